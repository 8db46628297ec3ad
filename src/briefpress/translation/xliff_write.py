"""PoFile -> XLIFF 1.2, the file that translation memory tools take.

A unit is a message, its id the message's context. Citations are placeholders, which tools protect; the other inline
marks stay in the text as they are, where no tool can break them apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

from briefpress.content.library import Library
from briefpress.translation.po import Entry, PoFile
from briefpress.translation.xliff_codes import Code, Piece, Span, pieces_like, pieces_of

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXTS = ("source", "target", "note", "data")
ABOUT_UNITS = (
    "Each unit is a whole paragraph or cell: translate it as one. Keep citations such as [@name, ¶3] and "
    "addresses as they are; translate the words in *...*, **...**, ^[...] and [...](address)."
)


def original_name(library: Library) -> str:
    """Return how an XLIFF file names the brief that it translates."""
    return f"{library.name}/brief.yaml"


def xliff_bytes(library: Library, file: PoFile) -> bytes:
    """Return a translation that is up to date as XLIFF 1.2 in UTF-8. The same translation gives the same bytes."""
    root = Element("xliff", {"version": "1.2", "xmlns": NAMESPACE})
    brief = SubElement(
        root,
        "file",
        {
            "original": original_name(library),
            "source-language": library.brief.language,
            "target-language": file.tag,
            "datatype": "plaintext",
            "product-name": library.name,
            "product-version": library.brief.version,
        },
    )
    SubElement(SubElement(brief, "header"), "note").text = ABOUT_UNITS
    body = SubElement(brief, "body")
    for entry in file.entries:
        _add_unit(body, entry)
    return document(root)


def document(root: Element) -> bytes:
    """Return a whole file, a line for each element that holds no text."""
    _indent(root, 0)
    written: bytes = ET.tostring(root, "utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written + b"\n"


def add_text(parent: Element, text: str) -> None:
    """Add words after whatever an element holds."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _indent(element: Element, depth: int) -> None:
    """Put children on lines of their own. Not by the library, which would do so within texts too."""
    if not len(element) or element.tag in _TEXTS:
        return
    element.text = "\n" + " " * (depth + 1)
    for child in element:
        _indent(child, depth + 1)
        child.tail = element.text
    element[-1].tail = "\n" + " " * depth


def _add_unit(body: Element, entry: Entry) -> None:
    approved = {"approved": "yes"} if entry.is_translated else {}
    unit = SubElement(body, "trans-unit", {"id": entry.context, SPACE: "preserve"} | approved)
    source = pieces_of(entry.text)
    _add_text(SubElement(unit, "source"), source)
    _add_text(SubElement(unit, "target", {"state": _state(entry)}), pieces_like(entry.translation, source))
    if entry.previous_text:
        before = SubElement(unit, "alt-trans", {"alttranstype": "previous-version"})
        SubElement(before, "source").text = entry.previous_text
        SubElement(before, "target").text = entry.translation
    for author, note in (("developer", entry.comment), ("translator", entry.remark)):
        if note:
            SubElement(unit, "note", {"from": author}).text = note


def _add_text(element: Element, pieces: Iterable[Piece]) -> None:
    for piece in pieces:
        match piece:
            case str():
                add_text(element, piece)
            case Code(text=text, id=number):
                SubElement(element, "ph", {"id": number, "ctype": "x-citation"}).text = text
            case Span(opening=opening, closing=closing, children=children):
                add_text(element, opening)
                _add_text(element, children)
                add_text(element, closing)


def _state(entry: Entry) -> str:
    """Return the state of a target (XLIFF 1.2, 2.3, attribute `state`)."""
    if entry.is_translated:
        return "translated"
    return "needs-review-translation" if entry.translation else "needs-translation"
