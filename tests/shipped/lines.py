"""Lines of a PDF page as they stand on paper, by poppler."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path

_LINE = re.compile(r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</line>', re.DOTALL)
_WORD = re.compile(r">([^<]*)</word>")
# Poppler parts a line where a gap is wide or a face changes; what is nearer than this is one line, in points.
_NEAR = 8.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column of text. Points, from the left and the top of the page."""

    left: float
    top: float
    right: float
    bottom: float
    text: str
    """In visual order for right-to-left scripts, without white space."""


def lines_of(path: Path, page: int) -> tuple[Line, ...]:
    """Return the lines of a page, counted from 1, from top to bottom, each from left to right."""
    return _pages(path)[page - 1]


@lru_cache(maxsize=32)
def _pages(path: Path) -> tuple[tuple[Line, ...], ...]:
    listed = subprocess.run(["pdftotext", "-bbox-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    return tuple(_lines(page) for page in listed.split("<page ")[1:])


def _lines(listed: str) -> tuple[Line, ...]:
    pieces = [
        Line(float(match[1]), float(match[2]), float(match[3]), float(match[4]), _text(match[5]))
        for match in _LINE.finditer(listed)
    ]
    return tuple(_joined(sorted(pieces, key=lambda line: (round(_middle(line) / 3), line.left))))


def _text(words: str) -> str:
    return unescape("".join(word.strip() for word in _WORD.findall(words)))


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2


def _joined(pieces: list[Line]) -> Iterator[Line]:
    current: Line | None = None
    for piece in pieces:
        if current and abs(_middle(piece) - _middle(current)) < 3 and piece.left - current.right < _NEAR:
            right, bottom = max(current.right, piece.right), max(current.bottom, piece.bottom)
            current = Line(current.left, min(current.top, piece.top), right, bottom, current.text + piece.text)
            continue
        if current:
            yield current
        current = piece
    if current:
        yield current
