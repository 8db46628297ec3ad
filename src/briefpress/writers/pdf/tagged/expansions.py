"""Where the lines of a page show the abbreviations that its elements tell of."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree.ElementTree import Element as PageElement

from briefpress.writers.pdf.expansions import ATTRIBUTE, expansions_in
from briefpress.writers.pdf.tagged.source import Source

Part = tuple[str, str]
"""A text, and what it is short for; empty where it is in full."""


class Expansions:
    """The abbreviations of a page, found in its texts from the first to the last."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.told = {
            element: expansions_in(attribute)
            for element in source.root.iter()
            if (attribute := element.get(ATTRIBUTE)) is not None
        }
        self.shown: Counter[tuple[PageElement, str]] = Counter()
        """How often a term has stood in an element so far."""

    def parts(self, text: str, element: PageElement) -> tuple[Part, ...]:
        """Return the parts of a text that comes next in an element, abbreviations apart."""
        if not self.told:
            return ((text, ""),)
        found: dict[tuple[int, int], str] = {}
        for around in self.source.upwards(element):
            found |= self._found(text, around)
        return tuple(_parted(text, found))

    def _found(self, text: str, element: PageElement) -> dict[tuple[int, int], str]:
        """Return where a text shows abbreviations that one element tells of."""
        places: dict[tuple[int, int], str] = {}
        told = self.told.get(element, ())
        for term in {expansion.term for expansion in told}:
            matches = list(re.finditer(re.escape(term), text))
            before = self.shown[element, term]
            self.shown[element, term] += len(matches)
            for expansion in told:
                at = expansion.place - before
                if expansion.term == term and 0 <= at < len(matches):
                    places[matches[at].span()] = expansion.meaning
        return places


def _parted(text: str, found: dict[tuple[int, int], str]) -> list[Part]:
    parts: list[Part] = []
    done = 0
    for (start, end), meaning in sorted(found.items()):
        if start < done:
            continue
        parts += [(text[done:start], "")] if start > done else []
        parts.append((text[start:end], meaning))
        done = end
    return [*parts, (text[done:], "")] if done < len(text) else parts
