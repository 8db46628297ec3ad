"""Pages -> tables that are wider than their room: which column is to blame, with which word, and by how much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from weasyprint.formatting_structure import boxes

from briefpress.diagnostics import Diagnostic
from briefpress.writers.pdf.layout import Pages
from briefpress.writers.pdf.placed import attribute, placed_boxes

# CSS pixels; less is rounding.
_TOLERANCE = 2.0
_MM_PER_PIXEL = 25.4 / 96


@dataclass(frozen=True, slots=True)
class WideTable:
    """A table that does not fit."""

    identifier: str
    page: int
    over_mm: float
    columns: int
    head: str
    """Of the widest column."""
    word: str
    """The widest piece of it that no line breaks."""
    word_mm: float
    is_across: bool = False
    """Whether it has a page already that lies across."""

    def finding(self) -> Diagnostic:
        """Return what a reader of findings is told."""
        where = f'its column "{self.head}" ' if self.head else "its widest column "
        message = (
            f'the table "{self.identifier}" on page {self.page} is {self.over_mm:.0f} mm too wide, set as close as it '
            f'may be, with {self.columns} columns: {where}needs {self.word_mm:.0f} mm for "{self.word}"'
        )
        ways = "" if self.is_across else "give it a page that lies across (wide: true), "
        hint = f"{ways}shorten that word, leave a column out, make two tables, or let rows and columns change places"
        return Diagnostic("layout.wide-table", message, hint=hint)


def wide_tables(pages: Pages) -> tuple[WideTable, ...]:
    """Return the tables that are too wide, each once."""
    found: dict[str, WideTable] = {}
    for placed in placed_boxes(pages):
        for box, spot in placed:
            if isinstance(box, boxes.TableBox) and len(spot.path) > 2:
                over = float(box.border_width()) - float(spot.path[-3].width)
                identifier = attribute(box, "id")
                if identifier and over > _TOLERANCE and identifier not in found:
                    table = _wide_table(box, identifier, spot.page, over * _MM_PER_PIXEL)
                    found[identifier] = replace(table, is_across=spot.inside("div", "wide") is not None)
    return tuple(found.values())


def is_turned(box: boxes.Box) -> bool:
    """Say whether a box is that of a head that runs upwards."""
    return "turned" in attribute(box, "class").split()


def _wide_table(table: boxes.Box, identifier: str, page: int, over_mm: float) -> WideTable:
    """Return what is wrong with a table: the column that takes most, and its widest piece."""
    widest: dict[int, tuple[float, str]] = {}
    heads: dict[int, str] = {}
    for cell in _cells(table):
        for width, words in () if is_turned(cell) else _lines(cell):
            if cell.colspan == 1 and width > widest.get(cell.grid_x, (0.0, ""))[0]:
                widest[cell.grid_x] = (width, words)
        if cell.element_tag == "th" and cell.element.get("scope") == "col":
            heads[cell.grid_x] = " ".join(words for _, words in _lines(cell))
    column = max(widest, key=lambda place: widest[place][0], default=0)
    width, words = widest.get(column, (0.0, ""))
    count = len(table.column_widths)
    return WideTable(identifier, page, max(over_mm, 1.0), count, heads.get(column, ""), words, width * _MM_PER_PIXEL)


def _cells(box: boxes.Box) -> Iterator[boxes.Box]:
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.TableCellBox):
            yield child
        else:
            yield from _cells(child)


def _lines(box: boxes.Box) -> Iterator[tuple[float, str]]:
    """Yield the lines of a cell with their widths."""
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.LineBox):
            texts = list(_texts(child))
            words = "".join(one.text for one in texts)
            yield sum(float(one.width) for one in texts), " ".join(words.replace("\u00ad", "").split())
        else:
            yield from _lines(child)


def _texts(box: boxes.Box) -> Iterator[boxes.Box]:
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.TextBox):
            yield child
        else:
            yield from _texts(child)
