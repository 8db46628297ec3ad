"""Makers of elements, on python-docx's XML layer: `w("jc", val="end")` is `<w:jc w:val="end"/>`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import OxmlElement, oxml_parser
from lxml import etree

Element = etree._Element  # noqa: SLF001 - the name that lxml has for the type
"""An XML element of any namespace."""

WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PART_NAMESPACES = {prefix: nsmap[prefix] for prefix in ("w", "r", "wp", "a", "pic")} | {
    "mc": _COMPATIBILITY,
    "w14": WORD_2010,
}
_SOFT_HYPHEN = "\u00ad"
_WORD_JOINER = "\u2060"
_NO_BREAK_HYPHEN = "\u2011"


def element(tag: str, /, *children: Element | None, **attributes: str | int) -> Element:
    """Return an element by its prefixed name. Attributes have no namespace; children that are None are left out."""
    made = _made(tag)
    for name, value in attributes.items():
        made.set(name, str(value))
    made.extend(child for child in children if child is not None)
    return made


def w(tag: str, /, *children: Element | None, **attributes: str | int) -> Element:
    """Return an element of the main namespace, its attributes in that namespace too (ECMA-376 part 1, 17)."""
    made = element(f"w:{tag}", *children)
    for name, value in attributes.items():
        made.set(_name(f"w:{name}"), str(value))
    return made


def _made(tag: str) -> Element:
    """Return an empty element, as `OxmlElement` does; but that works out the name anew for each of thousands."""
    prefix = tag.partition(":")[0]
    return oxml_parser.makeelement(_name(tag), nsmap={prefix: nsmap[prefix]})


_name = cache(qn)


def root(tag: str, *children: Element | None) -> Element:
    """Return the root element of a part, with the namespaces that a part of text uses."""
    made = OxmlElement(f"w:{tag}", nsdecls=_PART_NAMESPACES)
    # Programs older than Word 2010 pass over what they do not know (ECMA-376 part 3, 7.1).
    made.set(f"{{{_COMPATIBILITY}}}Ignorable", "w14")
    made.extend(child for child in children if child is not None)
    return made


def with_text(made: Element, value: str) -> Element:
    """Return an element with characters in it, white space kept."""
    made.text = value
    made.set(_name("xml:space"), "preserve")
    return made


def related(made: Element, name: str, relationship: str) -> Element:
    """Return an element with an attribute that names a relationship."""
    made.set(_name(f"r:{name}"), relationship)
    return made


def run(properties: Element | None, *content: Element) -> Element:
    """Return a run. `properties` is its `w:rPr`; it must belong to no other element."""
    return w("r", properties, *content)


def text_content(value: str) -> Iterator[Element]:
    """Yield what a run holds for a text: Word has its own elements for two kinds of hyphen (17.3.3.29, 17.3.3.18).

    A word joiner, which its faces draw as a box, is left out.
    """
    piece = ""
    for character in value.replace(_WORD_JOINER, ""):
        if character not in (_SOFT_HYPHEN, _NO_BREAK_HYPHEN):
            piece += character
            continue
        if piece:
            yield with_text(w("t"), piece)
        piece = ""
        yield w("softHyphen" if character == _SOFT_HYPHEN else "noBreakHyphen")
    if piece:
        yield with_text(w("t"), piece)


def paragraph(style_id: str, content: Iterable[Element], *properties: Element) -> Element:
    """Return a paragraph of a style. `properties` follow the style's name in their schema order (17.3.1.26)."""
    return w("p", w("pPr", w("pStyle", val=style_id), *properties), *content)
