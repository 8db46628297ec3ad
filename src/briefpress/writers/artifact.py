"""What a writer returns: the bytes of one format of one edition."""

from __future__ import annotations

from dataclasses import dataclass

from briefpress.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file, not yet written."""

    format: str
    """`pdf`, `docx` or `html`: the file name's extension."""
    content: bytes
    made_from: str = ""
    """Hash of what it was made from beside what the edition's other artifacts were; empty when there is nothing."""
    findings: tuple[Diagnostic, ...] = ()
    """What was found while it was written."""
    pages: int = 0
    """How many a word processor makes of it, once one has laid it out; 0 where none has."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that a document shows: its name in the document (`Image.source`) and its bytes."""

    name: str
    media_type: str
    content: bytes
