"""A message -> its words, and the marks in it as codes that a translation memory tool shows as tags.

Whatever is taken for a mark, the pieces put together are the message again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Code:
    """A mark that stands for itself, such as a citation."""

    text: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Words within marks."""

    opening: str
    closing: str
    children: tuple[Piece, ...]
    id: str = ""


Piece = str | Code | Span

# What was escaped is text; a citation and a reference to a number hold no words; the others open or close.
_TOKEN = re.compile(
    r"(?P<escaped>\\.)|(?P<code>\[\s*@[^\[\]]*\]|\[\]\(#[^()\s]*\))|(?P<open>\^?\[)"
    r"|(?P<close>\](?:\([^()\s]*\)|\{\s*lang[^{}]*\})?)|(?P<stars>(?:\*\*|\*)(?!\s)|(?<=\S)(?:\*\*|\*))"
)
_DEPTH_LIMIT = 8


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Return the pieces of a message; codes are numbered from 1 in reading order. What has no partner is text."""
    return tuple(_numbered(_joined(_read(text)), _Count()))


def pieces_like(text: str, source: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces of a translation, each code with the number that the same one has in the source."""
    free: dict[tuple[str, str], list[str]] = {}
    for piece in _codes(source):
        free.setdefault(_marks(piece), []).append(piece.id)
    count = _Count(sum(1 for _ in _codes(source)))
    return tuple(_numbered(_joined(_read(text)), count, free))


class _Count:
    """Counts on; a list of numbers that are given once."""

    def __init__(self, last: int = 0) -> None:
        self.last = last

    def next(self) -> str:
        self.last += 1
        return str(self.last)


@dataclass(slots=True)
class _Open:
    """A mark whose partner has not come yet."""

    opening: str
    children: list[Piece]


def _read(text: str) -> list[Piece]:
    """Return pieces whose codes have no numbers yet."""
    opened = [_Open("", [])]
    end = 0
    for match in _TOKEN.finditer(text):
        opened[-1].children.append(text[end : match.start()])
        end = match.end()
        _take(opened, match)
    opened[-1].children.append(text[end:])
    while len(opened) > 1:
        _as_text(opened)
    return opened[0].children


def _take(opened: list[_Open], match: re.Match[str]) -> None:
    mark, top = match[0], opened[-1]
    if match["code"]:
        top.children.append(Code(mark))
    elif match["close"] and _is_partner(top.opening, mark):
        opened.pop()
        opened[-1].children.append(Span(top.opening, mark, tuple(_joined(top.children))))
    elif match["stars"] and top.opening == mark:
        opened.pop()
        opened[-1].children.append(Span(mark, mark, tuple(_joined(top.children))))
    elif (match["open"] or match["stars"]) and len(opened) <= _DEPTH_LIMIT:
        opened.append(_Open(mark, []))
    else:
        top.children.append(mark)
        if match["close"] and top.opening == "[":
            _as_text(opened)


def _is_partner(opening: str, closing: str) -> bool:
    return (opening == "^[" and closing == "]") or (opening == "[" and len(closing) > 1)


def _as_text(opened: list[_Open]) -> None:
    """Take the last mark for text: it has no partner, or is a bracket of the words."""
    last = opened.pop()
    opened[-1].children += (last.opening, *last.children)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces with texts side by side as one, and none that is empty."""
    text: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            text.append(piece)
            continue
        if words := "".join(text):
            yield words
        text = []
        yield piece
    if words := "".join(text):
        yield words


def _numbered(
    pieces: Iterable[Piece], count: _Count, free: dict[tuple[str, str], list[str]] | None = None
) -> Iterator[Piece]:
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
            continue
        known = (free or {}).get(_marks(piece))
        number = known.pop(0) if known else count.next()
        if isinstance(piece, Code):
            yield replace(piece, id=number)
        else:
            yield replace(piece, id=number, children=tuple(_numbered(piece.children, count, free)))


def _codes(pieces: Iterable[Piece]) -> Iterator[Code | Span]:
    for piece in pieces:
        if not isinstance(piece, str):
            yield piece
        if isinstance(piece, Span):
            yield from _codes(piece.children)


def _marks(piece: Code | Span) -> tuple[str, str]:
    return (piece.text, "") if isinstance(piece, Code) else (piece.opening, piece.closing)
