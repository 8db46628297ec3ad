"""Versions of one wording, made from the same one -> one with the changes of all; nothing where two changes meet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from briefpress.incoming.review.source_text import atoms_of

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+|\s+|.", re.DOTALL)

_Op = tuple[int, int, tuple[str, ...]]
"""Words of the base, from and to, and what stands there instead."""


def merged(base: str, versions: Sequence[str]) -> str | None:
    """Return what a wording is to say when the changes of all versions are made; None where two change one place."""
    result = base
    for version in dict.fromkeys(versions):
        made = _both(base, result, version)
        if made is None:
            return None
        result = made
    return result if result in versions or atoms_of(result) is not None else None


def _both(base: str, one: str, other: str) -> str | None:
    if one == other or other == base:
        return one
    if one == base:
        return other
    words = _WORD.findall(base)
    ours, theirs = _ops(words, one), _ops(words, other)
    if any(_meet(mine, yours) for mine in ours for yours in theirs if mine != yours):
        return None
    pieces: list[str] = []
    position = 0
    for first, last, new in sorted({*ours, *theirs}):
        pieces += [*words[position:first], *new]
        position = last
    return "".join((*pieces, *words[position:]))


def _ops(words: Sequence[str], version: str) -> list[_Op]:
    other = _WORD.findall(version)
    codes = SequenceMatcher(None, words, other, autojunk=False).get_opcodes()
    return [(one, two, tuple(other[three:four])) for kind, one, two, three, four in codes if kind != "equal"]


def _meet(one: _Op, other: _Op) -> bool:
    """Say whether two changes touch the same words, or insert at the same place."""
    if one[0] == one[1] or other[0] == other[1]:
        return one[0] <= other[1] and other[0] <= one[1]
    return one[0] < other[1] and other[0] < one[1]
