"""The body under the pen: its blocks in order, the sections that end in it, and the space that Word does not keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from docx.oxml.ns import qn

from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.bookmarks import PARAGRAPH_ID, Marks
from briefpress.writers.docx.look import Look
from briefpress.writers.docx.markup import Element, paragraph, w
from briefpress.writers.docx.sections import SectionKind, turned_width

Section = Callable[[tuple[float, ...], SectionKind], Element]
"""Returns a section's properties, given the widths of its columns in points, and its kind."""

# After a table, which has no space of its own, these need some before them.
_AFTER_TABLE = {
    Style.BODY_TEXT: Style.BODY_TEXT_AFTER_TABLE,
    Style.CLAIM: Style.CLAIM_AFTER_TABLE,
    Style.LIST_BULLET: Style.LIST_BULLET_AFTER_TABLE,
    Style.LIST_NUMBER: Style.LIST_NUMBER_AFTER_TABLE,
    Style.DEFINITION: Style.DEFINITION_AFTER_TABLE,
}


class Flow:
    """Collects the children of `w:body`."""

    def __init__(self, look: Look, marks: Marks, section: Section) -> None:
        self._look = look
        self._marks = marks
        self._section_properties = section
        self._elements: list[Element] = []
        self._waiting: list[Element] = []
        """Ends of bookmarks, after a table, for the next paragraph."""
        self._last: Element | None = None
        """The last block: bookmarks between blocks do not count."""
        self._has_ended_section = False
        self._lies_across = False
        """Whether the section that is being written lies across."""
        self._lay_across = False
        """Whether the one before it did."""
        self._ended: tuple[float, ...] | None = None
        """The columns of a section that has ended, until something follows it."""

    def paragraph(self, style: Style, content: Iterable[Element], *properties: Element) -> Element:
        """Add a paragraph. `properties` are its own beside the style: a number in a list, and no other."""
        self._begin_section()
        if self._last is not None and self._last.tag.endswith("}tbl"):
            style = _AFTER_TABLE.get(style, style)
        made = paragraph(style.id, content, *properties)
        self._add(made)
        return made

    def table(self, table: Element) -> None:
        self._begin_section()
        if self._last is not None and self._last.tag.endswith("}tbl"):
            # Two tables that meet become one: only a paragraph parts them.
            self._add(paragraph(Style.TABLE_GAP.id, ()))
        self._add(table)

    def block(self, made: Element) -> None:
        """Add an element that stands between paragraphs."""
        self._begin_section()
        self._add(made)

    @contextmanager
    def marked(self, identifier: str) -> Iterator[None]:
        """Put a bookmark around what is added meanwhile; a first paragraph without an id of its own has this one's."""
        place = len(self._elements)
        with self.marked_as(self._marks.name(identifier)):
            yield
        first = next((made for made in self._elements[place:] if made.tag == qn("w:p")), None)
        if first is not None and PARAGRAPH_ID not in first.attrib:
            self._marks.stamp(first, identifier)

    @contextmanager
    def marked_as(self, name: str) -> Iterator[None]:
        """Put a bookmark of a name around what is added meanwhile."""
        if not name:
            yield
            return
        start, end = self._marks.pair(name)
        self._elements.append(start)
        yield
        if self._last is not None and self._last.tag.endswith("}tbl"):
            # LibreOffice loses bookmarks that end between a table and a paragraph.
            self._waiting.append(end)
        else:
            self._elements.append(end)

    def end_section(self, columns: tuple[float, ...]) -> None:
        """End a section here, unless there is nothing in it.

        Its properties are those of its last paragraph, or of the body's end (17.6.17, 17.6.18).
        """
        if self._last is not None and self._ended is None and not _ends_section(self._last):
            self._ended = columns

    @contextmanager
    def lying_across(self) -> Iterator[None]:
        """Put what is added meanwhile into a section of its own, whose pages lie across."""
        self.end_section((self._look.text_width,))
        self._begin_section()
        self._lies_across = True
        yield
        self.end_section((turned_width(self._look),))
        self._begin_section()
        self._lies_across = False

    def _begin_section(self) -> None:
        """Begin what follows a section that ended, now that something does."""
        if self._ended is None:
            return
        columns, self._ended = self._ended, None
        last = self._last
        if last is None or not last.tag.endswith("}p"):
            last = paragraph(Style.SECTION_END.id, ())
            self._add(last)
        last[0].append(self._section(columns))

    def body(self) -> Element:
        """Return the body. Columns that end it are not made equally high: only Word's reader can tell where it ends."""
        if self._last is None or not self._last.tag.endswith("}p"):
            # The body does not end in a table.
            self._add(paragraph(Style.SECTION_END.id, ()))
        return w("body", *self._elements, self._section(self._ended or (self._look.text_width,)))

    def _section(self, columns: tuple[float, ...]) -> Element:
        starts_page = self._lies_across or self._lay_across
        kind = SectionKind(not self._has_ended_section, self._lies_across, starts_page)
        self._has_ended_section, self._lay_across = True, self._lies_across
        return self._section_properties(columns, kind)

    def _add(self, made: Element) -> None:
        if made.tag.endswith("}p"):
            # After the paragraph's properties, which come first.
            made[1:1] = self._waiting
        else:
            self._elements += self._waiting
        self._waiting = []
        self._elements.append(made)
        self._last = made


def _ends_section(made: Element) -> bool:
    """Return whether a block is a paragraph and already the last of a section."""
    return made.tag.endswith("}p") and made[0].find(qn("w:sectPr")) is not None
