"""What a build is asked to do, and what came of it. Light: a build that has nothing to do reads no more than this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefpress.diagnostics import Diagnostic
from briefpress.editions.edition import Edition
from briefpress.publish.manifest import Entry


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several parts of a build."""

    number: int
    """From 1."""
    count: int

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"


@dataclass(frozen=True, slots=True)
class Plan:
    """How to build."""

    out: Path
    """Folder for the files."""
    jobs: int
    """How many editions at a time."""
    allow_stale: bool = False
    """Whether to print translations that are older than their source, with a notice."""
    force: bool = False
    """Whether to make anew what an earlier build has made."""
    executor: str = ""
    """Address of a cluster, such as `dask://127.0.0.1:8786`; empty: this machine."""
    time_limit: float = 300
    """Seconds that one edition may take."""
    shard: Shard = Shard(1, 1)
    paper: str = ""
    """Empty: the theme's."""
    look: str = ""
    """Empty: that of each audience."""
    settings: tuple[str, ...] = ()
    """Typed over files for this build, such as `theme.color.accent=#0b6b4f`."""
    draft: bool = False
    """Whether to print whatever is wrong, marked."""
    key: bytes = b""
    """What seals the cache; without one, nothing is kept for later builds and nothing of earlier ones is used."""
    pdf: str = ""
    """Standards that PDFs keep; empty: the theme's."""
    prints: tuple[str, ...] = ()
    """Formats of `PRINT_FORMATS` that are made, all in large print or none; empty: those that readers get."""
    for_review: bool = False
    """Whether Word files track changes from the start."""
    embeds_fonts: bool = False
    """Whether Word files bring along the fonts of this machine that they are set in."""
    word_pages: bool = False
    """Whether LibreOffice counts the pages of Word files, which are set tighter until they keep the promise."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build made."""

    entries: tuple[Entry, ...]
    """Of the editions asked for."""
    diagnostics: tuple[Diagnostic, ...]
    seconds: Mapping[Edition, float]
    kept: frozenset[Edition]
    """Editions that an earlier build had made."""
    stages: Mapping[str, float] = field(default_factory=dict)
    """Seconds that each stage took, in the order of the road, those of all workers added up."""
    peak_bytes: int = 0
    """The most memory that a worker has held; 0 where nobody tells."""
