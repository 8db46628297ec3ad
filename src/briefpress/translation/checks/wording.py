"""Whether a text holds a wording of the table of terms, in time that grows with the text and no faster.

`*` in a wording stands for an ending, so that a table can hold any number of them: an expression would try every way to
share a word between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate


def holds(text: str, wording: str) -> bool:
    """Say whether a wording stands in a text, each `*` for any letters and digits, or none.

    One in capitals is an abbreviation: it is found with them, and as a word of its own.
    """
    is_abbreviation = wording.isupper()
    if not is_abbreviation:
        text, wording = text.lower(), wording.lower()
    first, *others = wording.split("*")
    ends = [start + len(first) for start in _places(text, first) if not (is_abbreviation and _is_word(text, start - 1))]
    for part in others:
        ends = list(_followed(text, ends, part))
    return any(not (is_abbreviation and _is_word(text, end)) for end in ends)


def _followed(text: str, ends: list[int], part: str) -> Iterator[int]:
    """Yield where a part ends that follows one of some places, with nothing but letters and digits between."""
    if not ends:
        return
    # Of each place, where the run of letters and digits begins that ends there.
    begins = list(accumulate(range(len(text)), lambda begin, at: begin if _is_word(text, at) else at + 1, initial=0))
    waiting = iter(ends)
    following = next(waiting, None)
    last = -1
    for start in _places(text, part):
        while following is not None and following <= start:
            last, following = following, next(waiting, None)
        if last >= begins[start]:
            yield start + len(part)


def _places(text: str, part: str) -> Iterator[int]:
    """Yield every place at which a part stands, rising; an empty one stands everywhere."""
    start = text.find(part)
    while start >= 0:
        yield start
        start = text.find(part, start + 1)


def _is_word(text: str, place: int) -> bool:
    return 0 <= place < len(text) and (text[place].isalnum() or text[place] == "_")
