"""What a bundle is for -> what goes into it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Purpose:
    """What one kind of receiver needs."""

    formats: tuple[str, ...]
    has_letter: bool = False
    """Whether a covering e-mail comes along."""
    has_pictures: bool = False
    """Whether pictures are told in words."""
    has_sources: bool = False
    """Whether it holds what the papers were made from."""
    is_archival: bool = False
    """Whether every PDF has to be one for archives."""
    is_print: bool = False
    """Whether the files of the print shop come along."""


PURPOSES = {
    "press": Purpose(("pdf", "docx", "html"), has_letter=True, has_pictures=True),
    "board": Purpose(("pdf",), has_letter=True),
    "archive": Purpose(("pdf",), has_pictures=True, has_sources=True, is_archival=True),
    "print": Purpose(("pdf",), is_print=True),
}
"""By the names that a command line has for them."""

EVERYTHING = Purpose(("pdf", "docx", "html"), has_letter=True, has_pictures=True)
"""Where no purpose is named."""
EVERYTHING_NAME = "all"
