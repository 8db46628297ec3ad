"""Pages -> PDF bytes: tagged, PDF/UA-1 (ISO 14289-1), with bookmarks and metadata."""

from __future__ import annotations

from typing import Protocol

import weasyprint
from weasyprint.pdf.stream import Stream

from briefpress.diagnostics import Diagnostic, raise_if_errors
from briefpress.writers.artifact import Artifact
from briefpress.writers.pdf.engine.drawings import drawings_whole
from briefpress.writers.pdf.engine.garbage_collection import garbage_collection_paused
from briefpress.writers.pdf.engine.glyphs import texts_of_glyphs
from briefpress.writers.pdf.engine.labels import whole_words
from briefpress.writers.pdf.engine.undrawn import undrawn_told
from briefpress.writers.pdf.layout import Pages
from briefpress.writers.pdf.visible import hidden_texts


def write_pdf(pages: Pages, *, is_draft: bool = False) -> Artifact:
    """Return the PDF of a layout. The same document gives the same bytes in every process.

    Raises BriefPressError for text that cannot be seen, unless it is a draft, and for pictures that cannot be drawn.
    """
    finisher = _Finisher(pages.is_right_to_left)
    with whole_words(), texts_of_glyphs(), garbage_collection_paused(), undrawn_told(), drawings_whole():
        content = pages.engine.write_pdf(pdf_variant="pdf/ua-1", finisher=finisher)
    raise_if_errors(() if is_draft else finisher.findings)
    assert isinstance(content, bytes)  # WeasyPrint returns bytes when it is given no target
    return Artifact("pdf", content)


class _File(Protocol):
    """A PDF before it is written, as far as it is known here."""

    catalog: dict[str, dict[str, str]]
    objects: list[object]


class _Finisher:
    """Looks at a PDF that is drawn and not yet written."""

    def __init__(self, is_right_to_left: bool) -> None:
        self.is_right_to_left = is_right_to_left
        self.findings: tuple[Diagnostic, ...] = ()

    def __call__(self, _document: weasyprint.Document, pdf: _File) -> None:
        if self.is_right_to_left:
            # Pages are read from the right (ISO 32000-1, 12.2): a viewer then lays two of them side by side so.
            pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"
        # What draws a page has no type; groups and patterns have one.
        pages = [one for one in pdf.objects if isinstance(one, Stream) and "Type" not in one.extra]
        self.findings = tuple(hidden_texts(pages))
