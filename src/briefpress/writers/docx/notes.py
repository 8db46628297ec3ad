"""Notes -> footnotes.xml and the references to it. Their list at the end is for formats without footnotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from briefpress.document import tree
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.bookmarks import Marks
from briefpress.writers.docx.inline import Inlines, RunContext
from briefpress.writers.docx.look import Look
from briefpress.writers.docx.markup import Element, paragraph, root, run, w


def notes_part(kind: str) -> Element:
    """Return the root of a part of notes, `footnote` or `endnote`, with the two separators (17.11.23, 17.11.1)."""
    separators = {-1: "separator", 0: "continuationSeparator"}
    made = (
        w(kind, paragraph(Style.FOOTNOTE_TEXT.id, [run(None, w(name))]), type=name, id=number)
        for number, name in separators.items()
    )
    return root(f"{kind}s", *made)


class Footnotes:
    """Writes each note when its reference is met, so that they come in the order of the text."""

    def __init__(
        self,
        document: tree.Document,
        part: Element,
        relate: Callable[[str], str],
        look: Look,
        marks: Marks,
        pages: Mapping[str, int],
    ) -> None:
        self._notes = dict(_notes(document))
        self._part = part
        self._inlines = Inlines(look, marks, pages, relate)
        self._count = 0

    def reference(self, identifier: str, context: RunContext) -> list[Element]:
        """Return the run that refers to a note, after writing the note; nothing when there is no such note."""
        note = self._notes.get(identifier)
        if note is None:
            return []
        self._count += 1
        self._part.append(self._footnote(note, context))
        properties = self._inlines.properties(context.styled(Style.FOOTNOTE_REFERENCE), context.is_right_to_left)
        return [run(properties, w("footnoteReference", id=self._count))]

    def _footnote(self, note: tree.Item, context: RunContext) -> Element:
        sign = self._inlines.properties(context.styled(Style.FOOTNOTE_REFERENCE), context.is_right_to_left)
        words = self._inlines.write((tree.Text(" "), *_words(note)), self._inlines.context())
        content = self._inlines.marks.around_id(note.attributes.id, [run(sign, w("footnoteRef")), *words])
        made = paragraph(Style.FOOTNOTE_TEXT.id, content)
        self._inlines.marks.stamp(made, note.attributes.id)
        return w("footnote", made, id=self._count)


def _notes(document: tree.Document) -> Iterator[tuple[str, tree.Item]]:
    for node in tree.walk(document):
        if isinstance(node, tree.Group) and "notes" in node.attributes.classes:
            yield from ((item.attributes.id, item) for item in tree.walk(node) if isinstance(item, tree.Item))


def _words(node: tree.Node) -> Iterator[tree.Inline]:
    """Yield the inlines of a note, without the link back: a footnote stands where it is referred to."""
    for child in tree.children_of(node):
        if isinstance(child, tree.Link) and "back" in child.attributes.classes:
            continue
        if isinstance(child, tree.Paragraph):
            yield from _words(child)
        elif isinstance(child, tree.Text | tree.Styled | tree.Link | tree.LineBreak | tree.Image):
            yield child
