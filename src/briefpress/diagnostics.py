"""What can be said about a user's mistake: where it is, what it is, what to do. Imports nothing of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

IN_BLOCK = re.compile(r'\(in the block "([^"]+)"\)')
"""How a message names the block of a page that it is about."""
_QUOTED = re.compile(r'"([^"\s]+)"')
_LONGEST_WORD = 80
_MOST_COMPARED = 500


class Severity(StrEnum):
    """Whether a finding stops the build, asks to be looked at, or only tells."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file that a person can edit."""

    file: str
    """As a person would type it: relative to the project where that can be."""
    line: int = 1
    """Counted from 1."""
    column: int = 1
    """Counted from 1, in characters."""
    width: int = 1
    """How many characters the caret underlines, on this line."""
    excerpt: str = ""
    """The line itself, without its end; empty when there is none to show."""
    spot: str = ""
    """What a place is called in a file without lines, such as `Sheet1!B3` in a workbook."""

    def __str__(self) -> str:
        return f"{self.file}:{self.spot}" if self.spot else f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding."""

    code: str
    """Dotted and stable, room first: `content.unknown-source`."""
    message: str
    """What is wrong: lower case, no full stop."""
    place: Place | None = None
    hint: str = ""
    """What to do about it; may be empty."""
    severity: Severity = Severity.ERROR

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order findings by place, then by code."""
        place = self.place or Place("", 0, 0)
        return (place.file, place.line, place.column, self.code, self.message)


class BriefPressError(Exception):
    """A mistake that the user can repair, as one or more findings."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = in_order(diagnostics)
        super().__init__("; ".join(diagnostic.message for diagnostic in self.diagnostics))

    def __reduce__(self) -> tuple[type[BriefPressError], tuple[tuple[Diagnostic, ...]]]:
        # Exceptions are pickled by their arguments; ours must come back whole from a worker process.
        return (type(self), (self.diagnostics,))


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings without repetition, sorted by place."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda diagnostic: diagnostic.sort_key))


def raise_if_errors(diagnostics: Iterable[Diagnostic]) -> None:
    """Raise BriefPressError with every finding if one of them is an error."""
    found = in_order(diagnostics)
    if any(diagnostic.severity is Severity.ERROR for diagnostic in found):
        raise BriefPressError(found)


def block_of(message: str) -> str:
    """Return the id of the block that a message names, as `in the block "x"` or in quotation marks; else empty."""
    named = IN_BLOCK.search(message) or _QUOTED.search(message)
    return named[1] if named else ""


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """Return a hint that names the nearest known word, or lists the few there are."""
    near = get_close_matches(word, _alike(word, known), n=1, cutoff=0.6)
    if near:
        return f'did you mean "{near[0]}"?'
    if 0 < len(known) <= 15:
        return "known: " + ", ".join(sorted(known))
    return ""


def _alike(word: str, known: Sequence[str]) -> list[str]:
    """Return the known words that are worth comparing: of about the same length, and not too many."""
    if len(word) > _LONGEST_WORD:
        return []
    return [one for one in known if 2 * abs(len(one) - len(word)) <= len(word)][:_MOST_COMPARED]


def counted(count: int, noun: str) -> str:
    """Return `1 error`, `3 errors`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
