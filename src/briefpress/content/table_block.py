"""A table as its author writes it: columns, rows and groups of rows, cells of every kind. Frozen, like the brief."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from pydantic import Discriminator, Field, PlainValidator, Tag, WithJsonSchema

from briefpress.content.shown import Category, Model, Shown, or_in_file
from briefpress.content.words import Copy, cell_kind, cell_number_of
from briefpress.spreadsheet.grid import Extent, GridRow, grid_of
from briefpress.yaml_file import KeyPath

_CellNumber = Annotated[
    Decimal | None,
    PlainValidator(cell_number_of),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "null"}]}),
]


class MergedCell(Model):
    """A cell that goes across several columns or down over rows: `{text: Not measured, span: 3, rows: 2}`."""

    text: Copy
    """What stands in it."""
    span: Annotated[int, Field(ge=1, le=60)] = 1
    """How many columns it goes across."""
    rows: Annotated[int, Field(ge=1, le=60)] = 1
    """Over how many rows it goes down; those below leave it out."""


CellValue = Annotated[
    Annotated[Copy, Tag("words")] | Annotated[_CellNumber, Tag("number")] | Annotated[MergedCell, Tag("merged")],
    Discriminator(cell_kind),
]
"""Text, a number that each language writes in its own way, nothing, or a merged cell."""


class Column(Model):
    """A column of a table."""

    title: Category
    """The head of the column; a year may be a whole number."""
    header: bool = False
    """Whether its cells head their rows."""
    align: Literal["start", "end", "decimal"] | None = None
    """To which edge its cells are set, or to the decimal sign; left out, numbers are set to that, text to the start."""
    width: Annotated[int, Field(ge=1, le=100)] | None = None
    """Per cent of the table."""


class TableRow(Shown):
    """A row of a table: one cell for each column; or a heading over rows that belong together."""

    cells: Annotated[tuple[CellValue, ...], Field(strict=False)] = ()
    """As many as there are columns, a merged one counted as often as it spans; `null` where there is nothing.

    What a merged cell of a row above goes down to is left out.
    """
    group: Copy | None = None
    """The heading of a group of rows, instead of `cells`."""
    rows: Annotated[tuple[TableRow, ...], Field(strict=False)] = ()
    """The rows of the group."""


class Table(Shown):
    """A table of your own."""

    model_config = or_in_file("columns", "rows")

    type: Literal["table"]
    caption: Copy
    """What the table shows."""
    wide: bool = False
    """Whether it has a page of its own that lies across; not where a length promises one page only."""
    note: Copy | None = None
    """Below the table, in small type."""
    from_file: Annotated[str, Field(min_length=1)] | None = None
    """A CSV or XLSX file beside the brief that has the rows; its first row has the heads, unless `columns` has."""
    sheet: str | None = None
    """Of an XLSX file; left out, the first."""
    range: str | None = None
    """Which cells of the file, such as `B2:F14`; left out, all that hold something."""
    columns: Annotated[tuple[Column, ...], Field(min_length=1, strict=False)]
    """From the edge where reading starts; need not be written where a file has them."""
    rows: Annotated[tuple[TableRow, ...], Field(min_length=1, strict=False)]
    """One or more; written here or in a file."""

    @property
    def placed_rows(self) -> Iterator[PlacedRow]:
        """The rows that have cells, those of groups among them."""
        # Not kept: copies of a model, with other rows, would keep it too.
        for run in runs_of(self):
            for (_, row), where in zip(run, grid_of_run(run), strict=True):
                yield row, tuple(zip(where.columns, row.cells, strict=True)), where


Run: TypeAlias = Sequence[tuple[KeyPath, TableRow]]
"""Rows of one group, or between two groups, each with its path from the table's rows."""
PlacedRow: TypeAlias = tuple[TableRow, tuple[tuple[int, CellValue], ...], GridRow]
"""A row, its cells with the columns that they begin in, and what else is known of where it stands."""


def runs_of(table: Table) -> Iterator[Run]:
    """Yield the runs of a table, in order; headings of groups are in none. A cell goes down within its run."""
    run: list[tuple[KeyPath, TableRow]] = []
    for position, row in enumerate(table.rows):
        if row.group or row.rows:
            yield run
            yield [((position, "rows", place), inner) for place, inner in enumerate(row.rows)]
            run = []
        else:
            run.append(((position,), row))
    yield run


def grid_of_run(run: Run) -> Iterator[GridRow]:
    """Yield where the cells of each row of a run stand."""
    return grid_of([extent_of(cell) for cell in row.cells] for _, row in run)


def extent_of(cell: CellValue) -> Extent:
    """Return how far a cell goes across and down."""
    return (cell.span, cell.rows) if isinstance(cell, MergedCell) else (1, 1)
