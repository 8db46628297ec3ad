"""The tables of a brief: whether each row has a cell for each column, and groups hold rows."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.content.blocks import Column, MergedCell, Table, TableRow
from briefpress.content.commas import parted_number
from briefpress.content.library import Library
from briefpress.content.walk import Part
from briefpress.content.words import Copy
from briefpress.diagnostics import Diagnostic, counted
from briefpress.yaml_file import KeyPath

# Years are labels: no sign parts their thousands.
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


def check_table(library: Library, part: Part, table: Table) -> Iterator[Diagnostic]:
    """Yield what is wrong with the rows and widths of a table."""
    for position, row in enumerate(table.rows):
        yield from _row(library, (*part.path, "rows", position), row, table.columns)
    total = sum(column.width or 0 for column in table.columns)
    if total > 100:
        place = library.yaml.place((*part.path, "columns"), of_key=True)
        yield Diagnostic("content.wide-table", f"the columns are {total} per cent wide together", place)


def rows_of(table: Table) -> Iterator[TableRow]:
    """Yield the rows that have cells, those of groups among them."""
    for row in table.rows:
        yield from row.rows if row.group else (row,)


def are_years(table: Table, column: int) -> bool:
    """Say whether the numbers of a column of cells are all years, or name rows: they are written without signs."""
    if table.columns[column].header:
        return True
    numbers = [cell for row in rows_of(table) for cell in row.cells[column : column + 1] if _is_number(cell)]
    return bool(numbers) and all(
        not isinstance(one, Copy | MergedCell | None) and one == int(one) and _FIRST_YEAR <= one <= _LAST_YEAR
        for one in numbers
    )


def _is_number(cell: object) -> bool:
    return cell is not None and not isinstance(cell, Copy | MergedCell)


def _row(library: Library, path: KeyPath, row: TableRow, columns: tuple[Column, ...]) -> Iterator[Diagnostic]:
    if row.group or row.rows:
        yield from _group(library, path, row, columns)
        return
    place = library.yaml.place((*path, "cells"))
    if not row.cells:
        message, hint = "the row has no cells", "write cells: [...], or group: with rows: below it"
        yield Diagnostic("content.missing-key", message, library.yaml.place(path), hint)
        return
    count = sum(cell.span if isinstance(cell, MergedCell) else 1 for cell in row.cells)
    if count != len(columns):
        parted = parted_number(library.yaml, (*path, "cells"))
        message = f"the row has {counted(count, 'cell')}, the table {counted(len(columns), 'column')}"
        hint = 'a cell with nothing in it is written "" or null; one across several columns {text: ..., span: 2}'
        yield parted or Diagnostic("content.ragged-table", message, place, hint)


def _group(library: Library, path: KeyPath, row: TableRow, columns: tuple[Column, ...]) -> Iterator[Diagnostic]:
    place = library.yaml.place(path)
    if row.cells:
        message, hint = "the row has cells and is a group", "put its cells into a row of their own, under rows:"
        yield Diagnostic("content.bad-group", message, place, hint)
    elif not row.group or not row.rows:
        missing = "rows" if row.group else "group"
        yield Diagnostic("content.missing-key", f'the group has no "{missing}"', place)
    for position, inner in enumerate(row.rows):
        inside = (*path, "rows", position)
        if inner.group or inner.rows:
            message, hint = "a group stands in another group", "let each group be a row of the table itself"
            yield Diagnostic("content.bad-group", message, library.yaml.place(inside), hint)
        else:
            yield from _row(library, inside, inner, columns)
