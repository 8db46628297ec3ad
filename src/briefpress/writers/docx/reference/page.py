"""Their sections -> Page: paper, margins, columns, and which headers and footers stand on it (17.6).

A template may have several sections: a cover, the text, an annex across, a back cover. The page is that of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace

from docx.oxml.ns import qn

from briefpress.writers.docx.look import MM, Look
from briefpress.writers.docx.markup import Element, related, w
from briefpress.writers.docx.reference.order import whole
from briefpress.writers.docx.sections import (
    Reference,
    SectionKind,
    columns_element,
    lay_across,
    section_properties,
    section_type,
)

_TWIPS = 20
NARROWEST = 60 * MM
"""Points between the margins that a text needs at least."""
_ORDER = ("pgSz", "pgMar", "paperSrc", "pgBorders", "pgNumType", "cols", "titlePg", "bidi", "rtlGutter", "docGrid")
_KEPT = frozenset(_ORDER) - {"titlePg", "bidi"}
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


_MUCH_TEXT = 200
"""Characters: with less in all of them, sections hold nothing but words to be written over."""


@dataclass(frozen=True, slots=True)
class Page:
    """The page of the section that holds their text; headers that it does not name are those before (17.10.1)."""

    properties: Mapping[str, Element]
    """By name, those that are kept."""
    frames: Mapping[tuple[str, str], str]
    """Relationship of each header and footer, by its kind (`header`) and page (`first`)."""
    has_first_page: bool
    """Whether headers of the first page are others."""
    is_right_to_left: bool
    opening: Mapping[str, str]
    """Relationship of the header and of the footer that their first page shows, if the text begins later."""
    others: tuple[tuple[str, str], ...]
    """Kinds and relationships of all headers and footers, those of other sections too, in their order."""
    place: int
    """Of the section that holds the text, counted from 1."""
    section_count: int
    has_gutter_on_top: bool = False

    @property
    def full_width(self) -> float | None:
        """Between the margins, in points; None where they do not say."""
        size, margins = self.properties.get("pgSz"), self.properties.get("pgMar")
        if size is None or margins is None:
            return None
        names = ("left", "start", "right", "end", *(() if self.has_gutter_on_top else ("gutter",)))
        sides = sum(_number(margins, name) or 0 for name in names)
        return ((_number(size, "w") or 0) - sides) / _TWIPS

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height, in points; nothing where they do not say."""
        size = self.properties.get("pgSz")
        found = (0, 0) if size is None else (_number(size, "w") or 0, _number(size, "h") or 0)
        return found[0] / _TWIPS, found[1] / _TWIPS

    def column_width(self, full: float) -> float:
        """Return the width of running text in points: a column's where there are several."""
        columns = self.properties.get("cols")
        count = 1 if columns is None else _number(columns, "num") or 1
        if columns is None or count < 2:
            return full
        widths = [width for column in columns if (width := _number(column, "w"))]
        if widths:
            # What is as wide as its text has to fit into each of them.
            return min(widths) / _TWIPS
        gap = _number(columns, "space")
        return (full - (count - 1) * (720 if gap is None else gap) / _TWIPS) / count

    @property
    def is_too_narrow(self) -> bool:
        """Whether the margins leave no room for a text."""
        full = self.full_width
        return full is not None and self.column_width(full) < NARROWEST

    def completed(self, look: Look) -> Page:
        """Return the page with what theirs does not say: paper and margins of the look."""
        ours = section_properties(look, (look.full_width,))
        missing = {name: next(ours.iter(qn(f"w:{name}"))) for name in ("pgSz", "pgMar")}
        return replace(self, properties={**missing, **self.properties})

    def section(
        self, look: Look, columns: tuple[float, ...], frames: tuple[Reference, ...], kind: SectionKind
    ) -> Element:
        """Return a section's properties. `frames` mark the first section; the others go on in it."""
        made = {name: deepcopy(found) for name, found in self.properties.items()}
        if len(columns) > 1 or (columns == (look.full_width,) and look.text_width < look.full_width):
            made["cols"] = columns_element(columns)
        if kind.lies_across:
            made["pgSz"], made["cols"] = lay_across(made["pgSz"]), columns_element(columns)
        if any(frame.page == "first" for frame in frames):
            made["titlePg"] = w("titlePg")
        if look.is_right_to_left:
            made["bidi"] = w("bidi")
        if not frames and "pgNumType" in made:
            # Otherwise every section would begin again.
            made["pgNumType"].attrib.pop(qn("w:start"), "")
        return w(
            "sectPr",
            *(related(w(frame.tag, type=frame.page), "id", frame.relationship) for frame in frames),
            section_type(kind),
            *(made[name] for name in _ORDER if name in made),
        )


@dataclass(frozen=True, slots=True)
class _Section:
    """A section that begins a page, with those that go on on it."""

    properties: Element
    frames: Mapping[tuple[str, str], str]
    """Its own, and those that it takes over."""
    length: int
    """Characters of text."""

    @property
    def is_upright(self) -> bool:
        size = self.properties.find(qn("w:pgSz"))
        return size is None or (_number(size, "w") or 0) <= (_number(size, "h") or 0)

    @property
    def first_page(self) -> str:
        """Which kind of headers its first page has."""
        return "first" if is_on(self.properties.find(qn("w:titlePg"))) else "default"


def page_of(document: Element, has_gutter_on_top: bool = False) -> Page:
    """Return the page of a main document, as far as it says."""
    sections = tuple(_sections(document)) or (_Section(w("sectPr"), {}, 0),)
    place = _place_of_text(sections)
    text, first = sections[place], sections[0]
    kept = {name: one for name in _KEPT if (one := text.properties.find(qn(f"w:{name}"))) is not None}
    if "pgSz" in kept and not (_number(kept["pgSz"], "w") and _number(kept["pgSz"], "h")):
        del kept["pgSz"]
    return Page(
        {name: _without_relations(found) for name, found in kept.items()},
        text.frames,
        text.first_page == "first",
        is_on(text.properties.find(qn("w:bidi"))),
        {kind: name for (kind, page), name in first.frames.items() if place and page == first.first_page},
        tuple(dict.fromkeys((kind, name) for one in sections for (kind, _), name in one.frames.items())),
        place + 1,
        len(sections),
        has_gutter_on_top,
    )


def _place_of_text(sections: tuple[_Section, ...]) -> int:
    """Return which section holds the text: the last one that has much of it, and does not lie across."""
    upright = [place for place, one in enumerate(sections) if one.is_upright] or list(range(len(sections)))
    most = max(sections[place].length for place in upright)
    least = most / 2 if most >= _MUCH_TEXT else 0
    return next(place for place in reversed(upright) if sections[place].length >= least)


def _sections(document: Element) -> Iterator[_Section]:
    """Yield the sections that begin a page: one that goes on where the one before it ended is on that one's page."""
    found: list[tuple[Element, int]] = []
    length = 0
    for one in document.iter(qn("w:p"), qn("w:sectPr")):
        if one.tag == qn("w:p"):
            length += sum(len(text.text or "") for text in one.iter(qn("w:t")))
        elif _is_former(one):
            continue
        elif found and _type(one) == "continuous":
            found[-1], length = (found[-1][0], found[-1][1] + length), 0
        else:
            found.append((one, length))
            length = 0
    frames: dict[tuple[str, str], str] = {}
    for properties, amount in found:
        for kind in ("header", "footer"):
            for named in properties.findall(qn(f"w:{kind}Reference")):
                frames[kind, str(named.get(qn("w:type"), "default"))] = str(named.get(qn("r:id")))
        yield _Section(properties, dict(frames), amount)


def _is_former(section: Element) -> bool:
    """Return whether these are the properties that a section had before a tracked change."""
    parent = section.getparent()
    return parent is not None and parent.tag == qn("w:sectPrChange")


def is_on(switch: Element | None) -> bool:
    """Return whether a switch is there and not off (17.17.4)."""
    return switch is not None and switch.get(qn("w:val"), "1") not in ("0", "false", "off")


def _type(section: Element) -> str:
    found = section.find(qn("w:type"))
    return "" if found is None else str(found.get(qn("w:val")))


def _without_relations(element: Element) -> Element:
    """Return a copy that refers to no other part: borders made of pictures stay lines."""
    made = deepcopy(element)
    for found in made.iter():
        for name in [name for name in found.attrib if str(name).startswith(_RELATION)]:
            del found.attrib[name]
    return made


def _number(element: Element, name: str) -> int | None:
    return whole(element.get(qn(f"w:{name}")))
