"""Place -> the line in question with a caret under what is meant, in a given width."""

from __future__ import annotations

from dataclasses import dataclass

from briefpress.diagnostics import Place
from briefpress.report.words import cells, visible_character

_CUT = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Two lines for a terminal, without gutter."""

    text: str
    caret: str


@dataclass(frozen=True, slots=True)
class _Window:
    """Which of the characters of a line are shown."""

    start: int
    end: int


def excerpt_of(place: Place, width: int) -> Excerpt:
    """Return a place's line in at most `width` columns, cut around the caret where it is longer."""
    shown = [visible_character(character) for character in place.excerpt]
    first = min(max(place.column - 1, 0), len(shown))
    last = min(first + max(place.width, 1), len(shown))
    window = _window([cells(text) for text in shown], first, last, width)
    before = _CUT if window.start else ""
    after = _CUT if window.end < len(shown) else ""
    indent = cells(before + "".join(shown[window.start : first]))
    marked = cells("".join(shown[first : min(last, window.end)]))
    return Excerpt(before + "".join(shown[window.start : window.end]) + after, " " * indent + "^" * max(marked, 1))


def _window(widths: list[int], first: int, last: int, width: int) -> _Window:
    """Return the characters to show: all, or those around the caret, more of them after it than before."""
    if sum(widths) <= width:
        return _Window(0, len(widths))
    room = width - 2 * cells(_CUT)
    start = end = first
    used = 0
    while end < last and used + widths[end] <= room:
        used += widths[end]
        end += 1
    lead = (room - used) // 3
    while start > 0 and lead >= widths[start - 1]:
        start -= 1
        lead -= widths[start]
        used += widths[start]
    while end < len(widths) and used + widths[end] <= room:
        used += widths[end]
        end += 1
    # Near the end of a line there is room left: show more of its beginning.
    while start > 0 and used + widths[start - 1] <= room:
        start -= 1
        used += widths[start]
    return _Window(start, end)
