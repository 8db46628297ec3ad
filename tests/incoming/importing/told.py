"""What documents of all formats say: texts in `tests/cases/importing`, a line for each paragraph, with its kind."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from tests.conftest import CASES

FOLDER = CASES / "importing"

_MARK = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\^\[(?P<note>.+?)\]|\[(?P<words>[^\]]+)\]\((?P<to>\S+?)\)|\{(?P<cite>\d)\}"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a row of a table."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a paragraph. `kind` is `text`, `bold`, `italic`, `note`, `link` or `cite`."""

    kind: str
    text: str
    to: str = ""


def lines(language: str) -> list[Line]:
    text = (FOLDER / f"{language}.txt").read_text("utf-8")
    return [Line(*one.split(": ", 1)) for one in text.splitlines() if one]


def bits(text: str) -> Iterator[Bit]:
    position = 0
    for match in _MARK.finditer(text):
        if match.start() > position:
            yield Bit("text", text[position : match.start()])
        kind = str(match.lastgroup)
        yield Bit("link", match["words"], match["to"]) if kind == "to" else Bit(kind, match[kind])
        position = match.end()
    if position < len(text):
        yield Bit("text", text[position:])


def heads(told: list[Line]) -> list[tuple[int, str]]:
    return [(int(one.kind[1]), one.text) for one in told if one.kind in ("h1", "h2")]


def tables(told: list[Line]) -> Iterator[tuple[str, list[Line]]]:
    """Yield runs of lines that are one thing: all rows of a table, the items of a list; each other line by itself."""
    held: list[Line] = []
    for one in told:
        if held and (one.kind != held[0].kind or one.kind not in ("row", "li", "nl", "in", "ref")):
            yield held[0].kind, held
            held = []
        held.append(one)
    if held:
        yield held[0].kind, held


def picture(width: int = 320, height: int = 200) -> bytes:
    """Return a PNG."""
    rows = b"".join(b"\0" + bytes((60, 140, 90)) * width for _ in range(height))

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
