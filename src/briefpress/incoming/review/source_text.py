"""A wording's Markdown -> its letters as they are shown, each with the stretch of Markdown that it comes from.

The structure is the parser's; here it is only found again in the text, step by step. Whatever does not go on as it
should ends in None: such a wording is not changed by a program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefpress.content import inline

_CITATION = re.compile(r"\[[^\[\]]*\]")
_LANGUAGE = re.compile(r"\]\{[^}]*\}")
_ADDRESS = re.compile(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)")
_MARKS = "*_"
_LONGER = (("---", "—"), ("--", "–"), ("...", "…"))


@dataclass(frozen=True, slots=True)
class Atom:
    """A letter as it is shown, or a citation or note, which are one."""

    text: str
    start: int
    end: int
    """Of the stretch of Markdown."""
    kind: str = "word"
    bold: bool = False
    italic: bool = False
    link: str = ""
    data: str = ""
    """Of a citation or a note, its Markdown; of a word of another language, the language."""


class _LostError(Exception):
    """The text does not go on as the parser says."""


def atoms_of(text: str) -> tuple[Atom, ...] | None:
    """Return the letters of a wording in their order; None where they cannot be found again in it."""
    try:
        walker = _Walker(text)
        found = tuple(walker.all(inline.parse_inline(text), Atom("", 0, 0)))
    except (_LostError, IndexError):
        return None
    return found if not text[walker.position :].strip() else None


class _Walker:
    """Goes through a text along what the parser has read in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    def all(self, pieces: tuple[inline.Inline, ...], look: Atom) -> Iterator[Atom]:
        for piece in pieces:
            yield from self.one(piece, look)

    def one(self, piece: inline.Inline, look: Atom) -> Iterator[Atom]:
        match piece:
            case inline.TextRun(text):
                yield from self.letters(text, look)
            case inline.Strong(children):
                yield from self.between(2, children, replace(look, bold=True))
            case inline.Emphasis(children):
                yield from self.between(1, children, replace(look, italic=True))
            case inline.Citation():
                yield self.whole("citation", _CITATION)
            case inline.Note(children):
                yield from self.note(children)
            case inline.Foreign(language, children):
                self.skip("[")
                yield from self.all(children, replace(look, data=language))
                self.match(_LANGUAGE)
            case inline.Link(address, children):
                yield from self.link(address, children, look)

    def between(self, marks: int, children: tuple[inline.Inline, ...], look: Atom) -> Iterator[Atom]:
        self.marks(marks)
        yield from self.all(children, look)
        self.marks(marks)

    def link(self, address: str, children: tuple[inline.Inline, ...], look: Atom) -> Iterator[Atom]:
        bare = self.text[self.position] != "["
        if self.text[self.position] == "<":
            self.skip("<")
            yield from self.all(children, replace(look, link=address))
            self.skip(">")
        elif bare:
            yield from self.all(children, replace(look, link=address))
        elif not children:
            start = self.position
            self.skip("[")
            self.match(_ADDRESS)
            yield Atom("", start, self.position, "reference", data=self.text[start : self.position])
        else:
            self.skip("[")
            yield from self.all(children, replace(look, link=address))
            self.match(_ADDRESS)

    def note(self, children: tuple[inline.Inline, ...]) -> Iterator[Atom]:
        start = self.position
        self.skip("^[")
        for _ in self.all(children, Atom("", 0, 0)):
            pass
        self.skip("]")
        yield Atom("", start, self.position, "note", data=self.text[start : self.position])

    def whole(self, kind: str, pattern: re.Pattern[str]) -> Atom:
        start = self.position
        self.match(pattern)
        return Atom("", start, self.position, kind, data=self.text[start : self.position])

    def letters(self, text: str, look: Atom) -> Iterator[Atom]:
        place = 0
        while place < len(text):
            shown, written = self.next(text, place)
            start, self.position = self.position, self.position + written
            yield Atom(shown, start, self.position, look.kind, look.bold, look.italic, look.link, look.data)
            place += len(shown) if shown not in ("—", "–", "…") or text[place] == shown else written

    def next(self, text: str, place: int) -> tuple[str, int]:
        """Return the next letter as it is shown, and how many characters it takes in the text."""
        here, letter = self.text[self.position], text[place]
        for typed, shown in _LONGER:
            if text.startswith(typed, place) and self.text.startswith(typed, self.position):
                return shown, len(typed)
        if here == "\\" and self.text[self.position + 1 : self.position + 2] == letter and not letter.isalnum():
            return letter, 2
        if here == letter or (here.isspace() and letter.isspace()):
            return letter, 1
        raise _LostError

    def marks(self, count: int) -> None:
        if any(mark not in _MARKS for mark in self.text[self.position : self.position + count]):
            raise _LostError
        self.position += count

    def skip(self, mark: str) -> None:
        if not self.text.startswith(mark, self.position):
            raise _LostError
        self.position += len(mark)

    def match(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self.position)
        if not found:
            raise _LostError
        self.position = found.end()
