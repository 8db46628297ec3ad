"""A text and where each of its characters is written -> the stretches to write anew for another text.

Words that stay are not touched, so that what an author has folded, aligned or commented stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

Span = tuple[int, int]
"""Where a character is written: first place and the one after the last, in characters from 0."""
_WORDS = re.compile(r"\s|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of a file's text, in characters from 0, and what stands there instead."""

    start: int
    end: int
    text: str


def word_changes(
    old: str, new: str, spans: Sequence[Span], empty: int, written: Callable[[str], str]
) -> Iterator[Change]:
    """Yield the changes that make one text of another.

    `spans` are those of the old text's characters; `empty` is where a text without any would begin; `written` says
    how characters are written there.
    """
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    starts = [0]
    for word in before:
        starts.append(starts[-1] + len(word))
    for kind, first, last, from_, to in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        start, end = _stretch(starts[first], starts[last], spans, empty)
        yield Change(start, end, written("".join(after[from_:to])))


def applied(text: str, changes: Sequence[Change], start: int, end: int) -> str:
    """Return what a stretch of a text becomes by changes within it."""
    pieces, position = [], start
    for change in sorted(changes, key=lambda one: (one.start, one.end)):
        pieces += [text[position : change.start], change.text]
        position = change.end
    return "".join((*pieces, text[position:end]))


def _stretch(first: int, last: int, spans: Sequence[Span], empty: int) -> Span:
    if first < last:
        return spans[first][0], spans[last - 1][1]
    if first:
        return spans[first - 1][1], spans[first - 1][1]
    return (spans[0][0], spans[0][0]) if spans else (empty, empty)
