"""Sheets are folded, cut and piled here as people do it: what they then read is in order."""

from __future__ import annotations

import pytest

from briefpress.writers.pdf.prepress.order import Side, order
from briefpress.writers.pdf.prepress.printing import BOOKLET, STACK, TWO_UP

COUNTS = range(1, 17)
LEFT_TO_RIGHT, RIGHT_TO_LEFT = False, True
Leaf = tuple[int, int]
"""A page and what is on its back."""


def leaves(sides: tuple[Side, ...]) -> tuple[list[Leaf], list[Leaf]]:
    """Return left and right halves of sheets, printed on both sides and turned over the short one."""
    pairs = list(zip(sides[::2], sides[1::2], strict=True))
    return [(front.left, back.right) for front, back in pairs], [(front.right, back.left) for front, back in pairs]


def folded(sides: tuple[Side, ...], *, is_right_to_left: bool) -> list[int]:
    """Return the pages of sheets that are laid into each other, folded once, and leafed through from the front."""
    left, right = leaves(sides)
    front, back = (left, right) if is_right_to_left else (right, left)
    opened = [page for leaf in front for page in leaf]
    # Behind the fold each half is met the other way round, the innermost first.
    return opened + [page for leaf in reversed(back) for page in reversed(leaf)]


def piled(sides: tuple[Side, ...], *, is_right_to_left: bool) -> list[int]:
    """Return the pages of sheets that are cut in the middle, the first pile laid on the second."""
    left, right = leaves(sides)
    return [page for leaf in (right + left if is_right_to_left else left + right) for page in leaf]


def read(count: int, pages: list[int]) -> None:
    """Say that pages are in order, and after them only blank ones."""
    assert list(range(1, count + 1)) == pages[:count]
    assert {0} >= set(pages[count:])


@pytest.mark.parametrize("is_right_to_left", [LEFT_TO_RIGHT, RIGHT_TO_LEFT])
@pytest.mark.parametrize("count", COUNTS)
def test_a_booklet_is_in_order_when_it_is_folded(count: int, is_right_to_left: bool) -> None:
    sides = order(BOOKLET, count, is_right_to_left=is_right_to_left)

    assert -(-count // 4) * 2 == len(sides)
    read(count, folded(sides, is_right_to_left=is_right_to_left))


@pytest.mark.parametrize("is_right_to_left", [LEFT_TO_RIGHT, RIGHT_TO_LEFT])
@pytest.mark.parametrize("count", COUNTS)
def test_a_pile_is_in_order_when_it_is_cut(count: int, is_right_to_left: bool) -> None:
    sides = order(STACK, count, is_right_to_left=is_right_to_left)

    assert -(-count // 4) * 2 == len(sides)
    read(count, piled(sides, is_right_to_left=is_right_to_left))


@pytest.mark.parametrize("count", COUNTS)
def test_a_handout_is_in_order_as_it_is(count: int) -> None:
    sides = order(TWO_UP, count)
    mirrored = order(TWO_UP, count, is_right_to_left=True)

    read(count, [page for side in sides for page in (side.left, side.right)])
    read(count, [page for side in mirrored for page in (side.right, side.left)])


def test_inner_sheets_of_a_booklet_know_how_many_lie_around_them() -> None:
    assert [0, 0, 1, 1, 2, 2] == [side.inside for side in order(BOOKLET, 12)]
    assert {0} == {side.inside for side in order(STACK, 12)}
