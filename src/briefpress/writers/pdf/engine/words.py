"""Text -> what stands before the first place where a line may end: all that its narrowest width depends on.

To know how narrow a column can be, WeasyPrint 70 lets a text run over lines of no width: for each word it sets what is
left of the text, tries whether the word fits better alone, and sets it again. Where `first_word` tells the word, it is
enough to set that, and the same word once.
"""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint.text import line_break

# Of a text; the engine itself looks no further than two letters behind a space.
_CHARACTERS = 64
# Each is a break of its own, or changes what is one.
_SPECIAL = frozenset("\xad\n\t")


def first_word(text: str, style: Mapping[str, object]) -> str | None:
    """Return a text up to the first place where a line may end, with its spaces; None when that is not so simple."""
    if not _is_plain(style) or not _SPECIAL.isdisjoint(text):
        return None
    start = text[:_CHARACTERS]
    end = line_break.get_next_break_point_from_text(start, style["lang"])
    # A break near the end may be another with what follows.
    return None if end is None or end + 1 > len(start) - 2 < len(text) - 2 else start[: end + 1]


def _is_plain(style: Mapping[str, object]) -> bool:
    return (
        style["white_space"] == "normal"
        and style["word_break"] == "normal"
        and style["overflow_wrap"] in ("normal", "break-word")
    )
