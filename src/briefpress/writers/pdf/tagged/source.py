"""The page that was laid out, as a tree that can be climbed: where an element stands, in which language, as what."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element as PageElement

from briefpress.writers.pdf.tagged import roles

SVG = "{http://www.w3.org/2000/svg}"
_IN_CONTENTS = frozenset({"L", "Link", "Em", "Strong", "Span"})


class Source:
    """A page's elements; boxes know their own, but not what it stands in."""

    def __init__(self, root: PageElement) -> None:
        self.root = root
        self._parents = {kid: element for element in root.iter() for kid in element}

    @property
    def is_right_to_left(self) -> bool:
        return self.root.get("dir") == "rtl"

    def parent(self, element: PageElement) -> PageElement:
        """Return what an element stands in; the root stands in itself."""
        return self._parents.get(element, self.root)

    def upwards(self, element: PageElement) -> Iterator[PageElement]:
        """Yield an element and all that it stands in, up to the root."""
        yield element
        while element in self._parents:
            element = self._parents[element]
            yield element

    def language(self, element: PageElement) -> str:
        return next((tag for around in self.upwards(element) for tag in (around.get("lang"),) if tag), "")

    def own_language(self, element: PageElement) -> str:
        """Return the language that an element changes to, or the empty string."""
        tag = element.get("lang", "")
        return tag if tag and element is not self.root and tag != self.language(self.parent(element)) else ""

    def is_in_contents(self, element: PageElement) -> bool:
        """Say whether an element is the list of contents or part of one, and not of text beside it."""
        for around in self.upwards(element):
            if around.tag == "nav":
                return around.get("role") == roles.CONTENTS
            if around.tag != "li" and roles.TYPES.get(str(around.tag), "L") not in _IN_CONTENTS:
                return False
        return False

    def is_note(self, element: PageElement) -> bool:
        """Say whether an element is one of the notes at the end."""
        return self.parent(self.parent(element)).get("role") == roles.END_NOTES

    def identifier(self, element: PageElement) -> str:
        """Return the id of the nearest element with one, or the empty string."""
        return next((name for around in self.upwards(element) for name in (around.get("id"),) if name), "")


def alternative_of(element: PageElement) -> str | None:
    """Return what is said instead of a picture; None when it has no such text, empty for decoration."""
    if element.tag == SVG + "svg":
        title = element.find(SVG + "title")
        return title.text if title is not None else element.get("aria-label")
    return "" if element.get("role") == "presentation" else element.get("alt")


def is_hidden(element: PageElement) -> bool:
    return element.get("aria-hidden") == "true"
