"""Pages -> PDF bytes: tagged, PDF/UA-1 (ISO 14289-1), with bookmarks and metadata."""

from __future__ import annotations

from typing import Protocol

import weasyprint

from briefpress.writers.artifact import Artifact
from briefpress.writers.pdf.engine.garbage_collection import garbage_collection_paused
from briefpress.writers.pdf.engine.glyphs import texts_of_glyphs
from briefpress.writers.pdf.engine.labels import whole_words
from briefpress.writers.pdf.engine.undrawn import undrawn_told
from briefpress.writers.pdf.layout import Pages


def write_pdf(pages: Pages) -> Artifact:
    """Return the PDF of a layout. The same document gives the same bytes in every process."""
    finisher = _turned if pages.is_right_to_left else None
    with whole_words(), texts_of_glyphs(), garbage_collection_paused(), undrawn_told():
        content = pages.engine.write_pdf(pdf_variant="pdf/ua-1", finisher=finisher)
    assert isinstance(content, bytes)  # WeasyPrint returns bytes when it is given no target
    return Artifact("pdf", content)


class _File(Protocol):
    """A PDF before it is written, as far as it is known here."""

    catalog: dict[str, dict[str, str]]


def _turned(_document: weasyprint.Document, pdf: _File) -> None:
    """Say that pages are read from the right (ISO 32000-1, 12.2): a viewer then lays two of them side by side so."""
    pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"
