"""Fonts of a PDF packed so that places of unused glyphs take no room.

WeasyPrint 70 keeps a place for each glyph of a font up to the last one that is used, since pages name glyphs by their
places. Outlines in CFF then have an offset for each, which grows by one from place to place: nothing repeats, and so
nothing is packed. In Chinese these are tens of thousands, and half of a file. Told as differences, which is what a
predictor does (ISO 32000-1, 7.4.4.4), they are all alike. What a reader unpacks is the font as it was, to the byte.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pydyf
from weasyprint import pdf

from briefpress.writers.pdf.engine.replaced import replaced

# PNG filters: a row as it is, and as differences from the row before (PNG 1.2, 6.1 and 6.4).
_NONE, _UP = b"\x00", b"\x02"
_PNG_PREDICTOR = 12
# So many offsets in a row: from row to row all bytes are the same then, but the last but one.
_OFFSETS_IN_ROW = 256
_CHAR_STRINGS = 17
_ESCAPE, _FIRST_NUMBER, _REAL = 12, 22, 30


class _Part(NamedTuple):
    """The offsets of a font's outlines."""

    start: int
    stop: int
    size: int
    """Bytes of an offset."""


@contextmanager
def packed_fonts() -> Iterator[None]:
    """Pack fonts well while this is entered; not for several threads at once."""
    with replaced(pdf, "build_fonts_dictionary", _building):
        yield


def _building(original: Callable[..., Any]) -> Callable[..., Any]:
    def build_fonts_dictionary(file: Any, *arguments: Any) -> Any:
        before = len(file.objects)
        made = original(file, *arguments)
        for stream in file.objects[before:]:
            if isinstance(stream, pydyf.Stream) and stream.extra.get("Subtype") == "/OpenType" and stream.compress:
                _pack(stream)
        return made

    return build_fonts_dictionary


def _pack(stream: pydyf.Stream) -> None:
    (font,) = stream.stream
    offsets = offsets_of(font)
    if offsets is None:
        return
    columns = _OFFSETS_IN_ROW * offsets.size
    packed = zlib.compress(b"".join(_rows(font, offsets, columns)), 9)
    stream.stream, stream.compress = [packed], False
    stream.extra["Filter"] = "/FlateDecode"
    stream.extra["DecodeParms"] = pydyf.Dictionary({"Predictor": _PNG_PREDICTOR, "Columns": columns})


def _rows(font: bytes, offsets: _Part, columns: int) -> Iterator[bytes]:
    """Yield the rows of a font, each with its filter; those that hold offsets alone as differences."""
    # Zeros behind the last table are no part of a font.
    font += bytes(-len(font) % columns)
    for start in range(0, len(font), columns):
        row = font[start : start + columns]
        if offsets.start <= start - columns and start + columns <= offsets.stop:
            yield _UP + _difference(row, font[start - columns : start])
        else:
            yield _NONE + row


def _difference(row: bytes, above: bytes) -> bytes:
    """Return a row less the one above it, byte by byte, all of them at once."""
    top = int.from_bytes(b"\x80" * len(row), "big")
    ours, theirs = int.from_bytes(row, "big"), int.from_bytes(above, "big")
    # The highest bit of each byte is kept apart, so that none borrows from the next.
    less = (ours | top) - (theirs & ~top)
    return (less ^ ((ours ^ theirs ^ top) & top)).to_bytes(len(row), "big")


def offsets_of(font: bytes) -> _Part | None:
    """Return where the offsets of an OpenType font's outlines in CFF stand; None where there are none.

    Adobe Technical Note 5176, 2 (layout), 4 (DICT) and 5 (INDEX).
    """
    try:
        start = _table(font, b"CFF ")
        if start is None:
            return None
        tops = _end_of_index(font, start + font[start + 2])
        first, stop = _piece(font, tops)
        place = _char_strings(font[first:stop])
        if not place:
            return None
        count, size = struct.unpack_from(">HB", font, start + place)
        return _Part(start + place + 3, start + place + 3 + (count + 1) * size, size)
    except (struct.error, IndexError):
        # Not as it should be; packed as it is.
        return None


def _table(font: bytes, tag: bytes) -> int | None:
    """Return where a table begins (OpenType 1.9, "Table Directory")."""
    (count,) = struct.unpack_from(">H", font, 4)
    for record in range(count):
        name, _, start = struct.unpack_from(">4sLL", font, 12 + 16 * record)
        if name == tag:
            return int(start)
    return None


def _end_of_index(font: bytes, at: int) -> int:
    count, size = struct.unpack_from(">HB", font, at)
    return _offset(font, at, count) if count and size else at + 2


def _piece(font: bytes, at: int) -> tuple[int, int]:
    """Return where the first piece of an INDEX begins and ends."""
    return _offset(font, at, 0), _offset(font, at, 1)


def _offset(font: bytes, at: int, place: int) -> int:
    count, size = int.from_bytes(font[at : at + 2], "big"), font[at + 2]
    start = at + 3 + size * place
    # Offsets count from the byte before the first piece.
    return at + 2 + size * (count + 1) + int.from_bytes(font[start : start + size], "big")


def _char_strings(top: bytes) -> int:
    """Return the operand of the operator CharStrings in a DICT, or 0."""
    at, number = 0, 0
    while at < len(top):
        first = top[at]
        if first == _CHAR_STRINGS:
            return number
        if first < _FIRST_NUMBER:
            at += 2 if first == _ESCAPE else 1
        elif first == _REAL:
            at = _end_of_real(top, at)
        else:
            number, at = _integer(top, at)
    return 0


def _integer(data: bytes, at: int) -> tuple[int, int]:
    """Return an integer and where it ends (table 3)."""
    first = data[at]
    if first in (28, 29):
        end = at + (3 if first == 28 else 5)
        return int.from_bytes(data[at + 1 : end], "big", signed=True), end
    if first <= 246:
        return first - 139, at + 1
    if first <= 250:
        return (first - 247) * 256 + data[at + 1] + 108, at + 2
    return -(first - 251) * 256 - data[at + 1] - 108, at + 2


def _end_of_real(data: bytes, at: int) -> int:
    at += 1
    while 0xF not in (data[at] >> 4, data[at] & 0xF):
        at += 1
    return at + 1
