"""Pages as they are drawn -> findings for text that is there and cannot be seen.

A reader, and whatever reads pages by their text, would be told two different things. What is looked at is what a viewer
goes by (ISO 32000-1, 8.4 and 9.3): the clip in force, how letters are drawn, and how much shines through them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import hypot, inf
from typing import Protocol, TypeAlias

from briefpress.diagnostics import Diagnostic

# Points: a letter may lean out of its box.
_TOLERANCE = 1.0
_MM = 25.4 / 72
_CLEAR = re.compile(rb"/a0(?:\.0*)? gs")
_UNSEEN = b"3 Tr"
_LETTERS = re.compile(rb"<([0-9a-fA-F]+)>")
"""Four digits each."""
_PATHS = frozenset({b"re", b"m", b"l", b"c", b"v", b"y"})
_PAINTS = frozenset({b"n", b"f", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*"})
_FOLLOWED = frozenset({b"q", b"Q", b"cm", b"Tm", b"Tf", b"gs", b"Tr", b"W", b"W*", *_PATHS, *_PAINTS})
"""All others change nothing that text depends on."""
_SHOWS = frozenset({b"TJ", b"Tj"})

_Matrix: TypeAlias = tuple[float, float, float, float, float, float]
_Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top."""
BlockAt: TypeAlias = Callable[[int, float, float], str]
"""Page from 1, and CSS pixels from its left and top -> the id of the block there, or the empty string."""
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)
_ALL: _Box = (-inf, -inf, inf, inf)


class Drawn(Protocol):
    """What draws one page, as far as it is known here."""

    stream: list[object]
    """Operators with what they work on before them, as bytes; some other things between them."""
    page_rectangle: tuple[float, float, float, float]
    """Left, top, width and height in CSS pixels."""


@dataclass(frozen=True, slots=True)
class _State:
    """What a viewer keeps while it draws, as far as text depends on it."""

    matrix: _Matrix = _SAME
    clip: _Box = _ALL
    is_clear: bool = False
    size: float = 0
    """Of letters, in the units of the text's own matrix."""


@dataclass(slots=True)
class _Viewer:
    """Follows what is drawn on one page. Not frozen: each operator changes it."""

    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    path: list[tuple[bytes, bytes]] = field(default_factory=list)
    """Operators with what they work on: most paths are drawn, and few cut off what is outside of them."""
    is_clip_next: bool = False
    place: _Matrix = _SAME

    def follow(self, operator: bytes, written: bytes) -> None:
        """Take note of an operator, with what stands before it, that changes what is seen after it."""
        if operator == b"q":
            self.stack.append(self.state)
        elif operator == b"Q" and self.stack:
            self.state = self.stack.pop()
        elif operator == b"cm" and len(numbers := _numbers(written)) == 6:
            self.state = replace(self.state, matrix=_product(_matrix(numbers), self.state.matrix))
        elif operator == b"Tm" and len(numbers := _numbers(written)) == 6:
            self.place = _matrix(numbers)
        elif operator == b"Tf" and (numbers := _numbers(written)):
            self.state = replace(self.state, size=numbers[-1])
        elif operator in _PATHS:
            self.path.append((operator, written))
        elif operator in (b"W", b"W*"):
            self.is_clip_next = True
        elif operator in _PAINTS:
            self._end_path()

    @property
    def hides_nothing(self) -> bool:
        """Whether all is seen that may be shown now, wherever it is."""
        return self.state.clip is _ALL and not self.state.is_clear

    def hidden_at(self, letters: int) -> tuple[float, float] | None:
        """Return where the text stands that is shown now, when it cannot be seen; None when it can."""
        matrix = _product(self.place, self.state.matrix)
        x, y = matrix[4], matrix[5]
        height = self.state.size * hypot(matrix[2], matrix[3]) + _TOLERANCE
        # No letter is much wider than it is high.
        width = letters * self.state.size * hypot(matrix[0], matrix[1]) + _TOLERANCE
        left, bottom, right, top = self.state.clip
        is_across = left - width < x < right + _TOLERANCE and left < right
        is_down = bottom - height < y < top + height and bottom < top
        return None if is_across and is_down and not self.state.is_clear else (x, y)

    def _end_path(self) -> None:
        if self.is_clip_next:
            points = [_moved(point, self.state.matrix) for piece in self.path for point in _points(*piece)]
            self.state = replace(self.state, clip=_intersection(self.state.clip, points))
        self.is_clip_next = False
        self.path.clear()


def hidden_texts(streams: Iterable[Drawn], block_at: BlockAt = lambda *_: "") -> Iterator[Diagnostic]:
    """Yield a finding for each page of which some text cannot be seen, with the block that `block_at` finds there."""
    for number, stream in enumerate(streams, 1):
        places = tuple(_hidden(item for item in stream.stream if isinstance(item, bytes)))
        if places:
            down = stream.page_rectangle[3] * 0.75 - places[0][1]
            message = f"text on page {number}, {down * _MM:.0f} mm below its top, is there and cannot be seen"
            if name := block_at(number, places[0][0] / 0.75, down / 0.75):
                message += f' (in the block "{name}")'
            hint = "take away what stands before it, one by one: pictures, and style sheets that clip or hide"
            yield Diagnostic("layout.hidden-text", message, hint=hint)


def _hidden(items: Iterable[bytes]) -> Iterator[tuple[float, float]]:
    viewer = _Viewer()
    for item in items:
        written, _, operator = item.rpartition(b" ")
        if operator in _SHOWS:
            if viewer.hides_nothing:
                continue
            if place := viewer.hidden_at(sum(map(len, _LETTERS.findall(written))) // 4):
                yield place
        elif operator not in _FOLLOWED:
            continue
        elif _CLEAR.fullmatch(item) or item == _UNSEEN:
            viewer.state = replace(viewer.state, is_clear=True)
        elif operator == b"gs" and item.startswith(b"/a"):
            viewer.state = replace(viewer.state, is_clear=False)
        else:
            viewer.follow(operator, written)


def _numbers(written: bytes) -> tuple[float, ...]:
    return tuple(float(word) for word in written.split() if not word.startswith(b"/"))


def _points(operator: bytes, written: bytes) -> Sequence[tuple[float, float]]:
    """Return the corners of a rectangle, or the points of a piece of a path."""
    numbers = _numbers(written)
    points = list(zip(numbers[::2], numbers[1::2], strict=False))
    if operator != b"re" or len(points) != 2:
        return points
    (x, y), (width, height) = points
    return [(x, y), (x + width, y), (x, y + height), (x + width, y + height)]


def _matrix(numbers: Sequence[float]) -> _Matrix:
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


def _product(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, l = outer  # noqa: E741 - as ISO 32000-1, 8.3.4
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l


def _moved(point: tuple[float, float], matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return point[0] * a + point[1] * c + e, point[0] * b + point[1] * d + f


def _intersection(clip: _Box, path: Sequence[tuple[float, float]]) -> _Box:
    """Return what is left of a clip within a path, as a box; nothing is left within a path of no points."""
    if not path:
        return (0, 0, 0, 0)
    across, down = [x for x, _ in path], [y for _, y in path]
    return (
        max(clip[0], min(across)), max(clip[1], min(down)), min(clip[2], max(across)), min(clip[3], max(down)),
    )  # fmt: skip
