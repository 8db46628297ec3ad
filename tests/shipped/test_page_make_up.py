"""Type that can be read, and page ends that hold, in every edition that ships."""

from __future__ import annotations

import re
from pathlib import Path

from tests.shipped.readers import Piece, pieces_of_pdf

from briefpress.publish.manifest import Entry

# Points. A Naskh letter looks smaller than a Latin one of its size.
LEAST, LARGE, LARGE_ARABIC = 7.0, 8.8, 10.0
SHARES = {"glance": 0.60, "brief": 0.70, "indepth": 0.70}
"""How many of an edition's letters are large."""

_ROUNDING = 0.05
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")


def letters(piece: Piece) -> int:
    return len("".join(piece.text.split()))


def is_large(piece: Piece) -> bool:
    return piece.size >= (LARGE_ARABIC if _ARABIC.search(piece.text) else LARGE) - _ROUNDING


def test_nothing_is_smaller_than_a_mark(shipped: Path, entries: tuple[Entry, ...]) -> None:
    sizes = {
        entry.path: min(piece.size for piece in pieces_of_pdf(shipped / entry.path) if letters(piece))
        for entry in entries
        if entry.format == "pdf"
    }

    assert {} == {path: size for path, size in sizes.items() if size < LEAST - _ROUNDING}


def test_most_letters_are_large(shipped: Path, entries: tuple[Entry, ...]) -> None:
    small = {}
    for entry in (entry for entry in entries if entry.format == "pdf"):
        pieces = pieces_of_pdf(shipped / entry.path)
        share = sum(letters(piece) for piece in pieces if is_large(piece)) / sum(map(letters, pieces))
        if share < SHARES[entry.length]:
            small[entry.path] = round(share, 2)

    assert {} == small


def test_the_proofreader_finds_nothing(proofreaders_marks: list[str]) -> None:
    """No role is below its floor, no page ends badly, none is short; nothing is lost, or lies over something else."""
    assert [] == proofreaders_marks
