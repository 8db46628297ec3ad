"""Which standards a PDF keeps: PDF/UA, for reading aloud, and PDF/A, for archives, in one file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """One combination of standards that the writer keeps."""

    accessible: int
    """Part of PDF/UA (ISO 14289): 1 or 2."""
    archival: int
    """Part of PDF/A (ISO 19005): 2, 3 or 4."""
    variant: str
    """The engine's variant for the archive: it brings the output intent, print flags and identifier, and no tags."""

    @property
    def is_pdf_2(self) -> bool:
        """Whether it is built on PDF 2.0, not 1.7."""
        return self.accessible > 1

    @property
    def has_attachments(self) -> bool:
        """Whether what it was made from comes along."""
        return self.archival == 3


CLAIMS = {
    "ua-1+a-2a": Claim(1, 2, "pdf/a-2u"),
    "a-3a": Claim(1, 3, "pdf/a-3u"),
    "ua-2+a-4": Claim(2, 4, "pdf/a-4e"),
}
"""By the names that a theme or a command line has for them. Each of them is accessible too."""

DEFAULT = "ua-1+a-2a"
