"""PoFile -> XLIFF 1.2, the file that translation memory tools take.

A unit is a message, its id the message's context. Inline marks stay in the text as they are: tools that protect
them (`[@va2015]`) can do so by a rule, and none can break them apart.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

from briefpress.content.library import Library
from briefpress.translation.po import Entry, PoFile

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOTE = (
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
    SubElement(SubElement(brief, "header"), "note").text = _NOTE
    body = SubElement(brief, "body")
    for entry in file.entries:
        _add_unit(body, entry)
    ET.indent(root, " ")
    written: bytes = ET.tostring(root, "utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written + b"\n"


def _add_unit(body: Element, entry: Entry) -> None:
    approved = {"approved": "yes"} if entry.is_translated else {}
    unit = SubElement(body, "trans-unit", {"id": entry.context, _SPACE: "preserve"} | approved)
    SubElement(unit, "source").text = entry.text
    SubElement(unit, "target", {"state": _state(entry)}).text = entry.translation
    if entry.previous_text:
        before = SubElement(unit, "alt-trans", {"alttranstype": "previous-version"})
        SubElement(before, "source").text = entry.previous_text
        SubElement(before, "target").text = entry.translation
    for author, note in (("developer", entry.comment), ("translator", entry.remark)):
        if note:
            SubElement(unit, "note", {"from": author}).text = note


def _state(entry: Entry) -> str:
    """Return the state of a target (XLIFF 1.2, 2.3, attribute `state`)."""
    if entry.is_translated:
        return "translated"
    return "needs-review-translation" if entry.translation else "needs-translation"
