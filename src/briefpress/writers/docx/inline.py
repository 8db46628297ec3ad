"""Inlines -> runs, links, fields and bookmarks of a paragraph. Knows no block."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefpress.document import tree
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.bookmarks import Marks, plain
from briefpress.writers.docx.direction import stretches
from briefpress.writers.docx.look import Look, Script, script_of, word_language
from briefpress.writers.docx.markup import Element, related, run, text_content, w, with_text

MARKS = {"documented": "■", "reported": "⬓", "official": "□", "view": "○"}
"""The mark of each status, told apart by shape, not by colour."""

_TIE = "\u00a0"
_ARROW = "↑"
BREAK = "\u200b"
"""The space without width, where a line may be broken."""
_STROKES = re.compile(r"(?<=/)(?=[^/])")
# Word and LibreOffice break a line after an en dash, and hold no character between it and a figure that both honour;
# a no-break hyphen they both do.
_NO_BREAK_DASH = {ord("–"): "\u2011"}

_STYLES = {
    tree.Mark.STRONG: Style.STRONG,
    tree.Mark.BOLD: Style.STRONG,
    tree.Mark.EMPHASIS: Style.EMPHASIS,
    tree.Mark.TITLE: Style.SOURCE_TITLE,
    tree.Mark.SMALL: Style.HEADING_ASIDE,
    tree.Mark.SUPERSCRIPT: Style.SUPERSCRIPT,
}
_UPRIGHT = frozenset({Style.EMPHASIS, Style.SOURCE_TITLE})


@dataclass(frozen=True, slots=True)
class RunContext:
    """How a run speaks: its character style, language and direction."""

    language: str
    is_right_to_left: bool
    style: Style | None = None
    citation: Style = Style.CITATION
    """The style of citations in this kind of block."""

    def within(self, attributes: tree.Attributes) -> RunContext:
        """Return the context inside a node."""
        direction = attributes.direction
        return replace(
            self,
            language=attributes.language or self.language,
            is_right_to_left=direction == "rtl" if direction else self.is_right_to_left,
        )

    def styled(self, style: Style | None) -> RunContext:
        """Return the context in a style inside its own: a run has one, so two kinds of emphasis have a third."""
        if style is None:
            return self
        if {self.style, style} & _UPRIGHT and Style.STRONG in (self.style, style):
            return replace(self, style=Style.STRONG_EMPHASIS)
        return replace(self, style=style)


class Inlines:
    """Writes the inlines of one part: text, a header, the notes."""

    def __init__(
        self,
        look: Look,
        marks: Marks,
        pages: Mapping[str, int],
        relate: Callable[[str], str],
        note: Callable[[str, RunContext], list[Element]] | None = None,
    ) -> None:
        """`relate` returns the part's relationship to an address; `note` the reference to a note, by its id."""
        self.look = look
        self.marks = marks
        self.pages = pages
        self.relate = relate
        self.note = note

    def context(self, citation: Style = Style.CITATION) -> RunContext:
        """Return the context of the document."""
        return RunContext(self.look.language, self.look.is_right_to_left, citation=citation)

    def write(self, inlines: Iterable[tree.Inline], context: RunContext) -> list[Element]:
        """Return what a paragraph holds for inlines."""
        return [made for inline in inlines for made in self.inline(inline, context)]

    def inline(self, inline: tree.Inline, context: RunContext) -> Iterable[Element]:
        match inline:
            case tree.Text(value=value):
                return self.text(value, context)
            case tree.Styled(attributes=attributes):
                return self.marks.around_id(attributes.id, self.styled(inline, context.within(attributes)))
            case tree.Link(attributes=attributes):
                return self.marks.around_id(attributes.id, self.link(inline, context.within(attributes)))
            case tree.LineBreak():
                return [run(None, w("br"))]
            case tree.Image(alternative=alternative):
                # A picture inside a line is an ornament of the page; its words stay.
                return self.text(alternative, context)

    def text(self, value: str, context: RunContext) -> Iterator[Element]:
        """Yield the runs of a text, one for each direction."""
        for stretch in stretches(value, context.is_right_to_left):
            yield run(self.properties(context, stretch.is_right_to_left), *text_content(stretch.text))

    def tab(self) -> Element:
        return run(None, w("tab"))

    def properties(self, context: RunContext, is_right_to_left: bool) -> Element | None:
        """Return a run's properties: the style's name, and what language makes necessary; nothing of the look."""
        is_foreign = context.language != self.look.language
        script = Script.COMPLEX if is_right_to_left else script_of(context.language)
        language = w("lang", **{str(script): word_language(context.language)}) if is_foreign else None
        made = w(
            "rPr",
            w("rStyle", val=context.style.id) if context.style else None,
            w("rFonts", hint="eastAsia") if script is Script.EAST_ASIAN else None,
            w("rtl") if is_right_to_left else None,
            language,
        )
        return made if len(made) else None

    def field(self, instruction: str, shown: str, context: RunContext) -> list[Element]:
        """Return the runs of a field with the result it has now (17.16.18)."""
        is_right_to_left = context.is_right_to_left

        def piece(content: Element) -> Element:
            return run(self.properties(context, is_right_to_left), content)

        return [
            piece(w("fldChar", fldCharType="begin")),
            piece(with_text(w("instrText"), f" {instruction} ")),
            piece(w("fldChar", fldCharType="separate")),
            piece(with_text(w("t"), shown)),
            piece(w("fldChar", fldCharType="end")),
        ]

    def styled(self, styled: tree.Styled, context: RunContext) -> list[Element]:
        classes = styled.attributes.classes
        if "status" in classes:
            return self.status(styled, context)
        if "number" in classes:
            return self.write(styled.children, context.styled(Style.HEADING_NUMBER))
        return self.write(styled.children, context.styled(_STYLES.get(styled.mark)))

    def status(self, styled: tree.Styled, context: RunContext) -> list[Element]:
        """Return a mark and its word, which a reader hears first."""
        mark = next((MARKS[name] for name in styled.attributes.classes if name in MARKS), "")
        label = context.styled(Style.STATUS)
        shown = [*self.text(mark, context.styled(Style.STATUS_MARK)), *self.text(_TIE, label)] if mark else []
        return [*shown, *self.write(styled.children, label)]

    def link(self, link: tree.Link, context: RunContext) -> list[Element]:
        classes = link.attributes.classes
        if "noteref" in classes:
            return self.note(link.target.removeprefix("#"), context) if self.note else []
        if "back" in classes:
            return self.hyperlink(link.target, self.back(link, context.styled(Style.BACK_LINK)))
        if "cite" in classes:
            shown = self.write(_unbroken(link), context.styled(_citation(classes, context)))
            return self.hyperlink(link.target, shown)
        reference = self.marks.reference(link.target.removeprefix("#")) if link.target.startswith("#") else None
        if reference and plain(tree.text_of(link)) == plain(reference.words):
            return self.field(reference.instruction, tree.text_of(link), context)
        style = None if link.target.startswith("#") else Style.HYPERLINK
        children = _broken(link) if _is_address(link) else link.children
        return self.hyperlink(link.target, self.write(children, context.styled(style)))

    def hyperlink(self, target: str, content: list[Element]) -> list[Element]:
        """Return a link. One that leads nowhere in this document is only its text."""
        if target.startswith("#"):
            anchor = self.marks.name(target[1:])
            return [w("hyperlink", *content, anchor=anchor, history=1)] if anchor else content
        return [related(w("hyperlink", *content, history=1), "id", self.relate(target))]

    def back(self, link: tree.Link, context: RunContext) -> list[Element]:
        """Return the words of a link back into the text: an arrow, or the page as a field."""
        target = link.target.removeprefix("#")
        words = "".join(child.value for child in link.children if isinstance(child, tree.Text)).replace(" ", _TIE)
        anchor, page = self.marks.name(target), self.pages.get(target)
        if not any(character.isalpha() for character in words):
            return list(self.text(words or _ARROW, context))
        if not anchor or page is None:
            return list(self.text(_ARROW, context))
        number = self.field(f"PAGEREF {anchor} \\h", str(page), context)
        return [*self.text(words, context), *number, *self.text(link.attributes.get("data-after"), context)]


def _citation(classes: tuple[str, ...], context: RunContext) -> Style | None:
    """Return the style of a citation: that of the block, unless a citation style has words or raised figures."""
    return Style.SUPERSCRIPT if "raised" in classes else None if "worded" in classes else context.citation


def _unbroken(citation: tree.Link) -> Iterator[tree.Inline]:
    """Yield what a citation shows as no line breaks it: one with words, or with many sources, may be broken."""
    classes = citation.attributes.classes
    dash: dict[int, str] = {} if "worded" in classes else _NO_BREAK_DASH
    kept = dash if {"worded", "long"} & set(classes) else {**dash, ord(" "): _TIE}
    for child in citation.children:
        yield replace(child, value=child.value.translate(kept)) if isinstance(child, tree.Text) else child


def _is_address(link: tree.Link) -> bool:
    """Return whether a link shows where it leads."""
    shown = tree.text_of(link)
    return "/" in shown and " " not in shown and shown in link.target


def _broken(link: tree.Link) -> Iterator[tree.Inline]:
    """Yield what a link shows of an address, which a line may break after each stroke, as it does in print."""
    for child in link.children:
        yield replace(child, value=_STROKES.sub(BREAK, child.value)) if isinstance(child, tree.Text) else child


def without_first_space(inlines: tuple[tree.Inline, ...]) -> tuple[tree.Inline, ...]:
    """Return inlines whose text does not begin with a space: a tab or a new line stands there."""
    match inlines:
        case (tree.Text(value=value), *rest):
            cut = value.lstrip(" ")
            return (tree.Text(cut), *rest) if cut else without_first_space(tuple(rest))
        case _:
            return inlines


def first_is(inlines: tuple[tree.Inline, ...], mark: tree.Mark, class_: str = "") -> bool:
    """Return whether inlines begin with a styled run of a kind."""
    first = inlines[0] if inlines else None
    return isinstance(first, tree.Styled) and first.mark is mark and (not class_ or class_ in first.attributes.classes)


def inside(inline: tree.Inline) -> tuple[tree.Inline, ...]:
    """Return what a styled run holds."""
    return inline.children if isinstance(inline, tree.Styled) else (inline,)
