"""Text as it was written, from the pieces that lines show: a line break takes a space away, or puts a hyphen in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree.ElementTree import Element as PageElement

from briefpress.writers.pdf.tagged.structure import Content

SILENT = frozenset("\u00ad\u200b\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff")
"""Characters that say where lines may break, or which way letters go; nobody sees them, and nobody says them."""
_DROPPED = str.maketrans("", "", "".join(SILENT))
_OBJECT = "\ufffc"
"""What stands in the text for something that is not text of the block: a box, a note's mark, generated text."""
_LOOKED_AHEAD = 20


class Piece(NamedTuple):
    """What one line shows of an element's text."""

    content: Content
    element: PageElement
    text: str
    hyphen: str
    """What the engine puts at the end of a line that breaks a word."""


@dataclass(frozen=True, slots=True)
class _Match:
    """Where a piece stands in the text of its block."""

    said: str
    is_hyphenated: bool
    follows_object: bool
    """Whether a box and a space stand before it."""


def restore(block: PageElement, pieces: Sequence[Piece]) -> Piece | None:
    """Write into the pieces of a block what they say; return the one that is not in its text, if there is one."""
    made = {(piece.element, piece.content.generated) for piece in pieces if piece.content.generated}
    for piece in pieces:
        if piece.content.generated:
            piece.content.said = _with_space(piece.text, piece.content.lacks_space)
    shown = [piece for piece in pieces if not piece.content.generated]
    text = _Text("".join(_text(block, {piece.element for piece in pieces}, made)))
    for place, piece in enumerate(shown):
        match = text.match(piece)
        if match is None:
            return piece
        follower = shown[place + 1].text if place + 1 < len(shown) else ""
        _write(piece, match, lacks_space=bool(follower) and not match.is_hyphenated and text.has_space(follower))
    return None


def _write(piece: Piece, match: _Match, *, lacks_space: bool) -> None:
    content, text = piece.content, piece.text
    content.is_hyphenated = match.is_hyphenated
    content.lacks_space = content.lacks_space or (lacks_space and not text[-1].isspace())
    drawn = _folded(text)
    drawn = drawn.removesuffix(piece.hyphen) if match.is_hyphenated else drawn
    content.spell = content.spell or _folded(match.said) != drawn
    before, after = (" " * character.isspace() for character in (text[0], text[-1]))
    if match.follows_object and not before:
        before, content.spell = " ", True
    content.said = _with_space(f"{before}{_folded(match.said)}{after}", content.lacks_space)


def _with_space(text: str, lacks_space: bool) -> str:
    return f"{text} " if lacks_space and not text.endswith(" ") else text


def _folded(text: str) -> str:
    return " ".join(text.translate(_DROPPED).split())


class _Text:
    """The text of a block, read from its start to its end."""

    def __init__(self, written: str) -> None:
        self.written = written
        # A capital that a style made may be two letters: ß.
        self.letters = [
            (letter, place)
            for place, character in enumerate(written)
            if character not in SILENT
            for letter in character.casefold()
        ]
        self.at = 0

    def match(self, piece: Piece) -> _Match | None:
        """Return what a piece says, and go on behind it; None when it does not stand there."""
        start, first, text = self.at, -1, piece.text
        for place, character in enumerate(text):
            if character.isspace() or character in SILENT:
                continue
            for letter in character.casefold():
                self._skip()
                if self.at == len(self.letters) or self.letters[self.at][0] != letter:
                    is_hyphen = text[place:].rstrip() == piece.hyphen
                    return self._found(start, first, text, is_hyphenated=True) if is_hyphen else None
                first = self.at if first < 0 else first
                self.at += 1
        return self._found(start, first, text, is_hyphenated=False)

    def has_space(self, follower: str) -> bool:
        """Say whether a space stands here that no piece shows: neither that before, nor `follower`."""
        ahead = [letter for letter, _ in self.letters[self.at : self.at + _LOOKED_AHEAD]]
        if not ahead or not ahead[0].isspace():
            return False
        return not follower[:1].isspace() or next((letter for letter in ahead if not letter.isspace()), "") == _OBJECT

    def _skip(self) -> None:
        letters = self.letters
        while self.at < len(letters) and (letters[self.at][0].isspace() or letters[self.at][0] == _OBJECT):
            self.at += 1

    def _found(self, start: int, first: int, text: str, *, is_hyphenated: bool) -> _Match:
        if first < 0:
            return _Match(text, is_hyphenated, follows_object=False)
        before = [letter for letter, _ in self.letters[start:first]]
        said = self.written[self.letters[first][1] : self.letters[self.at - 1][1] + 1]
        return _Match(said, is_hyphenated, follows_object=_OBJECT in before and before[-1].isspace())


def _text(
    block: PageElement, elements: Collection[PageElement], made: Collection[tuple[PageElement, str]]
) -> Iterator[str]:
    """Yield the text of a block, of those elements in it that its lines show something of, and signs for all others."""
    inside = _inside(block, elements)

    def pieces(element: PageElement) -> Iterator[str]:
        yield _OBJECT * ((element, "before") in made) + (element.text or "")
        for kid in element:
            if kid.tag == "br":
                yield " "
            elif kid in inside:
                yield from pieces(kid)
            elif isinstance(kid.tag, str):
                yield _OBJECT
            yield kid.tail or ""
        yield _OBJECT * ((element, "after") in made)

    return pieces(block)


def _inside(block: PageElement, elements: Collection[PageElement]) -> set[PageElement]:
    """Return the elements of a block that are, or hold, one of some elements."""
    found: set[PageElement] = set()

    def holds(element: PageElement) -> bool:
        inside = [holds(kid) for kid in element]
        if element in elements or any(inside):
            found.add(element)
            return True
        return False

    if len(block):
        holds(block)
    return found
