"""XML of a stranger -> elements. No document type, so no entities; no network; one set of names for both editions."""

from __future__ import annotations

from functools import cache

from lxml import etree

from briefpress.incoming.word.refusal import refusal

Element = etree._Element  # noqa: SLF001 - the name that lxml has for the type

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = {
    "w": _MAIN,
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "v": "urn:schemas-microsoft-com:vml",
}
# A strict document (ISO 29500-1) has the same elements under other names.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _MAIN.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _SPACES["r"].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", _SPACES["m"].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", _SPACES["a"].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", _SPACES["wp"].encode()),
)
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_OFF = ("0", "false", "off", "none")


@cache
def q(name: str) -> str:
    """Return an element's or attribute's name as lxml has it, from one with a prefix: `w:p`."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def parse_xml(content: bytes, part: str) -> Element:
    """Return the root of a part. Raises BriefPressError for what is no XML, or has a document type."""
    if any(doctype in content for doctype in _DOCTYPES):
        raise refusal("word.damaged", f'has a document type in its part "{part}", which no Word file has')
    for strict, name in _STRICT:
        content = content.replace(strict, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refusal("word.damaged", f'is damaged: its part "{part}" cannot be read') from error


def value(element: Element | None, name: str = "w:val") -> str:
    """Return an attribute, or the empty string."""
    return "" if element is None else str(element.get(q(name)) or "")


def child(element: Element | None, *names: str) -> Element | None:
    """Return the element that is found by going down the names."""
    for name in names:
        element = None if element is None else next(element.iterchildren(q(name)), None)
    return element


def toggle(element: Element | None, name: str) -> bool | None:
    """Return whether a property is on, or None where nothing is said (ECMA-376 part 1, 17.17.4)."""
    found = child(element, name)
    return None if found is None else value(found) not in _OFF
