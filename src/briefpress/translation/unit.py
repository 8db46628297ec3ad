"""What comes back from a translator: one message and its translation, in whatever format."""

from __future__ import annotations

from dataclasses import dataclass

from briefpress.diagnostics import Place


@dataclass(frozen=True, slots=True)
class Unit:
    """A message and its translation."""

    context: str
    text: str
    """In the brief's language, as the file has it."""
    translation: str
    is_fuzzy: bool
    place: Place
    """Of the translation."""
