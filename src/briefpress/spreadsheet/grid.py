"""How far cells go across and down -> the columns that they begin in, those that are covered from above passed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Extent: TypeAlias = tuple[int, int]
"""How many columns a cell goes across, and how many rows down."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """Where the cells of a row stand."""

    columns: tuple[int, ...]
    """The column that each of them begins in, from 0."""
    covered: frozenset[int]
    """The columns that cells of rows above reach down to."""


def grid_of(rows: Iterable[Sequence[Extent]]) -> Iterator[GridRow]:
    """Yield where the cells of each row stand."""
    below: dict[int, int] = {}  # how many rows more a column is covered
    for row in rows:
        covered = frozenset(below)
        below = {column: left - 1 for column, left in below.items() if left > 1}
        columns, place = [], 0
        for across, down in row:
            while place in covered:
                place += 1
            columns.append(place)
            if down > 1:
                below |= dict.fromkeys(range(place, place + across), down - 1)
            place += across
        yield GridRow(tuple(columns), covered)
