"""Job -> Result: the nouns of the seam between the two halves of the road.

A job holds everything that one edition's artifacts are made from, and its result is bytes: both can be pickled and
sent anywhere. Neither knows who does the work or with which engine.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from briefpress.diagnostics import Diagnostic
from briefpress.editions.edition import Edition
from briefpress.fit import Budget
from briefpress.theme import Theme
from briefpress.writers.artifact import Artifact, Asset

FORMATS = ("pdf", "docx", "html")


@dataclass(frozen=True, slots=True)
class Job:
    """Everything that one edition's artifacts are made from."""

    edition: Edition
    html: str
    """A whole page in the vocabulary of `document.tree`."""
    theme: Theme
    page_style: str
    """The style sheet for paper, without the tokens."""
    screen_style: str
    assets: tuple[Asset, ...]
    budget: Budget
    formats: tuple[str, ...]
    reference: Asset | None = None
    """The user's own Word file, in whose styles and letterhead Word editions are written."""


@dataclass(frozen=True, slots=True)
class Printed:
    """One edition, made."""

    edition: Edition
    title: str
    artifacts: tuple[Artifact, ...]
    pages: int
    budget: int
    fill: float
    """How much of the last page is filled, 0 to 1."""
    density: float
    """0: the standard setting."""
    dropped: tuple[str, ...]
    """Ids of blocks cut to make it fit."""
    layouts: int
    """How many times it was laid out."""
    key: str
    """Hash of all that it was made from."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a job."""

    edition: Edition
    printed: Printed | None
    """None when the findings stopped it."""
    findings: tuple[Diagnostic, ...]
    seconds: float


def key_of(job: Job) -> str:
    """Return the hash of all that an edition is made from."""
    digest = hashlib.sha256()
    for part in (job.html, job.theme.css(), job.page_style, job.screen_style, str(job.budget)):
        digest.update(part.encode())
        digest.update(b"\0")
    for asset in (*job.assets, *((job.reference,) if job.reference else ())):
        digest.update(asset.name.encode() + b"\0" + hashlib.sha256(asset.content).digest())
    return digest.hexdigest()
