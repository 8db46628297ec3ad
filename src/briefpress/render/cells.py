"""A row of a table -> its cells as printed: numbers as the language writes them, one decimal sign under the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from markupsafe import Markup, escape

from briefpress.content.table_block import CellValue, Column, MergedCell, PlacedRow, Table, TableRow, extent_of
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


class TableCells:
    """What templates ask of the cells of tables. What holds for a whole table is worked out once, not for each row.

    Not frozen: it keeps what it has worked out, of the tables of one page.
    """

    def __init__(self) -> None:
        self.known: dict[int, PlacedTable] = {}

    @property
    def functions(self) -> dict[str, Callable[..., object]]:
        """Those that templates call, by name."""
        return {"cells_of": self.cells_of, "is_end_column": self.is_end_column, "is_joined": self.is_joined}

    def cells_of(self, printer: Printer, table: Table, row: TableRow) -> Iterator[PrintedCell]:
        """Yield the cells of a row, each with what its column asks for."""
        return _cells_of(printer, self.placed(table), row)

    def is_joined(self, table: Table, row: TableRow) -> bool:
        """Say whether a cell of a row above goes down to a row: no page may part the two."""
        return id(row) in (placed := self.placed(table)).at and bool(placed.rows[placed.at[id(row)]][2].covered)

    def is_end_column(self, table: Table, column: Column) -> bool:
        """Say whether a column is set to the edge where reading ends: as it says, else where it has only numbers."""
        place = next((place for place, one in enumerate(table.columns) if one is column), 0)
        return self.placed(table).is_end_column(place)

    def placed(self, table: Table) -> PlacedTable:
        # With the table itself, so that no other takes its identity.
        if id(table) not in self.known:
            self.known[id(table)] = PlacedTable(table)
        return self.known[id(table)]


class PlacedTable:
    """A table, each of its cells in a column."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.rows: list[PlacedRow] = list(table.placed_rows)
        self.at = {id(row): place for place, (row, _, _) in enumerate(self.rows)}
        """Where each row stands, by its identity."""
        self.decimals: dict[tuple[int, str], int] = {}
        """The most that a number of a column has, by the column and the language's sign."""

    @cached_property
    def columns(self) -> Mapping[int, Sequence[CellValue]]:
        """The cells that are of one column alone."""
        found: dict[int, list[CellValue]] = {}
        for _, cells, _ in self.rows:
            for place, cell in cells:
                if not isinstance(cell, MergedCell):
                    found.setdefault(place, []).append(cell)
        return found

    @cached_property
    def _of_years(self) -> Mapping[int, bool]:
        return {place: are_years(self.table, place) for place in range(len(self.table.columns))}

    @cached_property
    def _of_numbers(self) -> frozenset[int]:
        """The columns that have numbers and nothing else."""
        written = {place: [cell for cell in cells if cell is not None] for place, cells in self.columns.items()}
        return frozenset(
            place for place, cells in written.items() if cells and all(isinstance(cell, Decimal) for cell in cells)
        )

    def is_end_column(self, place: int) -> bool:
        column = self.table.columns[place]
        if column.align:
            return column.align != "start"
        return not column.header and place in self._of_numbers

    def markup(self, printer: Printer, place: int, cell: Copy | Decimal | None) -> Markup:
        if cell is None:
            return Markup()
        column = self.table.columns[place]
        shown = self._shown(printer, place, cell)
        markup = printer.markup(cell) if isinstance(cell, Copy) else escape(shown)
        is_set_to_sign = column.align == "decimal" or (not column.align and self.is_end_column(place))
        return markup + self._lacking(printer, place, shown) if is_set_to_sign else markup

    def _shown(self, printer: Printer, place: int, cell: CellValue) -> str:
        if isinstance(cell, Decimal):
            return number_shown(printer, cell, is_label=self._of_years[place])
        return printer.plain(cell) if isinstance(cell, Copy) else ""

    def _lacking(self, printer: Printer, place: int, shown: str) -> str:
        """Return room for the decimals that a number lacks of the longest of its column; none beside what is none."""
        own = _decimals(shown, printer.decimal_sign)
        most = self._most_decimals(printer, place)
        if own is None or own >= most:
            return ""
        return (_POINT_SPACE if own == 0 else "") + _FIGURE_SPACE * (most - own)

    def _most_decimals(self, printer: Printer, place: int) -> int:
        sign = printer.decimal_sign
        if (place, sign) not in self.decimals:
            shown = (self._shown(printer, place, cell) for cell in self.columns.get(place, ()))
            self.decimals[place, sign] = max((_decimals(one, sign) or 0 for one in shown), default=0)
        return self.decimals[place, sign]


def _cells_of(printer: Printer, placed: PlacedTable, row: TableRow) -> Iterator[PrintedCell]:
    table, at = placed.table, placed.at[id(row)]
    cells = placed.rows[at][1]
    for place, cell in cells:
        known = place if place < len(table.columns) else len(table.columns) - 1
        column = table.columns[known]
        across, down = extent_of(cell)
        is_merged = isinstance(cell, MergedCell)
        yield PrintedCell(
            printer.markup(cell.text) if isinstance(cell, MergedCell) else placed.markup(printer, place, cell),
            column.header,
            is_end=not is_merged and placed.is_end_column(known),
            span=across,
            rows=down,
            reaches_end=place + across == len(table.columns) or place != cells[-1][0],
            is_last=down > 1 and at + down == len(placed.rows),
        )


def number_shown(printer: Printer, value: Decimal, *, is_label: bool = False) -> str:
    """Return a number with the decimals that it was typed with; a label, such as a year, without signs between."""
    decimals = decimals_typed(value)
    if is_label and not decimals:
        return str(value).replace("-", "\u2212")
    return printer.number(value, decimals)


def _decimals(shown: str, sign: str) -> int | None:
    """Return how many decimals a written number has; None for what is no number."""
    if not re.fullmatch(r"[-\u2212+]?\d[\d.,\u00a0\u202f\u2019' ]*", shown):
        return None
    before, found, after = shown.rpartition(sign)
    return len(after) if found and before and after.isdigit() else 0
