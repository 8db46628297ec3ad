"""What somebody sees of an edition that is looked at. Without the engines: whoever asks for a look needs none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """The page in the middle of a window, before it changes."""

    page: int = 1
    """From 1."""
    width: int = 1000
    """Of its picture, in pixels."""
    look: str = ""
    """What it is called by how it looks; empty while there is none."""
