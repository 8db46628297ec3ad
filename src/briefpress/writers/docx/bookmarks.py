"""Element ids -> Word bookmarks, and the numbers that a part's elements need to be told apart."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from briefpress.writers.docx.markup import Element, w

PREFIX = "_bp_"
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


class Marks:
    """Makes bookmarks, each with a number of its own."""

    def __init__(self, names: dict[str, str]) -> None:
        self._names = names
        self._numbers = itertools.count(1)

    def name(self, identifier: str) -> str:
        """Return the bookmark of an id, or the empty string when no element has the id."""
        return self._names.get(identifier, "")

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
