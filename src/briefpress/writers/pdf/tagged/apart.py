"""Letters of a word that stand far apart: programs that take text by its place put spaces between them.

Chinese lines are justified between characters, and capitals may be spaced. What such a piece says is told in its marks
(ISO 32000-1, 14.9.4), for those that read these.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE
from collections.abc import Callable
from unicodedata import bidirectional

TextOf = Callable[[bytes, int], str]
"""Name of a font and number of a glyph -> what the glyph says."""

_SHOWN = re.compile(rb"\[(.*)\] TJ")
_TOKEN = re.compile(rb"<([0-9a-f]*)>|(-?[0-9.]+)")
_DIGITS = 4
# Thousandths of the size of type; poppler takes a tenth for a space, others a little more.
_APART = 80


def told_together(operators: list[bytes], start: int, said: str, text_of: TextOf) -> None:
    """Say, in the operators from a place on, what a text says as a whole where its letters stand apart.

    Not where letters go from right to left: programs put these in order by their places (docs/accessibility.md).
    """
    drawn = operators[start:]
    if not said or drawn.count(b"BT") != 1 or b"BDC" in b"".join(drawn) or not _stand_apart(drawn, text_of):
        return
    if not _goes_left(said):
        shown = [place for place in range(start, len(operators)) if _SHOWN.fullmatch(operators[place])]
        operators.insert(shown[-1] + 1, b"EMC")
        operators.insert(shown[0], f"/Span <</ActualText {text_string(said.lstrip())}>> BDC".encode())


def _goes_left(text: str) -> bool:
    return any(bidirectional(letter) in ("R", "AL") for letter in text)


def text_string(text: str) -> str:
    """Return a text as a content stream has it (ISO 32000-1, 7.9.2.2)."""
    return f"<{(BOM_UTF16_BE + text.encode('utf-16-be')).hex()}>"


def _stand_apart(operators: list[bytes], text_of: TextOf) -> bool:
    font = b""
    for operator in operators:
        if operator.endswith(b" Tf"):
            font = operator.split()[0][1:]
        elif (match := _SHOWN.fullmatch(operator)) and _has_gap(match[1], font, text_of):
            return True
    return False


def _has_gap(array: bytes, font: bytes, text_of: TextOf) -> bool:
    """Say whether two glyphs of one operator, neither of them a space, stand apart."""
    gap, last = 0.0, b""
    for glyphs, number in _TOKEN.findall(array):
        if number:
            gap -= float(number)
        elif glyphs:
            # Within a string nothing stands between glyphs.
            sides = (last, glyphs[:_DIGITS])
            if last and gap >= _APART and all(text_of(font, int(glyph, 16)).strip() for glyph in sides):
                return True
            gap, last = 0.0, glyphs[-_DIGITS:]
    return False
