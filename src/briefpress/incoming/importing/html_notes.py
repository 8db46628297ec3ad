"""A web page -> its footnotes: links to and fro, between a mark in the text and what stands at the end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

_MARK = re.compile(r"[\[(]?\s*(?:\d{1,3}|[ivxlc]{1,6}|[a-z]|[*†‡§¶]{1,3})\s*[\])]?")
_BODIES = ("li", "p", "div", "dd", "aside", "td")


@dataclass(frozen=True, slots=True)
class HtmlNotes:
    """The notes of a page."""

    of: Mapping[Element, Element]
    """The link in the text -> the element with what the note says."""
    bodies: frozenset[Element]
    marks: frozenset[Element]
    """Links in the notes that lead back, which nobody reads."""


def read_notes(root: Element) -> HtmlNotes:
    """Return the notes of a page: links to an element that has a link back."""
    parents = {child: parent for parent in root.iter() for child in parent}
    named = {name: one for one in root.iter() for name in (one.get("id"), one.get("name")) if name}
    of: dict[Element, Element] = {}
    marks: set[Element] = set()
    for link in root.iter("a"):
        words = "".join(link.itertext()).strip()
        target = named.get(link.get("href", "")[1:]) if link.get("href", "").startswith("#") else None
        if target is None or not _MARK.fullmatch(words.lower()) or link in marks:
            continue
        body = _body(target, parents)
        back = _link_back(body, link, parents) if body is not None else None
        if body is not None and back is not None and not _is_inside(link, body, parents):
            of[link] = body
            marks.add(back)
    return HtmlNotes(of, frozenset(of.values()), frozenset(marks))


def _body(target: Element, parents: Mapping[Element, Element]) -> Element | None:
    """Return the block that a note's anchor stands in."""
    found: Element | None = target
    while found is not None and found.tag not in _BODIES:
        found = parents.get(found)
    return found


def _link_back(body: Element, link: Element, parents: Mapping[Element, Element]) -> Element | None:
    """Return the link of a note that leads to its mark, or to what the mark stands in."""
    around = {link.get("id"), link.get("name")}
    above = parents.get(link)
    for _ in range(2):
        if above is not None:
            around |= {
                above.get("id"),
                *(one.get("id") for one in above if one.tag == "a"),
                *(one.get("name") for one in above),
            }
            above = parents.get(above)
    wanted = {f"#{name}" for name in around if name}
    return next((one for one in body.iter("a") if one.get("href") in wanted), None)


def _is_inside(element: Element, outer: Element, parents: Mapping[Element, Element]) -> bool:
    found: Element | None = element
    while found is not None:
        if found is outer:
            return True
        found = parents.get(found)
    return False
