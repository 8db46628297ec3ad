"""Pages -> PDF bytes: tagged, PDF/UA-1 (ISO 14289-1), with bookmarks and metadata."""

from __future__ import annotations

from briefpress.writers.artifact import Artifact
from briefpress.writers.pdf.layout import Pages


def write_pdf(pages: Pages) -> Artifact:
    """Return the PDF of a layout. The same document gives the same bytes in every process."""
    content = pages.engine.write_pdf(pdf_variant="pdf/ua-1")
    assert isinstance(content, bytes)  # WeasyPrint returns bytes when it is given no target
    return Artifact("pdf", content)
