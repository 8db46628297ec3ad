"""Two texts -> where they differ, for people: the words that were changed with a few around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+|\s+|.", re.DOTALL)
_AROUND = 6
"""Words and spaces that are shown before and after what was changed."""


def changed_words(before: str, after: str) -> tuple[str, str]:
    """Return the stretches of two texts from the first difference to the last, with a few words around them."""
    ours, theirs = _WORD.findall(before), _WORD.findall(after)
    codes = [code for code in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes() if code[0] != "equal"]
    if not codes:
        return before, after
    return _stretch(ours, codes[0][1], codes[-1][2]), _stretch(theirs, codes[0][3], codes[-1][4])


def pieces(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield the stretches of two texts in order, each as `equal`, `delete` or `insert` and its words."""
    ours, theirs = _WORD.findall(before), _WORD.findall(after)
    for kind, first, last, from_, to in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "equal", "".join(ours[first:last])
            continue
        if last > first:
            yield "delete", "".join(ours[first:last])
        if to > from_:
            yield "insert", "".join(theirs[from_:to])


def _stretch(words: list[str], first: int, last: int) -> str:
    start, end = max(0, first - _AROUND), min(len(words), last + _AROUND)
    return ("…" if start else "") + "".join(words[start:end]).strip() + ("…" if end < len(words) else "")
