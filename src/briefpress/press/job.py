"""Job -> Result: the nouns of the seam between the two halves of the road.

A job holds everything that one edition's artifacts are made from, and its result is bytes: both can be pickled and
sent anywhere. Neither knows who does the work or with which engine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from briefpress.assets.fonts.file import FontFile
from briefpress.diagnostics import Diagnostic
from briefpress.editions.edition import Edition
from briefpress.press.measure import Budget, Measure, Setting
from briefpress.theme.theme import Theme
from briefpress.writers.artifact import Artifact, Asset
from briefpress.writers.pdf.prepress.printing import Printing
from briefpress.writers.pdf.tagged.claims import DEFAULT

FORMATS = ("pdf", "docx", "html")
HEARD = "heard"
"""What a screen reader says of the PDF, as text: for somebody who asks, never for a folder of builds."""
TIGHTER_WORD = ("docx-tight", "docx-tighter", "docx-tightest")
"""Word files set tighter, step by step: one of them may stand in a folder of builds as the edition's `docx`."""

Measures = tuple[tuple[Setting, Measure], ...]
"""Layouts that were made, in the order of their settings."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is wrong with a draft, to be read where it is."""

    block: str
    """Id of the block that it is of; empty for the whole edition."""
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What an edition is marked with that is printed although something is wrong with it."""

    word: str
    """`Draft`, in the edition's language."""
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """Everything that one edition's artifacts are made from."""

    edition: Edition
    versions: tuple[str, ...]
    """Whole pages in the vocabulary of `document.tree`; each has one block less than the one before. Never empty."""
    theme: Theme
    page_style: str
    """The style sheet for paper, without the tokens."""
    screen_style: str
    assets: tuple[Asset, ...]
    faces: tuple[tuple[str, ...], ...]
    """Faces of `installed_families`, as `fonts.installed.faces_of` tells them where the job was made."""
    budget: Budget
    formats: tuple[str, ...]
    """May be empty: the edition is then measured and not written."""
    cuttable: tuple[str, ...] = ()
    """Ids of the blocks that may be cut, first what goes first."""
    cuts: int = 0
    """How many of them the first version lacks."""
    known: Measures = ()
    """Layouts made in earlier rounds, part of what this edition costs."""
    remembered: Measures = ()
    """Layouts of an earlier run of this very job: they are not made again, and decide nothing else."""
    fonts: tuple[FontFile, ...] = ()
    """Those that the project brings along and the theme names."""
    reference: Asset | None = None
    """The user's own Word file, in whose styles and letterhead Word editions are written."""
    draft: Draft | None = None
    """When it is printed whatever is wrong with it, and its marks; else None."""
    pdf: str = DEFAULT
    """The standards that its PDF keeps."""
    sources: tuple[Asset, ...] = ()
    """Files that it is made from, where they come along in the PDF."""
    screen: str = ""
    """What a page on a screen has around it, a whole page in the vocabulary of `document.tree`; empty: nothing."""
    printing: Printing | None = None
    """What the printing machine asks for; None where nothing is made for one."""
    is_large_print: bool = False
    """Whether it has as many pages as it takes, at the standard setting with nothing cut."""
    for_review: bool = False
    """Whether its Word file tracks changes from the start."""
    embeds_fonts: bool = False
    """Whether its Word file brings along the fonts of this machine that it is set in."""

    @property
    def most_cuts(self) -> int:
        """How many blocks the last version lacks."""
        return self.cuts + len(self.versions) - 1


@dataclass(frozen=True, slots=True)
class Printed:
    """One edition, made."""

    edition: Edition
    title: str
    artifacts: tuple[Artifact, ...]
    pages: int
    budget: int
    """Pages promised."""
    fill: float
    """How much of the last page is filled, 0 to 1."""
    density: float
    """-1 (loosest) to 1 (tightest); 0 is the standard setting."""
    dropped: tuple[str, ...]
    """Ids of blocks cut to make it fit, in the order in which they went."""
    layouts: int
    """How many times it was laid out."""
    key: str
    """Hash of all that it was made from."""
    least_fill: float = 0
    """How much of the last page should at least be filled."""
    standard: float = 0
    """Pages that it takes at the standard setting with nothing cut, the last one as far as it is filled."""
    text_pt: float = 0
    leading_pt: float = 0
    margin_mm: float = 0
    """Of the sides."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an edition cannot keep its promise with the versions of its job."""

    pages: int
    """At the tightest setting, with all cut that the job's versions let be cut."""
    lines: int
    """How many lines stand after the last page promised."""
    extent: float
    """Pages, the last one as far as it is filled."""
    longest: tuple[tuple[str, int], ...]
    """Ids of all that is still shown, and how many lines each has, the longest first."""
    cuts: int
    """How many blocks are cut there."""
    may_cut_more: bool
    """Whether versions with more cuts may fit."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a job."""

    edition: Edition
    printed: Printed | None
    """None when the findings or a refusal stopped it."""
    findings: tuple[Diagnostic, ...]
    seconds: float
    refusal: Refusal | None = None
    """Of a draft that is printed too long, as well."""
    measures: Measures = ()
    stages: tuple[tuple[str, float], ...] = ()
    """Seconds that each stage took, in the order of the road; nothing where an earlier build did it."""
    setting: Setting | None = None
    """The one that was found, also where it is not enough; None when nothing was laid out."""


def installed_families(theme: Theme, fonts: Iterable[FontFile]) -> tuple[str, ...]:
    """Return the families of a theme that each machine has to have: no font of the project's own is of them."""
    brought = {font.family for font in fonts}
    return tuple(family for family in theme.all_families if family not in brought)


def key_of(job: Job) -> str:
    """Return the hash of all that an edition is made from, its formats, earlier layouts and reference left out."""
    digest = hashlib.sha256()
    settings = (str(job.faces), str(job.budget), str(job.cuts), *job.cuttable)
    for part in (*job.versions, job.theme.css(), job.page_style, job.screen_style, job.screen, *settings):
        digest.update(part.encode())
        digest.update(b"\0")
    digest.update(job.pdf.encode())
    for asset in (*job.assets, *job.sources):
        digest.update(asset.name.encode() + b"\0" + hashlib.sha256(asset.content).digest())
    if job.draft:
        digest.update(repr(job.draft).encode())
    if job.for_review:
        digest.update(b"for review")
    if job.embeds_fonts:
        digest.update(b"with fonts")
    for font in job.fonts:
        digest.update(hashlib.sha256(font.content).digest())
    if job.printing:
        digest.update(repr((job.printing, job.is_large_print)).encode())
    return digest.hexdigest()


def reference_key(job: Job, format_: str) -> str:
    """Return the hash of the reference document for Word; empty for other formats, and where there is none."""
    if job.reference is None or format_ not in ("docx", *TIGHTER_WORD):
        return ""
    return hashlib.sha256(job.reference.content).hexdigest()
