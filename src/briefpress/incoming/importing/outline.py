"""What a document says, whatever format it is in: the nouns that readers make. Knows no format and no brief."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from briefpress.diagnostics import Place

OBJECT = "\ufffc"
"""Stands in the text of a paragraph for what is no text: a note, a picture, a citation."""

# What no brief may hold: controls, and characters that cannot be seen and change what is.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u202a-\u202e\ufeff\ufffc\ufffe\uffff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look. A line break is a line feed."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    """Set above the line, as numbers of sources are."""
    address: str = ""
    """Where it leads to."""
    underlined: bool = field(default=False, compare=False)
    """No brief underlines words: it only says which lines are heads."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or an endnote, where it is called."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the line."""

    name: str
    """Of its file in the document, or the address that it was taken from."""
    content: bytes
    """Empty for what the document does not hold."""
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation that was found in the text."""

    parts: tuple[tuple[str, str], ...]
    """Names of sources, and where in each."""


Piece: TypeAlias = "Run | Note | Picture | Cite"


@dataclass(frozen=True, slots=True)
class Item:
    """That a paragraph is an item of a list."""

    depth: int = 0
    """0 for an item of the list itself, 1 for one of a list in it."""
    ordered: bool = False
    goes_on: bool = False
    """Whether it is a further paragraph of the item before it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    pieces: tuple[Piece, ...]
    place: Place
    role: str = ""
    """`title`, `subtitle`, `author`, `date`, `quotation`, `caption` or `contents`, where its style says so."""
    level: int = 0
    """Of a head, counted from 1; 0 for what is none."""
    item: Item | None = None
    size_pt: float = 0
    """Of its letters; 0 when nobody says."""
    box: str = ""
    """What it is shaded or bordered with: neighbours with the same stand in one box."""

    @property
    def text(self) -> str:
        """Its words, with `OBJECT` for what is no text."""
        return "".join(one.text if isinstance(one, Run) else OBJECT for one in self.pieces)

    @property
    def words(self) -> str:
        """Its words alone, on one line."""
        return " ".join(clean(self.text).split())

    @property
    def is_bold(self) -> bool:
        """Whether all its letters are bold."""
        return _all(self.pieces, "bold")

    @property
    def is_italic(self) -> bool:
        return _all(self.pieces, "italic")

    @property
    def is_underlined(self) -> bool:
        """Whether all its letters are underlined, other than as links are."""
        return _all(self.pieces, "underlined")

    def of(self, pieces: tuple[Piece, ...]) -> Paragraph:
        """Return a paragraph like this one with other words."""
        return replace(self, pieces=pieces)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    paragraphs: tuple[Paragraph, ...]
    span: int = 1
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    rows: tuple[Row, ...]
    place: Place
    caption: str = ""
    """Where the format has captions."""


@dataclass(frozen=True, slots=True)
class Box:
    """A text box, or another frame that stands beside the text."""

    paragraphs: tuple[Paragraph, ...]
    place: Place


Block: TypeAlias = "Paragraph | Table | Box"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that no draft takes over."""

    what: str
    """With its article: `the table of contents`."""
    place: Place
    words: str = ""
    """What it says."""


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document's file says of it."""

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    """As ISO 8601 begins: `2024-03-12T...`."""
    language: str = ""
    keywords: tuple[str, ...] = ()
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A document."""

    name: str
    """Of its file, as a person would type it."""
    properties: Properties
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()


def clean(text: str) -> str:
    """Return text in NFC, without characters that cannot be seen; line breaks are spaces."""
    text = re.sub("[\n\r\t\x0b\x0c\x1c-\x1f\x85\u2028\u2029]", " ", text)
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def merged(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return pieces in which neighbours of one look are one: programs part runs wherever somebody has typed."""
    made: list[Piece] = []
    for piece in pieces:
        last = made[-1] if made else None
        if isinstance(piece, Run) and isinstance(last, Run) and replace(piece, text="") == replace(last, text=""):
            both = piece.underlined and last.underlined if piece.text.strip() else last.underlined
            made[-1] = replace(last, text=last.text + piece.text, underlined=both)
        elif not isinstance(piece, Run) or piece.text:
            made.append(piece)
    return tuple(made)


def sliced(pieces: tuple[Piece, ...], start: int, end: int) -> tuple[Piece, ...]:
    """Return the pieces between two positions of a paragraph's text."""
    made: list[Piece] = []
    position = 0
    for piece in pieces:
        length = len(piece.text) if isinstance(piece, Run) else 1
        if isinstance(piece, Run):
            text = piece.text[max(0, start - position) : max(0, end - position)]
            if text:
                made.append(replace(piece, text=text))
        elif start <= position < end:
            made.append(piece)
        position += length
    return tuple(made)


def stripped(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return pieces without white space at either end."""
    text = "".join(one.text if isinstance(one, Run) else OBJECT for one in pieces)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return sliced(pieces, start, end)


def _all(pieces: tuple[Piece, ...], look: str) -> bool:
    runs = [one for one in pieces if isinstance(one, Run) and any(map(str.isalnum, one.text))]
    return bool(runs) and all(getattr(one, look) for one in runs)
