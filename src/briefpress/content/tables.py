"""The tables of a brief: whether each row has a cell for each column, groups hold rows, and merged cells have room."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.content.blocks import Column, MergedCell, Table, TableRow
from briefpress.content.commas import parted_number
from briefpress.content.library import Library
from briefpress.content.table_block import Run, extent_of, grid_of_run, runs_of
from briefpress.content.walk import Part
from briefpress.content.words import Copy
from briefpress.diagnostics import Diagnostic, counted
from briefpress.spreadsheet.grid import GridRow
from briefpress.yaml_file import KeyPath

# Years are labels: no sign parts their thousands.
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


def check_table(library: Library, part: Part, table: Table) -> Iterator[Diagnostic]:
    """Yield what is wrong with the rows and widths of a table."""
    rows = (*part.path, "rows")
    for position, row in enumerate(table.rows):
        if row.group or row.rows:
            yield from _group(library, (*rows, position), row)
    for run in runs_of(table):
        for place, ((path, row), where) in enumerate(zip(run, grid_of_run(run), strict=True)):
            if not row.group and not row.rows:
                yield from _row(library, (*rows, *path), row, table.columns, where)
                yield from _merged(library, (*rows, *path), run[place:])
    total = sum(column.width or 0 for column in table.columns)
    if total > 100:
        place_of_columns = library.yaml.place((*part.path, "columns"), of_key=True)
        yield Diagnostic("content.wide-table", f"the columns are {total} per cent wide together", place_of_columns)


def are_years(table: Table, column: int) -> bool:
    """Say whether the numbers of a column of cells are all years, or name rows: they are written without signs."""
    if table.columns[column].header:
        return True
    cells = (cell for _, placed, _ in table.placed_rows for place, cell in placed if place == column)
    numbers = [cell for cell in cells if _is_number(cell)]
    return bool(numbers) and all(
        not isinstance(one, Copy | MergedCell | None) and one == int(one) and _FIRST_YEAR <= one <= _LAST_YEAR
        for one in numbers
    )


def _is_number(cell: object) -> bool:
    return cell is not None and not isinstance(cell, Copy | MergedCell)


def _row(
    library: Library, path: KeyPath, row: TableRow, columns: tuple[Column, ...], where: GridRow
) -> Iterator[Diagnostic]:
    place = library.yaml.place((*path, "cells"))
    if not row.cells and len(where.covered) < len(columns):
        message, hint = "the row has no cells", "write cells: [...], or group: with rows: below it"
        yield Diagnostic("content.missing-key", message, library.yaml.place(path), hint)
        return
    own = [column for start, cell in zip(where.columns, row.cells, strict=True) for column in _columns(start, cell)]
    count = len(own) + len(where.covered)
    if count != len(columns):
        parted = parted_number(library.yaml, (*path, "cells"))
        message = f"the row has {counted(count, 'cell')}, the table {counted(len(columns), 'column')}"
        hint = 'a cell with nothing in it is written "" or null; one across several columns {text: ..., span: 2}'
        if where.covered:
            message = message.replace(",", f", {len(where.covered)} of them merged with cells above,", 1)
            hint = "leave out of a row what a cell above with rows: goes down to"
        yield parted or Diagnostic("content.ragged-table", message, place, hint)
    elif where.covered & set(own):
        message, hint = (
            "a cell goes across what a merged cell above goes down to",
            "shorten its span, or the other's rows",
        )
        yield Diagnostic("content.bad-merge", message, place, hint)


def _columns(start: int, cell: object) -> range:
    return range(start, start + (cell.span if isinstance(cell, MergedCell) else 1))


def _merged(library: Library, path: KeyPath, run: Run) -> Iterator[Diagnostic]:
    """Yield what is wrong with the merged cells of the first row of a run."""
    row = run[0][1]
    for position, cell in enumerate(row.cells):
        if not isinstance(cell, MergedCell):
            continue
        place, down = library.yaml.place((*path, "cells", position)), cell.rows
        if extent_of(cell) == (1, 1):
            message, hint = "the cell is merged with no other", "write its text alone, or add span: or rows:"
            yield Diagnostic("content.bad-merge", message, place, hint)
        elif down > len(run):
            message = f"the cell goes down over {counted(down, 'row')}, where it can do so over {len(run)} at most"
            hint = "a cell goes down within its group, or among rows that stand in none"
            yield Diagnostic("content.bad-merge", message, place, hint)
        elif down > 1 and len({(other.from_, other.for_) for _, other in run[:down]}) > 1:
            message = "the cell goes down over rows that are not shown by the same editions"
            yield Diagnostic("content.bad-merge", message, place, "give these rows the same from: and for:")
        elif down > 1 and any(other.keep > 1 for _, other in run[:down]):
            message = "the cell goes down over rows that may be cut one by one"
            yield Diagnostic("content.bad-merge", message, place, "take keep: away from these rows")


def _group(library: Library, path: KeyPath, row: TableRow) -> Iterator[Diagnostic]:
    place = library.yaml.place(path)
    if row.cells:
        message, hint = "the row has cells and is a group", "put its cells into a row of their own, under rows:"
        yield Diagnostic("content.bad-group", message, place, hint)
    elif not row.group or not row.rows:
        missing = "rows" if row.group else "group"
        yield Diagnostic("content.missing-key", f'the group has no "{missing}"', place)
    for position, inner in enumerate(row.rows):
        if inner.group or inner.rows:
            message, hint = "a group stands in another group", "let each group be a row of the table itself"
            yield Diagnostic("content.bad-group", message, library.yaml.place((*path, "rows", position)), hint)
