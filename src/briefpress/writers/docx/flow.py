"""The body under the pen: its blocks in order, the sections that end in it, and the space that Word does not keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from docx.oxml.ns import qn

from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.bookmarks import Marks
from briefpress.writers.docx.look import Look
from briefpress.writers.docx.markup import Element, paragraph, w

Section = Callable[[tuple[float, ...], bool], Element]
"""Returns a section's properties, given the widths of its columns in points, and whether it is the first."""

# After a table, these have no space of their own before them.
_CLOSE = frozenset({Style.BODY_TEXT, Style.CLAIM, Style.LIST_BULLET, Style.LIST_NUMBER, Style.DEFINITION})


class Flow:
    """Collects the children of `w:body`."""

    def __init__(self, look: Look, marks: Marks, section: Section) -> None:
        self._look = look
        self._marks = marks
        self._section_properties = section
        self._elements: list[Element] = []
        self._last: Element | None = None
        """The last block: bookmarks between blocks do not count."""
        self._has_ended_section = False

    def paragraph(self, style: Style, content: Iterable[Element], *properties: Element) -> None:
        """Add a paragraph. `properties` are its own beside the style: a number in a list, and no other."""
        if style in _CLOSE and self._last is not None and self._last.tag.endswith("}tbl"):
            self._add(paragraph(Style.TABLE_GAP.id, ()))
        self._add(paragraph(style.id, content, *properties))

    def table(self, table: Element) -> None:
        if self._last is not None and self._last.tag.endswith("}tbl"):
            # Two tables that meet become one.
            self._add(paragraph(Style.TABLE_GAP.id, ()))
        self._add(table)

    def block(self, made: Element) -> None:
        """Add an element that stands between paragraphs."""
        self._add(made)

    @contextmanager
    def marked(self, identifier: str) -> Iterator[None]:
        """Put a bookmark around what is added meanwhile."""
        with self.marked_as(self._marks.name(identifier)):
            yield

    @contextmanager
    def marked_as(self, name: str) -> Iterator[None]:
        """Put a bookmark of a name around what is added meanwhile."""
        if not name:
            yield
            return
        start, end = self._marks.pair(name)
        self._elements.append(start)
        yield
        self._elements.append(end)

    def end_section(self, columns: tuple[float, ...]) -> None:
        """End a section here. Its properties are those of its last paragraph (17.6.18)."""
        last = self._last
        if last is None or not last.tag.endswith("}p") or _ends_section(last):
            last = paragraph(Style.SECTION_END.id, ())
            self._add(last)
        last[0].append(self._section(columns))

    def body(self) -> Element:
        """Return the body; its last section has one column."""
        if self._last is None or not self._last.tag.endswith("}p") or _ends_section(self._last):
            self._add(paragraph(Style.SECTION_END.id, ()))
        return w("body", *self._elements, self._section((self._look.text_width,)))

    def _section(self, columns: tuple[float, ...]) -> Element:
        is_first = not self._has_ended_section
        self._has_ended_section = True
        return self._section_properties(columns, is_first)

    def _add(self, made: Element) -> None:
        self._elements.append(made)
        self._last = made


def _ends_section(made: Element) -> bool:
    """Return whether a paragraph is already the last of a section."""
    return made[0].find(qn("w:sectPr")) is not None
