"""The operators that paint a text, parted between glyphs: nothing moves, and each part can be marked by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefpress.writers.pdf.tagged.spaces import SILENT

Operators = list[bytes]
TextOf = Callable[[bytes, int], str]
"""Name of a font and number of a glyph -> what the glyph says."""


class Parted(NamedTuple):
    """The operators of a text, BT and ET among those around its parts."""

    before: Operators
    parts: list[Operators]
    after: Operators


_SHOWN = re.compile(rb"\[(.*)\] TJ")
_TOKEN = re.compile(rb"<([0-9a-f]*)>|([^<]+)")
_DIGITS = 4
# What may stand around a text without being painted: colours, and states of the page.
_STATE = (b" rg", b" RG", b" gs", b" cs", b" CS", b" scn", b" SCN", b" k", b" K", b" g", b" G")


def parted(operators: Operators, texts: Sequence[str], text_of: TextOf) -> Parted | None:
    """Return the operators of a text in parts that show some texts one after the other.

    None where that cannot be: more than the text is painted, or a glyph belongs to two parts.
    """
    if operators.count(b"BT") != 1 or operators.count(b"ET") != 1:
        return None
    begin, end = operators.index(b"BT"), operators.index(b"ET")
    if not all(operator.endswith(_STATE) for operator in (*operators[:begin], *operators[end + 1 :])):
        return None
    parts = _Parts([_without_silent(text) for text in texts])
    font = b""
    for operator in operators[begin + 1 : end]:
        if operator.endswith(b" Tf"):
            font = operator.split()[0][1:]
        if match := _SHOWN.fullmatch(operator):
            parts.show(match[1], font, text_of)
        else:
            parts.made[-1].append(operator)
    return Parted(operators[: begin + 1], parts.made, operators[end:]) if parts.is_whole else None


class _Parts:
    """Parts of a text as their glyphs are read."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = list(texts)
        self.made: list[Operators] = [[]]
        self.said = ""
        """What the glyphs of the part that is being read say."""
        self.is_torn = False

    @property
    def is_whole(self) -> bool:
        # The last part may be longer: a space is drawn where a line break took one away.
        is_all = len(self.made) == len(self.texts) and _letters(self.said) == _letters(self.texts[-1])
        return is_all and not self.is_torn

    def show(self, array: bytes, font: bytes, text_of: TextOf) -> None:
        """Read the array of one operator: strings of glyphs, and numbers that move what comes next."""
        shown = b""
        for glyphs, number in _TOKEN.findall(array):
            shown += number
            for place in range(0, len(glyphs), _DIGITS):
                if self._is_full():
                    shown = self._end(shown)
                glyph = glyphs[place : place + _DIGITS]
                self.said += _without_silent(text_of(font, int(glyph, 16)))
                shown += b"<" + glyph + b">"
        self._keep(shown)

    def _is_full(self) -> bool:
        return len(self.made) < len(self.texts) and len(self.said) >= len(self.texts[len(self.made) - 1])

    def _end(self, shown: bytes) -> bytes:
        self._keep(shown)
        self.is_torn |= _letters(self.said) != _letters(self.texts[len(self.made) - 1])
        self.made.append([])
        self.said = ""
        return b""

    def _keep(self, shown: bytes) -> None:
        if shown:
            # One string for glyphs that nothing stands between.
            self.made[-1].append(b"[" + shown.replace(b"><", b"") + b"] TJ")


def _without_silent(text: str) -> str:
    return "".join(letter for letter in text if letter not in SILENT)


def _letters(text: str) -> str:
    """Return the letters of a text; spaces of two kinds may be one glyph."""
    return "".join(letter for letter in text if letter.isalnum())
