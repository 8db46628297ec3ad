"""Words -> how wide they are, about: enough to know whether a label fits, whatever the engine."""

from __future__ import annotations

import re
import unicodedata

# Advance widths of a text face in ems, a little on the wide side.
_NARROW = frozenset("iIjl.,:;'|!()[]·’ \u00a0\u202f")
_WIDE = frozenset("mwMW%@—")
_LETTER, _CAPITAL, _DIGIT, _FULL, _ARABIC = 0.57, 0.68, 0.64, 1.0, 0.52
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_OTHER_SCRIPT = re.compile("[\u0590-\u08ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\uff65]")
_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff65]")


def runs_right_to_left(words: str) -> bool:
    """Say whether words have letters that run from the right; figures alone never do."""
    return bool(_RIGHT_TO_LEFT.search(words))


def is_latin(words: str) -> bool:
    """Say whether words are figures and letters of a European script alone."""
    return not _OTHER_SCRIPT.search(words)


def width_of(words: str, size: float) -> float:
    """Return about how wide words of a size are, in the size's unit."""
    return size * sum(_em(character) for character in words)


def wrapped(words: str, width: float, size: float) -> tuple[str, ...]:
    """Return words in lines of a width; a piece that is wider by itself stands alone."""
    lines: list[str] = []
    for piece in _pieces(words):
        joined = lines[-1] + piece if lines else piece
        if lines and width_of(joined.rstrip(), size) <= width:
            lines[-1] = joined
        else:
            lines.append(piece)
    return tuple(line.strip() for line in lines)


def balanced(words: str, width: float, size: float) -> tuple[str, ...]:
    """Return words in as few lines as a width needs, and as even ones as these lines can be."""
    lines = wrapped(words, width, size)
    while len(lines) > 1:
        width -= size / 2
        narrower = wrapped(words, width, size)
        if len(narrower) > len(lines) or max(width_of(line, size) for line in narrower) > width:
            break
        lines = narrower
    return lines


def _pieces(words: str) -> list[str]:
    """Return what a line may not break: words with the space after them, and each Han character."""
    return re.findall(
        r"[\u2e80-\u9fff\uf900-\ufaff][，。、；：）》」％]*|[^\s\u2e80-\u9fff\uf900-\ufaff]+\s*|\s+", words
    )


def _em(character: str) -> float:
    if unicodedata.category(character) in ("Cf", "Mn"):
        return 0.0
    if character in _NARROW:
        return 0.3
    if character in _WIDE:
        return 0.92
    if _HAN.match(character):
        return _FULL
    if _RIGHT_TO_LEFT.match(character):
        return _ARABIC
    return _DIGIT if character.isdigit() else _CAPITAL if character.isupper() else _LETTER
