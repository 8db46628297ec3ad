"""Edition -> the other editions of its brief, with their addresses.

They follow from what the brief has, not from what a build makes: a page is the same whatever is printed beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefpress.content.brief import Brief
from briefpress.content.lengths import Length
from briefpress.editions.edition import Edition

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An edition, or a file of one, that a page leads to."""

    name: str
    """What tells it from its like: a language's tag, a length, an audience, a kind of file."""
    title: str
    """The English word for it; empty for a language, which is called what it calls itself."""
    address: str
    """From the page."""
    is_shown: bool = False
    """Whether it is the page itself."""
    media_type: str = ""
    """Of a file."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What differs from an edition in one thing, in the order in which a reader chooses."""

    languages: tuple[Neighbour, ...]
    lengths: tuple[Neighbour, ...]
    audiences: tuple[Neighbour, ...]
    files: tuple[Neighbour, ...]
    """The same edition to print, and to write in."""
    page: str
    """Where the page itself is online; empty where the brief does not say."""
    folder: str
    """The folder of that, with a stroke at its end."""
    card: str
    """Where the picture is that programs show beside a link to the page; empty as `page` is."""


def neighbours_of(
    edition: Edition, brief: Brief, lengths: Mapping[Length, str], audiences: Mapping[str, str]
) -> Neighbours:
    """Return the neighbours of an edition.

    `lengths` are those that the project has, the shortest first, and `audiences` those of the brief, with their words.
    """
    folder = f"{brief.online.rstrip('/')}/{edition.language}/" if brief.online else ""
    in_languages = (replace(edition, language=tag) for tag in brief.languages)
    at_lengths = (replace(edition, length=length) for length in lengths)
    for_audiences = (replace(edition, audience=name) for name in audiences)
    return Neighbours(
        languages=tuple(_neighbour(edition, other, other.language, "") for other in in_languages),
        lengths=tuple(_neighbour(edition, other, other.length, lengths[other.length]) for other in at_lengths),
        audiences=tuple(
            _neighbour(edition, other, other.audience, audiences[other.audience]) for other in for_audiences
        ),
        files=(
            Neighbour("pdf", "PDF", f"{edition.stem}.pdf", media_type=PDF),
            Neighbour("docx", "Word", f"{edition.stem}.docx", media_type=WORD),
        ),
        page=f"{folder}{edition.stem}.html" if folder else "",
        folder=folder,
        card=f"{folder}{edition.card}" if folder else "",
    )


def _neighbour(edition: Edition, other: Edition, name: str, title: str) -> Neighbour:
    up = "" if other.language == edition.language else f"../{other.language}/"
    return Neighbour(name, title, f"{up}{other.stem}.html", other == edition)
