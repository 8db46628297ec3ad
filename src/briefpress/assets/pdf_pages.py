"""Bytes of a PDF -> pictures of its pages. The only file that knows PDFium, which is not made for several threads."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from threading import Lock

import pypdfium2
from PIL import Image

from briefpress.diagnostics import BriefPressError, Diagnostic

MADE_WITH = f"pypdfium2 {version('pypdfium2')} pillow {version('pillow')}"
"""What draws and packs pictures: other versions may give other bytes."""

_POINTS_PER_INCH = 72
# Enough to tell any two pages apart that a reader would.
_LOOKED_AT_DPI = 60
# Of a picture: a page that is a metre wide is drawn less sharp.
_MOST_PIXELS = 6000
# Files are sent to this machine alone: it takes longer to make them small.
_LEAST_EFFORT = 1
# Text keeps its edges; a PNG would take ten times as long to pack.
_QUALITY = 75

_ONE_AT_A_TIME = Lock()


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    with _opened(pdf) as document:
        return len(document)


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height of each page, in points."""
    with _opened(pdf) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))


def page_picture(pdf: bytes, number: int, width: int) -> bytes:
    """Return a page, counted from 1, as a PNG so many pixels wide. Raises IndexError for a page that is not there."""
    return _packed(_drawn(pdf, number, width), "png", compress_level=_LEAST_EFFORT)


def seen_page(pdf: bytes, number: int, width: int, known: str) -> tuple[str, bytes]:
    """Return what `page_looks` calls a page, counted from 1, and its PNG for a screen.

    The PNG is empty when the page is called as `known`. It looks as that of `page_picture`, and takes half the time to
    make.
    """
    with _opened(pdf) as document:
        page = document[number - 1]
        look = _look(page)
        return look, b"" if look == known else _quick_png(page, width)


def screen_picture(pdf: bytes, number: int, width: int) -> bytes:
    """Return a page, counted from 1, as a PNG for a screen."""
    with _opened(pdf) as document:
        return _quick_png(document[number - 1], width)


def _quick_png(page: pypdfium2.PdfPage, width: int) -> bytes:
    """Return a page as a PNG (ISO 15948) whose rows are packed as they are: trying filters takes too long."""
    points = page.get_size()
    scale = min(width / points[0], _MOST_PIXELS / max(points))
    drawn = page.render(scale=scale, rev_byteorder=True)
    assert drawn.n_channels == 3  # red, green and blue: pages are drawn on white
    pixels, used = memoryview(drawn.buffer).cast("B"), 3 * drawn.width
    starts = range(0, drawn.stride * drawn.height, drawn.stride)
    rows = b"".join(piece for start in starts for piece in (b"\0", pixels[start : start + used]))
    head = struct.pack(">2I5B", drawn.width, drawn.height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, _LEAST_EFFORT)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def page_thumbnail(pdf: bytes, number: int, width: int) -> bytes:
    """Return what `page_picture` does as a JPEG, for a list of pages; the same bytes for the same page."""
    return _packed(_drawn(pdf, number, width).convert("RGB"), "jpeg", quality=_QUALITY)


def _drawn(pdf: bytes, number: int, width: int) -> Image.Image:
    with _opened(pdf) as document:
        if not 1 <= number <= len(document):
            raise IndexError(number)
        points = document.get_page_size(number - 1)
        scale = min(width / points[0], _MOST_PIXELS / max(points))
        drawn: Image.Image = document[number - 1].render(scale=scale).to_pil()
        return drawn


def _packed(picture: Image.Image, kind: str, **options: int) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def page_looks(pdf: bytes) -> tuple[str, ...]:
    """Return a name for the look of each page: two pages that look alike have the same."""
    return tuple(_looks(pdf))


def _looks(pdf: bytes) -> Iterator[str]:
    with _opened(pdf) as document:
        yield from map(_look, document)


def _look(page: pypdfium2.PdfPage) -> str:
    drawn = page.render(scale=_LOOKED_AT_DPI / _POINTS_PER_INCH)
    digest = hashlib.blake2b(f"{page.get_size()}".encode(), digest_size=16)
    digest.update(bytes(drawn.buffer))
    return digest.hexdigest()


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Hold a PDF open. Raises BriefPressError for bytes that are none."""
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise BriefPressError([Diagnostic("pictures.no-pdf", f"a PDF cannot be drawn: {error}")]) from error
        try:
            yield document
        finally:
            document.close()
