"""The style sheets of a web page that an office program wrote -> what its classes say of bold type and the like.

Only what such programs write is read: rules for an element, a class or both. Everything else is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+))?(?:\.[\w-]+)*", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LONGEST_SHEET = 300_000
# HTML 3.2, 6.4: what LibreOffice and mail still write.
_SIZES = {"1": 7.5, "2": 10.0, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}
_POINTS = {"pt": 1.0, "px": 0.75}


@dataclass(frozen=True, slots=True)
class Look:
    """How words are set."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    raised: bool = False
    size_pt: float = 0
    boxed: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rules of a page, by element and class; either may be empty."""

    rules: Mapping[tuple[str, str], str]

    def look(self, element: Element, around: Look) -> Look:
        """Return the look of what stands in an element, where something else stands around it."""
        look = _of_tag(str(element.tag), replace(around, boxed=False))
        classes = element.get("class", "").split()[:20]
        for key in (
            (str(element.tag), ""),
            *(("", one) for one in classes),
            *((str(element.tag), one) for one in classes),
        ):
            look = _over(look, self.rules.get(key, ""))
        size = _SIZES.get(element.get("size", "")) if element.tag == "font" else None
        return _over(replace(look, size_pt=size or look.size_pt), element.get("style", "")[:2_000])


def read_sheets(texts: Iterable[str]) -> Sheet:
    """Return the rules of style sheets, later ones after earlier ones."""
    rules: dict[tuple[str, str], str] = {}
    for text in texts:
        for match in _RULE.finditer(_COMMENT.sub("", text[:_LONGEST_SHEET])):
            for selector in match[1].split(","):
                found = _SELECTOR.fullmatch(selector.strip())
                if found and selector.strip():
                    key = ((found[1] or "").lower(), found[2] or "")
                    rules[key] = f"{rules.get(key, '')};{match[2]}"
    return Sheet(rules)


def _of_tag(tag: str, look: Look) -> Look:
    match tag:
        case "b" | "strong" | "th":
            return replace(look, bold=True)
        case "i" | "em" | "cite" | "dfn":
            return replace(look, italic=True)
        case "u":
            return replace(look, underlined=True)
        case "sup":
            return replace(look, raised=True)
        case _:
            return look


def _over(look: Look, declarations: str) -> Look:
    for declaration in declarations.split(";"):
        name, _, value = declaration.partition(":")
        look = _with(look, name.strip().lower(), value.strip().lower())
    return look


def _with(look: Look, name: str, value: str) -> Look:
    match name:
        case "font-weight":
            return replace(look, bold=value in ("bold", "bolder", "600", "700", "800", "900"))
        case "font-style":
            return replace(look, italic=value in ("italic", "oblique"))
        case "text-decoration" | "text-decoration-line" if value.split():
            return replace(look, underlined="underline" in value.split())
        case "vertical-align" if value in ("super", "baseline"):
            return replace(look, raised=value == "super")
        case "font-size":
            size = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)(pt|px)", value)
            return replace(look, size_pt=float(size[1]) * _POINTS[size[2]]) if size else look
        case "background-color" | "background":
            return replace(
                look,
                boxed=look.boxed or value not in ("", "white", "#ffffff", "#fff", "transparent", "none", "inherit"),
            )
        case "border" | "border-left":
            return replace(look, boxed=look.boxed or not (value.startswith(("0", "none")) or "none" in value.split()))
        case "display":
            return replace(look, hidden=look.hidden or value == "none")
        case _:
            return look
