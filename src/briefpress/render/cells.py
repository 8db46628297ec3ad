"""A row of a table -> its cells as printed: numbers as the language writes them, one decimal sign under the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup, escape

from briefpress.content.table_block import CellValue, Column, MergedCell, Table, TableRow, extent_of
from briefpress.content.tables import are_years
from briefpress.content.words import Copy
from briefpress.render.printer import Printer, decimals_typed

# As wide as a figure, and as a point or a comma between figures: what a number lacks of its neighbours' decimals.
_FIGURE_SPACE, _POINT_SPACE = "\u2007", "\u2008"


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell of a row."""

    markup: Markup
    is_header: bool
    """Whether it heads its row."""
    is_end: bool
    """Whether it is set to the edge where reading ends."""
    span: int = 1
    rows: int = 1
    reaches_end: bool = True
    """Whether the last cell of a row ends with the table's last column, which one from above may have taken."""
    is_last: bool = False
    """Whether a cell that goes down ends with the table."""

    @property
    def classes(self) -> str:
        """What style sheets need to know of it."""
        end = "end" if self.is_end and not self.is_header else ""
        return " ".join(filter(None, (end, "" if self.reaches_end else "inner", "last" if self.is_last else "")))


def cells_of(printer: Printer, table: Table, row: TableRow) -> Iterator[PrintedCell]:
    """Yield the cells of a row, each with what its column asks for."""
    rows = list(table.placed_rows)
    at, cells = next((at, cells) for at, (one, cells, _) in enumerate(rows) if one is row)
    for place, cell in cells:
        column = table.columns[place] if place < len(table.columns) else table.columns[-1]
        across, down = extent_of(cell)
        is_merged = isinstance(cell, MergedCell)
        yield PrintedCell(
            printer.markup(cell.text) if isinstance(cell, MergedCell) else _markup(printer, table, place, cell),
            column.header,
            is_end=not is_merged and is_end_column(table, column),
            span=across,
            rows=down,
            reaches_end=place + across == len(table.columns) or place != cells[-1][0],
            is_last=down > 1 and at + down == len(rows),
        )


def is_joined(table: Table, row: TableRow) -> bool:
    """Say whether a cell of a row above goes down to a row: no page may part the two."""
    return any(where.covered for one, _, where in table.placed_rows if one is row)


def is_end_column(table: Table, column: Column) -> bool:
    """Say whether a column is set to the edge where reading ends: as it says, else where it has only numbers."""
    if column.align:
        return column.align != "start"
    place = next((place for place, one in enumerate(table.columns) if one is column), 0)
    return not column.header and _has_numbers_only(table, place)


def number_shown(printer: Printer, value: Decimal, *, is_label: bool = False) -> str:
    """Return a number with the decimals that it was typed with; a label, such as a year, without signs between."""
    decimals = decimals_typed(value)
    if is_label and not decimals:
        return str(value).replace("-", "\u2212")
    return printer.number(value, decimals)


def _has_numbers_only(table: Table, place: int) -> bool:
    cells = [cell for _, cell in _column(table, place) if cell is not None]
    return bool(cells) and all(isinstance(cell, Decimal) for cell in cells)


def _column(table: Table, wanted: int) -> Iterator[tuple[TableRow, CellValue]]:
    """Yield the cells of a column that are of it alone, with their rows."""
    for row, cells, _ in table.placed_rows:
        yield from ((row, cell) for place, cell in cells if place == wanted and not isinstance(cell, MergedCell))


def _markup(printer: Printer, table: Table, place: int, cell: Copy | Decimal | None) -> Markup:
    if cell is None:
        return Markup()
    column = table.columns[place]
    shown = _shown(printer, table, place, cell)
    markup = printer.markup(cell) if isinstance(cell, Copy) else escape(shown)
    is_set_to_sign = column.align == "decimal" or (not column.align and is_end_column(table, column))
    return markup + _lacking(printer, table, place, shown) if is_set_to_sign else markup


def _shown(printer: Printer, table: Table, place: int, cell: CellValue) -> str:
    if isinstance(cell, Decimal):
        return number_shown(printer, cell, is_label=are_years(table, place))
    return printer.plain(cell) if isinstance(cell, Copy) else ""


def _lacking(printer: Printer, table: Table, place: int, shown: str) -> str:
    """Return room for the decimals that a number lacks of the longest of its column; none beside what is no number."""
    sign = printer.decimal_sign
    own = _decimals(shown, sign)
    most = max(
        (_decimals(_shown(printer, table, place, cell), sign) or 0 for _, cell in _column(table, place)), default=0
    )
    if own is None or own >= most:
        return ""
    return (_POINT_SPACE if own == 0 else "") + _FIGURE_SPACE * (most - own)


def _decimals(shown: str, sign: str) -> int | None:
    """Return how many decimals a written number has; None for what is no number."""
    if not re.fullmatch(r"[-\u2212+]?\d[\d.,\u00a0\u202f\u2019' ]*", shown):
        return None
    before, found, after = shown.rpartition(sign)
    return len(after) if found and before and after.isdigit() else 0
