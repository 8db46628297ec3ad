"""A table of an outline -> a table of a brief: the columns' heads, rows, groups of rows, merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefpress.incoming.importing.lists import plain
from briefpress.incoming.importing.outline import Cell, Paragraph, Picture, Piece, Row, Run, Table
from briefpress.incoming.importing.remarks import Remarks
from briefpress.incoming.importing.wording import wording
from briefpress.yaml_file import YamlValue

NO_WORDS = "–"
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{0,5}[1-9])?")
_LONGEST_CELL = 1_200


def is_layout(table: Table) -> bool:
    """Say whether a table only puts text in its place: it has one row or column, or whole pages in its cells."""
    rows = [row for row in table.rows if any(_words(cell) for cell in row.cells)]
    width = _width(table)
    longest = max((len(_words(cell)) for row in rows for cell in row.cells), default=0)
    return len(rows) < 2 or width < 2 or longest > _LONGEST_CELL


def paragraphs_of(table: Table) -> Iterator[Paragraph]:
    """Yield the paragraphs of all cells, row after row."""
    for row in table.rows:
        for cell in row.cells:
            yield from cell.paragraphs


def pictures_of(table: Table) -> Iterator[tuple[Picture, Paragraph]]:
    for paragraph in paragraphs_of(table):
        yield from ((piece, paragraph) for piece in paragraph.pieces if isinstance(piece, Picture))


def table_of(table: Table, remarks: Remarks) -> dict[str, YamlValue]:
    """Return the columns and rows of a table that is none for layout."""
    width = _width(table)
    rows = [row for row in table.rows if any(_words(cell) for cell in row.cells)]
    count = max(1, next((at for at, row in enumerate(rows) if not _is_head(row)), len(rows) - 1))
    count = min(count, len(rows) - 1)
    if not _is_head(rows[0]):
        remarks.ask("the first row of the table was taken for the heads of its columns", table.place)
    columns: list[YamlValue] = [{"title": title} for title in _titles(rows[:count], width)]
    body = rows[count:]
    if _heads_rows(body) and isinstance(columns[0], dict):
        columns[0]["header"] = True
    return {"columns": columns, "rows": list(_rows(body, width))}


def _width(table: Table) -> int:
    return max((sum(cell.span for cell in row.cells) for row in table.rows), default=0)


def _is_head(row: Row) -> bool:
    filled = [cell for cell in row.cells if _words(cell)]
    return row.is_head or all(
        cell.is_head or all(one.is_bold for one in cell.paragraphs if one.words) for cell in filled
    )


def _titles(rows: Sequence[Row], width: int) -> Iterator[str]:
    """Yield the title of each column; of heads in several rows, one after the other."""
    for column in range(width):
        words = [_wording(_at(row, column)) for row in rows]
        yield ", ".join(dict.fromkeys(filter(None, words))) or NO_WORDS


def _at(row: Row, column: int) -> Cell | None:
    position = 0
    for cell in row.cells:
        position += cell.span
        if column < position:
            return cell
    return None


def _heads_rows(rows: Sequence[Row]) -> bool:
    firsts = [_words(row.cells[0]) for row in rows if row.cells]
    return all(firsts) and not all(_NUMBER.fullmatch(one) for one in firsts)


def _rows(rows: Sequence[Row], width: int) -> Iterator[YamlValue]:
    """Yield rows; one that is a single cell over all columns heads those that follow it."""
    numeric = [_is_numeric([_at(row, column) for row in rows]) for column in range(width)]
    group: list[YamlValue] | None = None
    for row, after in zip(rows, (*rows[1:], None), strict=True):
        if width > 1 and _is_whole(row, width) and after and not _is_whole(after, width):
            group = []
            yield {"group": _wording(next(cell for cell in row.cells if _words(cell))), "rows": group}
            continue
        cells: YamlValue = {"cells": _cells(row, width, numeric)}
        if group is None or _is_whole(row, width):
            group = None
            yield cells
        else:
            group.append(cells)


def _is_whole(row: Row, width: int) -> bool:
    filled = [cell for cell in row.cells if _words(cell)]
    return len(filled) == 1 and filled[0].span == width


def _cells(row: Row, width: int, numeric: Sequence[bool]) -> list[YamlValue]:
    made: list[YamlValue] = []
    position = 0
    for cell in row.cells:
        words = _wording(cell)
        if cell.span > 1 and words:
            made.append({"text": words, "span": cell.span})
        elif cell.span > 1:
            made += [None] * cell.span
        elif words and numeric[position]:
            number = _words(cell)
            made.append(float(number) if "." in number else int(number))
        else:
            made.append(words or None)
        position += cell.span
    return made + [None] * (width - position)


def _is_numeric(cells: Sequence[Cell | None]) -> bool:
    words = [_words(cell) for cell in cells if cell and _words(cell)]
    return bool(words) and all(_NUMBER.fullmatch(one) for one in words)


def _wording(cell: Cell | None) -> str:
    if cell is None:
        return ""
    pieces: list[Piece] = []
    for paragraph in cell.paragraphs:
        pieces += [
            *([Run(" ")] if pieces else []),
            *(plain(paragraph.pieces) if paragraph.is_bold else paragraph.pieces),
        ]
    return wording(pieces)


def _words(cell: Cell) -> str:
    return " ".join(one.words for one in cell.paragraphs if one.words)
