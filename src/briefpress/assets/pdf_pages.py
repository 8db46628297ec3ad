"""Bytes of a PDF that we made -> its pages as pictures, by PDFium. It must not know what the pages show."""

from __future__ import annotations

import io
from contextlib import closing
from importlib.metadata import version

import pypdfium2

MADE_WITH = f"pypdfium2 {version('pypdfium2')} pillow {version('pillow')}"
"""What draws and packs pictures: other versions may give other bytes."""

# Text keeps its edges; a PNG would take ten times as long to pack.
_QUALITY = 75


def page_picture(pdf: bytes, number: int, width: int) -> bytes:
    """Return a page, counted from 1, as a JPEG of so many pixels across; the same bytes for the same page."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        page = document[number - 1]
        bitmap = page.render(scale=width / page.get_width())
        written = io.BytesIO()
        bitmap.to_pil().convert("RGB").save(written, "JPEG", quality=_QUALITY)
        return written.getvalue()
