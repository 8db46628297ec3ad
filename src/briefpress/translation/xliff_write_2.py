"""PoFile -> XLIFF 2.0 or 2.1, whose core is the same: marks are tags, and what they stand for is kept beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from briefpress.content.library import Library
from briefpress.translation.po import Entry, PoFile
from briefpress.translation.xliff_codes import Code, Piece, Span, pieces_like, pieces_of
from briefpress.translation.xliff_write import ABOUT_UNITS, SPACE, add_text, document, original_name

NAMESPACE_2 = "urn:oasis:names:tc:xliff:document:2.0"
"""Of 2.1 too."""
FUZZY = "briefpress:fuzzy"
"""`subState` of a target that is in doubt."""


def xliff_2_bytes(library: Library, file: PoFile, version: str) -> bytes:
    """Return a translation that is up to date as XLIFF `version`, in UTF-8.

    The same translation gives the same bytes.
    """
    languages = {"srcLang": library.brief.language, "trgLang": file.tag}
    root = Element("xliff", {"version": version, "xmlns": NAMESPACE_2} | languages)
    brief = SubElement(root, "file", {"id": "brief", "original": original_name(library)})
    SubElement(SubElement(brief, "notes"), "note").text = ABOUT_UNITS
    for number, entry in enumerate(file.entries, 1):
        _add_unit(brief, entry, number)
    return document(root)


def _add_unit(brief: Element, entry: Entry, number: int) -> None:
    # An id is an XML name, which a context need not be: it may have @ in it.
    unit = SubElement(brief, "unit", {"id": f"u{number}", "name": entry.context, SPACE: "preserve"})
    notes = [(kind, text) for kind, text in (("developer", entry.comment), ("translator", entry.remark)) if text]
    if notes:
        holder = SubElement(unit, "notes")
        for kind, text in notes:
            SubElement(holder, "note", {"category": kind}).text = text
    source = pieces_of(entry.text)
    writing = _Writing()
    texts = [("source", source)]
    if entry.translation:
        texts.append(("target", pieces_like(entry.translation, source)))
    segment = Element("segment", _state(entry))
    for name, pieces in texts:
        writing.add(SubElement(segment, name), pieces)
    if writing.data:
        original = SubElement(unit, "originalData")
        for mark, name in writing.data.items():
            SubElement(original, "data", {"id": name}).text = mark
    unit.append(segment)


def _state(entry: Entry) -> dict[str, str]:
    """Return the state of a segment (XLIFF 2.1, 4.3.1.27)."""
    if entry.is_translated:
        return {"state": "translated"}
    return {"state": "initial"} | ({"subState": FUZZY} if entry.translation else {})


@dataclass(slots=True)
class _Writing:
    """The texts of one unit, and what their codes stand for."""

    data: dict[str, str] = field(default_factory=dict)
    """Mark -> id."""

    def add(self, parent: Element, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            match piece:
                case str():
                    add_text(parent, piece)
                case Code(text=text, id=number):
                    kind = {"id": number, "type": "other", "canDelete": "no", "canCopy": "no"}
                    SubElement(parent, "ph", kind | {"dataRef": self.name_of(text), "equiv": text, "disp": text})
                case Span(opening=opening, closing=closing, children=children, id=number):
                    names = {"dataRefStart": self.name_of(opening), "dataRefEnd": self.name_of(closing)}
                    shown = {"dispStart": opening, "dispEnd": closing}
                    self.add(
                        SubElement(parent, "pc", {"id": number} | _kind(opening, closing) | names | shown), children
                    )

    def name_of(self, mark: str) -> str:
        return self.data.setdefault(mark, f"d{len(self.data) + 1}")


def _kind(opening: str, closing: str) -> dict[str, str]:
    """Return what a pair is (XLIFF 2.1, 4.3.1.34): tools show bold, italics and links as such."""
    if opening in ("*", "**"):
        return {"type": "fmt", "subType": "xlf:b" if opening == "**" else "xlf:i"}
    return {"type": "link" if closing.startswith("](") else "other"}
