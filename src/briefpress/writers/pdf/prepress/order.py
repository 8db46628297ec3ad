"""A number of pages -> which of them stands where on which sheet. Numbers only: it knows no file.

Sheets lie on their long side and are turned over the short one. What is read from the right is mirrored: a booklet in
Arabic opens at what is the back of an English one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefpress.writers.pdf.prepress.printing import BOOKLET, STACK


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet: pages counted from 1, 0 for none."""

    left: int
    right: int
    inside: int = 0
    """How many sheets lie around this one when it is folded."""


def order(form: str, count: int, *, is_right_to_left: bool = False) -> tuple[Side, ...]:
    """Return the sides of all sheets in the order in which they are printed, for a way of putting pages on them."""
    sides = {BOOKLET: _booklet, STACK: _stack}.get(form, _pairs)(count)
    if is_right_to_left:
        sides = (Side(side.right, side.left, side.inside) for side in sides)
    return tuple(Side(_there(side.left, count), _there(side.right, count), side.inside) for side in sides)


def _booklet(count: int) -> Iterator[Side]:
    """Yield sheets that are laid into each other and folded once; the last page is the back."""
    last = -(-count // 4) * 4
    for sheet in range(last // 4):
        yield Side(last - 2 * sheet, 2 * sheet + 1, sheet)
        yield Side(2 * sheet + 2, last - 2 * sheet - 1, sheet)


def _stack(count: int) -> Iterator[Side]:
    """Yield sheets that are cut in the middle, all at once; one pile laid on the other is in order."""
    leaves = -(-count // 2)
    sheets = -(-leaves // 2)
    for sheet in range(sheets):
        first, second = 2 * sheet + 1, 2 * (sheets + sheet) + 1
        yield Side(first, second)
        yield Side(second + 1, first + 1)


def _pairs(count: int) -> Iterator[Side]:
    """Yield sheets with two pages side by side, in order."""
    return (Side(page, page + 1) for page in range(1, count + 1, 2))


def _there(page: int, count: int) -> int:
    return page if page <= count else 0
