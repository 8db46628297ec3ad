"""What a review comes to: the nouns."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefpress.diagnostics import Place
from briefpress.incoming.word.model import Comment


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who made a change, so far as the file says."""

    author: str = ""
    date: str = ""
    """In the form 2026-11-20T10:00:00Z, or empty."""
    is_tracked: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A change of words that belongs to one wording: certain."""

    context: str
    markdown: str
    """What the wording is to say."""
    before: str
    after: str
    """The wording as the page showed it, and as it shows it now."""
    reviewer: Reviewer = field(default_factory=Reviewer)
    file: str = ""
    """The reviewer's file."""


@dataclass(frozen=True, slots=True)
class Question:
    """A change that a person has to make."""

    kind: str
    """`split`, `joined`, `deleted`, `added`, `moved`, `computed`, `several`, `citation`, `style`, `text`,
    `conflict`."""
    contexts: tuple[str, ...]
    """The wordings that it touches; of what was added, those before it."""
    before: str
    after: str
    why: str
    reviewer: Reviewer = field(default_factory=Reviewer)
    file: str = ""
    place: Place | None = None
    fragment: str = ""
    """What could be written into the brief."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, and the wordings that it is about."""

    comment: Comment
    contexts: tuple[str, ...]
    answers: tuple[Comment, ...] = ()
    file: str = ""
    place: Place | None = None
