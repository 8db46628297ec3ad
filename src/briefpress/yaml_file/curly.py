"""Quotation marks of text processors, which YAML takes for letters: where they were meant to hold a value."""

from __future__ import annotations

import re

CURLY_HINT = "write straight marks, \" or ', around the value; curly ones are letters of it"

# Opening mark -> the closing marks that people and programs type with it.
_PAIRS = {"“": "”“", "”": "”", "„": "“”", "«": "»", "»": "«", "‘": "’‘", "’": "’", "‚": "‘’", "「": "」", "『": "』"}
# A value that begins with one: after a key, a hyphen of a list, a bracket or a comma.
_OPENED = re.compile(rf"(?:^|[-:,\[{{])\s+([{''.join(_PAIRS)}])|[\[{{]([{''.join(_PAIRS)}])")


def is_curly_quoted(text: str) -> bool:
    """Say whether a text stands as a whole in a pair of such marks."""
    closing = _PAIRS.get(text[:1], "")
    return len(text) > 2 and bool(closing) and text[-1] in closing and not set(text[1:-1]) & {text[0], *closing}


def is_half_curly_quoted(text: str) -> bool:
    """Say whether a text begins or ends with such a mark and lacks the other: YAML has ended it in between."""
    closings = {mark for marks in _PAIRS.values() for mark in marks}
    opens, closes = text[:1] in _PAIRS, text[-1:] in closings
    return opens != closes


def opened_before(line: str, column: int) -> int | None:
    """Return where in a line, from 0, the last value before a column begins with such a mark; None: nowhere."""
    found = [match.end() - 1 for match in _OPENED.finditer(line, 0, column)]
    return found[-1] if found else None
