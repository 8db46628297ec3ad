"""The styles of an OpenDocument text -> what paragraphs and spans have from them (ODF 1.3 part 3, 16)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

_LONGEST_CHAIN = 30
_HEX = re.compile(r"_([0-9a-f]{2})_")


@dataclass(frozen=True, slots=True)
class Look:
    """What a style gives."""

    name: str = ""
    """Of the nearest style with a name that people see."""
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    raised: bool = False
    size_pt: float = 0
    level: int = 0
    boxed: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class OdtStyles:
    """The styles of a file by family and name."""

    elements: Mapping[tuple[str, str], Element]
    ordered: frozenset[str]
    """List styles whose items are numbered."""
    size_pt: float

    def look(self, family: str, name: str) -> Look:
        """Return what a style gives, with what it has from those that it is based on."""
        chain: list[Element] = []
        while (element := self.elements.get((family, name))) is not None and len(chain) < _LONGEST_CHAIN:
            chain.append(element)
            name = element.get(f"{STYLE}parent-style-name", "")
        look = Look(size_pt=self.size_pt if family == "paragraph" else 0)
        for element in reversed(chain):
            look = _over(look, element)
        return replace(look, name=_seen_name(chain, name))


def read_odt_styles(roots: Iterable[Element]) -> OdtStyles:
    """Return the styles that `styles.xml` and `content.xml` hold."""
    elements: dict[tuple[str, str], Element] = {}
    ordered, size = set(), 12.0
    for root in roots:
        for element in root.iter(f"{STYLE}style"):
            elements[element.get(f"{STYLE}family", ""), element.get(f"{STYLE}name", "")] = element
        for element in root.iter(f"{TEXT}list-style"):
            first = next(iter(element), None)
            if first is not None and first.tag == f"{TEXT}list-level-style-number" and _is_numbered(first):
                ordered.add(element.get(f"{STYLE}name", ""))
        for element in root.iter(f"{STYLE}default-style"):
            if element.get(f"{STYLE}family") == "paragraph":
                size = _points(element.find(f"{STYLE}text-properties"), size)
    return OdtStyles(elements, frozenset(ordered), size)


def _is_numbered(level: Element) -> bool:
    return bool(level.get(f"{STYLE}num-format", "1"))


def _seen_name(chain: list[Element], last: str) -> str:
    """Return the name of the first style that is no automatic one, such as `Heading 1`."""
    for element in chain:
        if not re.fullmatch(r"(?:P|T|MP|MT)\d+", element.get(f"{STYLE}name", "")):
            return element.get(f"{STYLE}display-name") or _decoded(element.get(f"{STYLE}name", ""))
    return _decoded(last)


def _decoded(name: str) -> str:
    return _HEX.sub(lambda match: chr(int(match[1], 16)), name)


def _over(below: Look, element: Element) -> Look:
    text, paragraph = element.find(f"{STYLE}text-properties"), element.find(f"{STYLE}paragraph-properties")
    text = text if text is not None else Element("none")
    paragraph = paragraph if paragraph is not None else Element("none")
    level = element.get(f"{STYLE}default-outline-level", "")
    return Look(
        bold=_either(text, "font-weight", ("bold", "600", "700", "800", "900"), below.bold),
        italic=_either(text, "font-style", ("italic", "oblique"), below.italic),
        underlined=text.get(f"{STYLE}text-underline-style", "none" if not below.underlined else "solid") != "none",
        raised=text.get(f"{STYLE}text-position", "").startswith(("super", "33")) or below.raised,
        size_pt=_points(text, below.size_pt),
        level=int(level) if level.isdigit() else below.level,
        boxed=_is_boxed(paragraph) or below.boxed,
        hidden=text.get(f"{TEXT}display") == "none" or below.hidden,
    )


def _either(text: Element, name: str, on: tuple[str, ...], otherwise: bool) -> bool:
    """Say whether a property is on for Latin letters or for those of other scripts; programs write all three."""
    said = [text.get(f"{FO}{name}"), text.get(f"{STYLE}{name}-complex"), text.get(f"{STYLE}{name}-asian")]
    given = [one for one in said if one is not None]
    return any(one in on for one in given) if given else otherwise


def _points(text: Element | None, otherwise: float) -> float:
    if text is None:
        return otherwise
    said = (f"{FO}font-size", f"{STYLE}font-size-complex", f"{STYLE}font-size-asian")
    size = next((value for name in said if (value := text.get(name))), "")
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(pt|%)", size)
    if not match:
        return otherwise
    return float(match[1]) if match[2] == "pt" else round(otherwise * float(match[1]) / 100, 1)


def _is_boxed(paragraph: Element) -> bool:
    ground = paragraph.get(f"{FO}background-color", "transparent").casefold()
    sides = [paragraph.get(f"{FO}border-{side}", "none") for side in ("top", "right", "bottom", "left")]
    drawn = [side not in ("none", "") and not side.startswith("0") for side in sides]
    all_round = paragraph.get(f"{FO}border", "none") not in ("none", "")
    return ground not in ("transparent", "#ffffff") or all_round or sum(drawn) >= 3 or drawn[1] or drawn[3]
