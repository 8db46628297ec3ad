"""Seeds and words of a kind of file -> a strategy for files that are nearly of that kind."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Sequence

from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy[int]], int]

_MOST_CHANGES = 6
_MOST_REPEATED = 3_000
_LONGEST = 400_000
_ANYWHERE = (
    *(b"\0", b"\x01", b"\x1b[2J", b"\xff\xfe", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\r", b"\t"),
    *(b"9" * 5_000, b"-1", b"1e999", b"NaN", b"1E+99999999", b"0x7fffffff", b" " * 2_000, b"\\", b'"', b"'", b"%s%n"),
    *(b"../../etc/passwd", b"/dev/zero", b"file:///etc/passwd", b"{{ 7 * 7 }}", b"{% for i in range(99999) %}"),
    *(b"<script>", b"&#x1;", b"&amp;" * 500, b"]]>", b"-->", b"[" * 3_000, b"(" * 3_000, b"{" * 3_000),
    *(b"\xf0\x9f\x92\xa9" * 50, "é".encode() * 2_000),
)
"""What every parser meets one day."""


@st.composite
def mutated(draw: Draw, seeds: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """Return a seed with a few changes; most are small, so that what they are in is still read."""
    content = seeds[draw(st.integers(0, len(seeds) - 1))]
    for _ in range(draw(st.integers(1, _MOST_CHANGES))):
        content = _changed(draw, content, seeds, words)[:_LONGEST]
    return content


def _changed(draw: Draw, content: bytes, seeds: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    start = draw(st.integers(0, len(content)))
    end = min(len(content), start + draw(st.integers(0, 60)))
    before, piece, after = content[:start], content[start:end], content[end:]
    match draw(st.integers(0, 9)):
        case 0:
            return before + after
        case 1:
            return before + piece * draw(st.integers(2, _MOST_REPEATED)) + after
        case 2 | 3 | 4:
            return before + _word(draw, words) + after
        case 5:
            return before + _word(draw, words) + piece + after
        case 6:
            return before + _word(draw, _ANYWHERE) + after
        case 7:
            other = seeds[draw(st.integers(0, len(seeds) - 1))]
            return before + other[draw(st.integers(0, len(other))) :]
        case 8:
            return _line_moved(draw, content)
        case _:
            return before + bytes([draw(st.integers(0, 255))]) + after


def _word(draw: Draw, words: Sequence[bytes]) -> bytes:
    return words[draw(st.integers(0, len(words) - 1))]


def _line_moved(draw: Draw, content: bytes) -> bytes:
    lines = content.split(b"\n")
    line = lines.pop(draw(st.integers(0, len(lines) - 1)))
    lines.insert(draw(st.integers(0, len(lines))), line)
    return b"\n".join(lines)


@st.composite
def mutated_package(draw: Draw, seeds: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """Return a zip file of which a part or two are changed, or the file itself."""
    content = seeds[draw(st.integers(0, len(seeds) - 1))]
    if draw(st.integers(0, 9)) == 0:
        return _changed(draw, content, seeds, words)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    names = sorted(parts)
    for _ in range(draw(st.integers(1, 3))):
        name = names[draw(st.integers(0, len(names) - 1))]
        parts[name] = _changed(draw, parts[name], [parts[one] for one in names], words)[:_LONGEST]
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return saved.getvalue()


@st.composite
def mutated_image(draw: Draw, seeds: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """Return a PNG of which chunks are changed and have right checksums again, or any image changed."""
    content = seeds[draw(st.integers(0, len(seeds) - 1))]
    if not content.startswith(b"\x89PNG") or draw(st.integers(0, 2)) == 0:
        return _changed(draw, content, seeds, words)
    chunks = list(_chunks(content))
    place = draw(st.integers(0, len(chunks) - 1))
    kind, data = chunks[place]
    chunks[place] = (kind, _changed(draw, data, [data], words)[:_LONGEST])
    return content[:8] + b"".join(
        len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big") for kind, data in chunks
    )


def _chunks(content: bytes) -> list[tuple[bytes, bytes]]:
    found, place = [], 8
    while place < len(content):
        length = int.from_bytes(content[place : place + 4], "big")
        found.append((content[place + 4 : place + 8], content[place + 8 : place + 8 + length]))
        place += length + 12
    return found
