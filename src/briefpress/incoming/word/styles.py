"""The parts with styles and numbering -> what paragraphs and runs have from them (ECMA-376 part 1, 17.7 and 17.9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefpress.incoming.word.model import Style
from briefpress.incoming.word.xml import Element, child, q, toggle, value

_LONGEST_CHAIN = 30
"""Styles that are based on each other; a circle would have no end."""
_BODY_LEVEL = 9
"""The outline level of text (17.3.1.20)."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file."""

    by_id: Mapping[str, Style]
    standard: Style
    """That of paragraphs that name none."""

    def paragraph(self, identifier: str) -> Style:
        """Return the style with an id; the standard one for none, and a nameless one for one that is not there."""
        return self.by_id.get(identifier, Style(identifier, identifier)) if identifier else self.standard

    def character(self, identifier: str) -> Style:
        """Return the style with an id."""
        return self.by_id.get(identifier, Style(identifier, identifier)) if identifier else Style()


def read_styles(root: Element | None) -> Styles:
    """Return the styles of a part, each with what it has from those that it is based on."""
    if root is None:
        return Styles({}, Style())
    found = {value(one, "w:styleId"): one for one in root.findall(q("w:style"))}
    made = {identifier: _style(identifier, found) for identifier in found}
    defaults = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
    size, font = size_pt(defaults), value(child(defaults, "w:rFonts"), "w:ascii")
    made = {key: replace(one, size_pt=one.size_pt or size, font=one.font or font) for key, one in made.items()}
    standard = next((key for key, one in found.items() if _is_standard(one)), "")
    return Styles(made, made.get(standard, Style(size_pt=size, font=font)))


def read_lists(root: Element | None) -> Mapping[tuple[str, int], str]:
    """Return the number format of each list and level."""
    if root is None:
        return {}
    shapes = {value(one, "w:abstractNumId"): _formats(one) for one in root.findall(q("w:abstractNum"))}
    lists: dict[tuple[str, int], str] = {}
    for one in root.findall(q("w:num")):
        shape = shapes.get(value(child(one, "w:abstractNumId")), {})
        lists |= {(value(one, "w:numId"), level): name for level, name in shape.items()}
    return lists


def list_of(properties: Element | None) -> tuple[str, int] | None:
    """Return the list that a paragraph's properties put it in; number 0 is none (17.9.18)."""
    number = value(child(properties, "w:numPr", "w:numId"))
    level = value(child(properties, "w:numPr", "w:ilvl"))
    return (number, whole(level)) if number and number != "0" else None


def outline_level(properties: Element | None) -> int | None:
    """Return the level of a head from 1, or None for text."""
    level = child(properties, "w:outlineLvl")
    number = whole(value(level), _BODY_LEVEL)
    return number + 1 if level is not None and number < _BODY_LEVEL else None


def size_pt(properties: Element | None, complex_: str = "") -> float:
    """Return the size of letters, which is written in half points (17.3.2.38 and 39, of scripts that are `Cs`)."""
    return whole(value(child(properties, f"w:sz{complex_}"))) / 2


def whole(text: str, otherwise: int = 0) -> int:
    """Return a whole number that is not negative and not beyond reason."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def is_shaded(properties: Element | None) -> bool:
    """Say whether a paragraph or a cell has a ground of its own."""
    shading = child(properties, "w:shd")
    fill = value(shading, "w:fill").casefold()
    return shading is not None and fill not in ("", "auto", "ffffff")


def is_bordered(properties: Element | None) -> bool:
    """Say whether a paragraph has lines on at least three sides, or a thick one at its side."""
    borders = child(properties, "w:pBdr")
    drawn = [one for one in (borders if borders is not None else ()) if value(one) not in ("", "nil", "none")]
    return len(drawn) >= 3 or any(one.tag in (q("w:left"), q("w:right")) for one in drawn)


def _style(identifier: str, found: Mapping[str, Element]) -> Style:
    chain = [found[identifier]]
    while (based := value(child(chain[-1], "w:basedOn"))) in found and len(chain) < _LONGEST_CHAIN:
        chain.append(found[based])
    made = Style()
    for element in reversed(chain):
        made = _over(made, element)
    return replace(made, id=identifier, name=value(child(chain[0], "w:name")) or identifier)


def _over(below: Style, element: Element) -> Style:
    """Return a style with what is said over it."""
    runs, paragraphs = child(element, "w:rPr"), child(element, "w:pPr")
    bold, italic = toggle(runs, "w:b"), toggle(runs, "w:i")
    level = child(paragraphs, "w:outlineLvl")
    return Style(
        bold=below.bold if bold is None else bold,
        italic=below.italic if italic is None else italic,
        size_pt=size_pt(runs) or below.size_pt,
        font=value(child(runs, "w:rFonts"), "w:ascii") or below.font,
        outline_level=below.outline_level if level is None else outline_level(paragraphs),
        list=list_of(paragraphs) or below.list,
        shaded=is_shaded(paragraphs) or below.shaded,
        bordered=is_bordered(paragraphs) or below.bordered,
    )


def _is_standard(element: Element) -> bool:
    return value(element, "w:type") == "paragraph" and value(element, "w:default") in ("1", "true", "on")


def _formats(shape: Element) -> Mapping[int, str]:
    levels = shape.findall(q("w:lvl"))
    return {whole(value(one, "w:ilvl")): value(child(one, "w:numFmt")) for one in levels}
