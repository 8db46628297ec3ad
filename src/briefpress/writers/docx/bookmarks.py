"""Element ids -> Word bookmarks, paragraph numbers, and the numbers that tell a part's elements apart."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefpress.writers.docx.markup import WORD_2010, Element, w

PREFIX = "_bp_"
PARAGRAPH_ID = f"{{{WORD_2010}}}paraId"
_LONGEST = 40
"""Characters that Word allows (17.13.6.2)."""


def bookmark_names(identifiers: Iterable[str]) -> dict[str, str]:
    """Return a bookmark's name for each id; see the package for how they are made. Ids are in document order."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for identifier in identifiers:
        if identifier in names:
            continue
        wanted = PREFIX + "".join(character if _is_allowed(character) else "_" for character in identifier)
        names[identifier] = next(name for name in _candidates(wanted) if name.casefold() not in taken)
        taken.add(names[identifier].casefold())
    return names


def _is_allowed(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _candidates(wanted: str) -> Iterator[str]:
    yield wanted[:_LONGEST]
    for number in itertools.count(2):
        ending = f"_{number}"
        yield wanted[: _LONGEST - len(ending)] + ending


def paragraph_numbers(identifiers: Iterable[str]) -> dict[str, str]:
    """Return a paragraph's own number for each id, as Word writes it: eight hexadecimal digits, below 80000000.

    The same id has the same number in every edition, unless two ids of one document meet in it.
    """
    numbers: dict[str, str] = {}
    taken = {0}
    for identifier in dict.fromkeys(identifiers):
        number = int.from_bytes(hashlib.sha256(identifier.encode()).digest()[:4], "big") & 0x7FFFFFFF
        while number in taken:
            number = (number + 1) & 0x7FFFFFFF
        taken.add(number)
        numbers[identifier] = f"{number:08X}"
    return numbers


@dataclass(frozen=True, slots=True)
class Reference:
    """What a cross-reference shows, and where it finds it."""

    bookmark: str
    """Around a caption's label and number, or around a head, named as Word names them."""
    words: str
    """`Table 2`, or a section's `3`."""
    is_heading: bool

    @property
    def instruction(self) -> str:
        r"""The field (17.16.5.45): `\h` makes it a link, `\r` takes a head's number, and its look stays the text's."""
        number = " \\r" if self.is_heading else ""
        return f"REF {self.bookmark}{number} \\h \\* MERGEFORMAT"


def plain(words: str) -> str:
    """Return words with spaces that break: typography may have changed one of two places and not the other."""
    return words.replace("\u00a0", " ").replace("\u202f", " ")


class Marks:
    """Makes bookmarks, each with a number of its own, and gives paragraphs the numbers of their ids."""

    def __init__(self, names: dict[str, str], references: Mapping[str, Reference] | None = None) -> None:
        """`names` are the bookmarks of ids; `references` what cross-references find, by the ids that they lead to."""
        self._names = names
        self._references = references or {}
        self._paragraphs = paragraph_numbers(names)
        self._numbers = itertools.count(1)

    def name(self, identifier: str) -> str:
        """Return the bookmark of an id, or the empty string when no element has the id."""
        return self._names.get(identifier, "")

    @property
    def names(self) -> Mapping[str, str]:
        """The bookmarks of ids."""
        return self._names

    def reference(self, identifier: str) -> Reference | None:
        """Return what a cross-reference to an id shows and finds, where there is such a cross-reference."""
        return self._references.get(identifier)

    def stamp(self, made: Element, identifier: str) -> None:
        """Give a paragraph or a row the number of an id: the second carrier of its identity ([MS-DOCX] 2.6.2.3)."""
        number = self._paragraphs.get(identifier)
        if number:
            made.set(PARAGRAPH_ID, number)

    def next_number(self) -> int:
        """Return a number that no other element of the document has: bookmarks, controls, pictures."""
        return next(self._numbers)

    def pair(self, name: str) -> tuple[Element, Element]:
        """Return where a bookmark starts and where it ends."""
        number = self.next_number()
        return w("bookmarkStart", id=number, name=name), w("bookmarkEnd", id=number)

    def around(self, name: str, content: Iterable[Element]) -> list[Element]:
        """Return elements with a bookmark around them, or as they are when it has no name."""
        if not name:
            return list(content)
        start, end = self.pair(name)
        return [start, *content, end]

    def around_id(self, identifier: str, content: Iterable[Element]) -> list[Element]:
        """Return elements with the bookmark of an id around them."""
        return self.around(self.name(identifier), content)
