"""Stretches of height -> the pages that they fill, broken as the style sheet lets them be. Lengths in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

# Where less of a page is used, what floats lets text pass. As the engine's measure has it (`engine.floats`).
_FULL = 0.85


# Without slots: its height is worked out once, and asked for at each of many lengths that are tried.
@dataclass(frozen=True)
class Stretch:
    """Something that stands in the flow of the text."""

    pieces: tuple[float, ...]
    """Heights of what no page break parts: lines, rows, or all of it."""
    above: float = 0.0
    below: float = 0.0
    """Margins; of two that meet, the larger counts."""
    fewest: int = 2
    """How many pieces stand on either side of a page break."""
    keeps_next: bool = False
    """Whether what follows begins on the same page, as after a heading."""
    floats: bool = False
    """Whether text that follows may pass it, to fill a page."""
    is_text: bool = False
    room: float = 0.0
    """What a page must have left for it to begin there."""
    repeats: float = 0.0
    """What stands above it again on each further page, such as the heads of a table."""
    columns: int = 1
    """In which its pieces stand side by side."""
    is_last_section: bool = False
    """Whether the list of sources begins with it."""

    @cached_property
    def height(self) -> float:
        return sum(self.pieces) if self.columns == 1 else balanced(self.pieces, self.columns)


def balanced(pieces: Sequence[float], columns: int) -> float:
    """Return how high columns are that hold pieces in order and are as low as they can be."""
    height = max(sum(pieces) / columns, *pieces, 0.0)
    while _in_columns(pieces, columns, height) < len(pieces):
        height += max(1.0, height / 100)
    return height


def _in_columns(pieces: Sequence[float], columns: int, height: float) -> int:
    """Return how many pieces columns of a height hold."""
    count = 0
    for _ in range(columns):
        used = 0.0
        while count < len(pieces) and used + pieces[count] <= height * (1 + 1e-9):
            used += pieces[count]
            count += 1
    return count


@dataclass(frozen=True, slots=True)
class Paper:
    """How high the text of a page may be."""

    first: float
    others: float

    def height(self, page: int) -> float:
        """Return the room of a page, counted from 1."""
        return self.first if page == 1 else self.others


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a document ends."""

    pages: int
    fill: float
    """Of the last page, 0 to 1."""
    last_section: float = 0.0
    """After how many pages the list of sources begins."""

    @property
    def length(self) -> float:
        """Pages, the last one as far as it is filled."""
        return self.pages - 1 + self.fill


def extent_of(stretches: Sequence[Stretch], paper: Paper) -> Extent:
    """Return where stretches end when they are set on pages one after the other."""
    waiting, page, depth, margin, last = list(stretches), 1, 0.0, 0.0, 0.0
    while waiting:
        one, height = waiting[0], paper.height(page)
        top = depth + max(margin, one.above) if depth else 0.0
        if depth and top + max(_start(waiting), one.room) > height:
            if _lets_pass(waiting, depth / height) and top + _start(waiting[1:]) <= height:
                waiting[:2] = reversed(waiting[:2])
                continue
            page, depth, margin = page + 1, 0.0, 0.0
            continue
        if one.is_last_section:
            last = page - 1 + top / height
        count = _fitting(one, height - top)
        if count == len(one.pieces):
            depth, margin = top + one.height, one.below
            waiting.pop(0)
        else:
            first, *others = one.pieces[count:]
            pieces = (first + one.repeats, *others)
            waiting[0] = replace(one, pieces=pieces, above=0.0, room=0.0, is_last_section=False)
            page, depth, margin = page + 1, 0.0, 0.0
    return Extent(page, min(1.0, depth / paper.height(page)), last)


def _start(waiting: Sequence[Stretch]) -> float:
    """Return how high the least is with which stretches begin on a page."""
    total, below = 0.0, 0.0
    for one in waiting:
        total += max(below, one.above) if total else 0.0
        is_broken = len(one.pieces) >= 2 * one.fewest and not one.keeps_next
        total += sum(one.pieces[: one.fewest]) if is_broken else one.height
        if not one.keeps_next:
            break
        below = one.below
    return total


def _lets_pass(waiting: Sequence[Stretch], used: float) -> bool:
    return waiting[0].floats and used < _FULL and len(waiting) > 1 and waiting[1].is_text


def _fitting(one: Stretch, room: float) -> int:
    """Return how many pieces of a stretch are set on a page; never none, so that each page gets on."""
    if one.height <= room or len(one.pieces) < 2 * one.fewest:
        return len(one.pieces)
    count = _in_columns(one.pieces, one.columns, room)
    return max(one.fewest, min(count, len(one.pieces) - one.fewest))
