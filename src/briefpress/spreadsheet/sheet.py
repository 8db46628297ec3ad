"""The nouns of a spreadsheet: cells with what they hold and where they stand, and the part of a sheet that is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefpress.diagnostics import BriefPressError, Diagnostic, Place

MOST_ROWS, MOST_COLUMNS = 2_000, 60
MOST_MERGED_ROWS = 60
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6}):\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds."""

    value: str
    """Text, or a number with a point before its decimals; empty where there is nothing."""
    is_number: bool
    place: Place
    span: int = 1
    """How many columns it goes across."""
    is_covered: bool = False
    """Whether another cell goes across or down to this one."""
    rows: int = 1
    """Over how many rows it goes down."""


Rows = tuple[tuple[Cell, ...], ...]
"""Of one sheet, all as long; the first cell is A1."""


def part_of(rows: Rows, wanted: str, place: Place) -> Rows:
    """Return the cells of a range such as `B2:F14`, or those that hold something. `place` is where that was asked for.

    Raises BriefPressError for what is no range, holds nothing, or is larger than a page can take.
    """
    top, left, bottom, right = _corners(wanted, place) if wanted else _used(rows)
    found = tuple(row[left : right + 1] for row in rows[top : bottom + 1])
    if not any(cell.value for row in found for cell in row):
        message = f"{wanted} of the file holds nothing" if wanted else "the file holds nothing"
        raise _finding("content.empty-file", message, place, "name the sheet or the range that has the cells")
    if len(found) > MOST_ROWS or len(found[0]) > MOST_COLUMNS:
        message = f"the file has more than {MOST_ROWS} rows or {MOST_COLUMNS} columns"
        raise _finding("content.large-file", message, place, "name the cells that are to be printed: range: A1:F20")
    return found


def column_name(column: int) -> str:
    """Return `A` for 0, `AA` for 26."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def column_number(name: str) -> int:
    """Return 0 for `A`, 26 for `AA`."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _corners(wanted: str, place: Place) -> tuple[int, int, int, int]:
    match = _RANGE.fullmatch(wanted.upper())
    if not match:
        raise _finding("content.bad-range", f'"{wanted}" is no range of cells', place, "write it such as B2:F14")
    left, top, right, bottom = column_number(match[1]), int(match[2]) - 1, column_number(match[3]), int(match[4]) - 1
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)


def _used(rows: Rows) -> tuple[int, int, int, int]:
    places = [(down, across) for down, row in enumerate(rows) for across, cell in enumerate(row) if cell.value]
    if not places:
        return 0, 0, 0, 0
    acrosses = [across for _, across in places]
    # A cell that goes down below all others takes rows of its own.
    downs = [down + rows[down][across].rows - 1 for down, across in places] + [down for down, _ in places]
    return min(downs), min(acrosses), max(downs), max(acrosses)


def squared(rows: list[list[Cell]], empty: Cell) -> Rows:
    """Return rows that are all as long, with empty cells where a file has none."""
    width = max((len(row) for row in rows), default=0)
    return tuple(_filled(rows, width, empty))


def _filled(rows: list[list[Cell]], width: int, empty: Cell) -> Iterator[tuple[Cell, ...]]:
    for row in rows:
        last = row[-1] if row else empty
        yield (*row, *(Cell("", is_number=False, place=last.place) for _ in range(width - len(row))))


def _finding(code: str, message: str, place: Place, hint: str) -> BriefPressError:
    return BriefPressError([Diagnostic(code, message, place, hint)])
