"""What stands in the segments of a tool -> one text: white space around them is the tool's, not the translator's."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

BREAK = "\0"
"""Stands between two segments; no XML can hold the character itself."""
_WITHOUT_SPACES = frozenset({"zh", "ja", "th", "lo", "km", "my"})
# White space and ends of segments, as far as they go: each is looked at once, however long.
_SEAM = re.compile("[ \t\r\n\0]+")
_ENDS_SENTENCE = tuple(".!?…:;»”’)]؟؛")


def joined(pieces: list[str], language: str) -> str:
    """Return the text of pieces without white space at its ends; `language` says whether words have spaces."""
    text = "".join(pieces).strip(" \t\r\n\0")
    return _SEAM.sub(lambda match: _between(text, match, language), text)


def _between(text: str, seam: re.Match[str], language: str) -> str:
    """Return what stands at a seam: a space, or nothing where the language has none between sentences.

    Spaces within a line, which no program has put there, stay as they are.
    """
    if not set(seam[0]) & {BREAK, "\r", "\n"}:
        return seam[0]
    before, after = text[seam.start() - 1], text[seam.end()]
    if language.replace("_", "-").partition("-")[0].lower() in _WITHOUT_SPACES:
        is_closed = east_asian_width(before) in "WF" or east_asian_width(after) in "WF"
        return "" if is_closed or not seam[0].strip(BREAK) else " "
    if seam[0].strip(BREAK):
        return " "
    # Two segments that touch: a tool has taken the space between two sentences away.
    return " " if before in _ENDS_SENTENCE and after.isalnum() else ""
