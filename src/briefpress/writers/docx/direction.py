"""Text -> stretches of one direction: Word wants right-to-left letters in runs of their own (17.3.2.30)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

# Hebrew, Arabic, Syriac, Thaana, N'Ko, and the presentation forms of the first two.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters that run the same way."""

    text: str
    is_right_to_left: bool


def stretches(text: str, is_right_to_left: bool) -> Iterator[Stretch]:
    """Yield a text in stretches. `is_right_to_left` is the direction of the text around it.

    Figures, spaces and signs go with the letters on both sides where these agree, else with the text around.
    """
    if not text:
        return
    if not is_right_to_left and not _RIGHT_TO_LEFT.search(text):
        yield Stretch(text, False)
        return
    directions = _resolved([_strong(character) for character in text], is_right_to_left)
    for direction, group in groupby(zip(text, directions, strict=True), key=lambda pair: pair[1]):
        yield Stretch("".join(character for character, _ in group), direction)


def _strong(character: str) -> bool | None:
    """Return whether a letter runs from right to left; None for what has no direction of its own."""
    kind = unicodedata.bidirectional(character)
    if kind == "L":
        return False
    return True if kind in ("R", "AL") else None


def _resolved(directions: list[bool | None], around: bool) -> Iterator[bool]:
    following = _nearest(directions[::-1], around)[::-1]
    for before, own, after in zip(_nearest(directions, around), directions, following, strict=True):
        if own is not None:
            yield own
        else:
            yield before if before == after else around


def _nearest(directions: list[bool | None], around: bool) -> list[bool]:
    """Return for each place the last direction at or before it."""
    last, found = around, []
    for direction in directions:
        last = last if direction is None else direction
        found.append(last)
    return found
