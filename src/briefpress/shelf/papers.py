"""What stands on a shelf: papers, each an edition that has been made, by brief. Nouns only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefpress.content.words import PartialDate
from briefpress.editions.edition import Edition


@dataclass(frozen=True, slots=True)
class PaperFile:
    """One format of a paper."""

    format: str
    path: str
    """From the folder of builds, with slashes."""
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of a paper, or its key messages."""

    id: str
    title: str
    """Empty for the key messages: labels name them."""
    receipt: str
    """The hash of its words, by which it is found out whether they have changed."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Something that a paper shows, in words."""

    caption: str
    alternative: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a paper says of itself, in its language."""

    number: str
    version: str
    date: PartialDate
    series: str
    publisher: str
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    contact: str
    licence: str
    licence_address: str
    online: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One edition that has been made, in one format or more."""

    edition: Edition
    title: str
    standfirst: str
    product: str
    """What its length is called, before translation."""
    audience: str
    """For whom it is, before translation."""
    messages: tuple[str, ...]
    passages: tuple[Passage, ...]
    """The key messages, then the sections, in reading order."""
    pictures: tuple[Picture, ...]
    imprint: Imprint
    pages: int
    files: tuple[PaperFile, ...]
    """In the order of the formats: PDF, Word, HTML; never empty."""
    first_page: str = ""
    """Path of a picture of its first page; empty where there is no PDF."""

    def file(self, format_: str) -> PaperFile | None:
        """Return the file of a format, if it was made."""
        return next((file for file in self.files if file.format == format_), None)


@dataclass(frozen=True, slots=True)
class ShelvedBrief:
    """A brief with the papers that it is told in."""

    name: str
    language: str
    """Its own, which it is written in."""
    papers: tuple[Paper, ...]
    """By language in the order of the United Nations, then length, then audience; never empty."""

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(paper.edition.language for paper in self.papers))

    def in_language(self, tag: str) -> tuple[Paper, ...]:
        """Return its papers in a language; none when there are none."""
        return tuple(paper for paper in self.papers if paper.edition.language == tag)

    def foremost(self, tag: str) -> Paper:
        """Return the paper that stands for the brief in a language, else in its own, else the first."""
        return next(iter((*self.in_language(tag), *self.in_language(self.language), *self.papers)))


@dataclass(frozen=True, slots=True)
class Shelf:
    """All briefs of which something has been made, the newest first."""

    briefs: tuple[ShelvedBrief, ...]

    @property
    def papers(self) -> Iterator[Paper]:
        return (paper for brief in self.briefs for paper in brief.papers)
