"""Their sections -> Page: paper, margins, columns, and which headers and footers stand on it (17.6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace

from docx.oxml.ns import qn

from briefpress.writers.docx.look import MM, Look
from briefpress.writers.docx.markup import Element, related, w
from briefpress.writers.docx.reference.order import whole
from briefpress.writers.docx.sections import Reference, columns_element, section_properties

_TWIPS = 20
NARROWEST = 60 * MM
"""Points between the margins that a text needs at least."""
_ORDER = ("pgSz", "pgMar", "paperSrc", "pgBorders", "pgNumType", "cols", "titlePg", "bidi", "rtlGutter", "docGrid")
_KEPT = frozenset(_ORDER) - {"titlePg", "bidi"}
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True, slots=True)
class Page:
    """The page of the last section that begins one; headers that it does not name are those before (17.10.1)."""

    properties: Mapping[str, Element]
    """By name, those that are kept."""
    frames: Mapping[tuple[str, str], str]
    """Relationship of each header and footer, by its kind (`header`) and page (`first`)."""
    has_first_page: bool
    """Whether headers of the first page are others."""
    is_right_to_left: bool

    @property
    def full_width(self) -> float | None:
        """Between the margins, in points; None where they do not say."""
        size, margins = self.properties.get("pgSz"), self.properties.get("pgMar")
        if size is None or margins is None:
            return None
        sides = sum(_number(margins, name) or 0 for name in ("left", "start", "right", "end", "gutter"))
        return ((_number(size, "w") or 0) - sides) / _TWIPS

    def column_width(self, full: float) -> float:
        """Return the width of running text in points: a column's where there are several."""
        columns = self.properties.get("cols")
        count = 1 if columns is None else _number(columns, "num") or 1
        if columns is None or count < 2:
            return full
        widths = [_number(column, "w") for column in columns]
        if widths and widths[0]:
            return widths[0] / _TWIPS
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

    def section(self, look: Look, columns: tuple[float, ...], frames: tuple[Reference, ...]) -> Element:
        """Return a section's properties. `frames` mark the first section; the others go on in it."""
        made = {name: deepcopy(found) for name, found in self.properties.items()}
        if len(columns) > 1:
            made["cols"] = columns_element(columns)
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
            None if frames else w("type", val="continuous"),
            *(made[name] for name in _ORDER if name in made),
        )


def page_of(document: Element) -> Page:
    """Return the page of a main document, as far as it says."""
    last = w("sectPr")
    frames: dict[tuple[str, str], str] = {}
    for place, section in enumerate(_sections(document)):
        # One that goes on where the one before it ended is on that one's page.
        if place and _type(section) == "continuous":
            continue
        last = section
        for kind in ("header", "footer"):
            for found in section.findall(qn(f"w:{kind}Reference")):
                frames[kind, str(found.get(qn("w:type"), "default"))] = str(found.get(qn("r:id")))
    kept = {name: one for name in _KEPT if (one := last.find(qn(f"w:{name}"))) is not None}
    if "pgSz" in kept and not (_number(kept["pgSz"], "w") and _number(kept["pgSz"], "h")):
        del kept["pgSz"]
    return Page(
        {name: _without_relations(found) for name, found in kept.items()},
        frames,
        is_on(last.find(qn("w:titlePg"))),
        is_on(last.find(qn("w:bidi"))),
    )


def is_on(switch: Element | None) -> bool:
    """Return whether a switch is there and not off (17.17.4)."""
    return switch is not None and switch.get(qn("w:val"), "1") not in ("0", "false", "off")


def _sections(document: Element) -> Iterator[Element]:
    for found in document.iter(qn("w:sectPr")):
        parent = found.getparent()
        # What a section was before a tracked change does not count.
        if parent is None or parent.tag != qn("w:sectPrChange"):
            yield found


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
