"""PDFs that go into an archive -> findings for those that claim no part of PDF/A, or carry no sources."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

import pikepdf

from briefpress.diagnostics import Diagnostic, Severity, counted

_HINT = "build them so: briefpress build --pdf a-3a"


def archival_findings(pdfs: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Yield what speaks against PDFs in an archive; they are given by their paths."""
    bare = []
    for path, content in pdfs.items():
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if not _is_archival(pdf):
                yield Diagnostic("bundle.not-archival", f"{path} claims no part of PDF/A", hint=_HINT)
            elif not len(pdf.attachments):
                bare.append(path)
    if bare:
        message = f"{counted(len(bare), 'PDF')} of the bundle carry no sources inside, such as {bare[0]}"
        yield Diagnostic("bundle.no-attachments", message, hint=_HINT, severity=Severity.WARNING)


def _is_archival(pdf: pikepdf.Pdf) -> bool:
    # ISO 19005-2, 6.6.4: a part of PDF/A is claimed in the metadata.
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        return bool(metadata.get("pdfaid:part"))
