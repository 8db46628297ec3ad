"""Document -> the parts of properties: core, extended, our own (ECMA-376 part 2, 11; part 1, 22.2, 22.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

from lxml import etree

from briefpress.document import tree
from briefpress.writers.docx.data_binding import Property, value_of
from briefpress.writers.docx.look import word_language
from briefpress.writers.docx.markup import Element
from briefpress.writers.docx.receipt import source_hash

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_IN_SERIES = " · "
# The format of properties that a user names (22.3.2.2).
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def core_part(document: tree.Document) -> Element:
    """Return the core properties. Dates are the document's own, so that the same document gives the same bytes."""
    made = etree.Element(
        f"{{{_CORE}}}coreProperties",
        nsmap={"cp": _CORE, "dc": _DUBLIN_CORE, "dcterms": _TERMS, "xsi": _SCHEMA},
    )
    author = document.meta("author")
    values = (
        (_DUBLIN_CORE, "title", value_of(document, Property.TITLE)),
        (_DUBLIN_CORE, "subject", value_of(document, Property.SUBJECT)),
        (_DUBLIN_CORE, "creator", author),
        # Both stand in the first page's header too, which screen readers pass over.
        (_DUBLIN_CORE, "description", _IN_SERIES.join(filter(None, map(document.meta, ("series", "issue"))))),
        (_CORE, "keywords", document.meta("keywords")),
        (_CORE, "lastModifiedBy", author),
        (_CORE, "revision", "1"),
        (_TERMS, "created", _moment(document.meta("dcterms.created"))),
        (_TERMS, "modified", _moment(document.meta("dcterms.created"))),
        (_CORE, "category", value_of(document, Property.CATEGORY)),
        (_DUBLIN_CORE, "language", word_language(document.language)),
    )
    for namespace, name, value in values:
        if value:
            child = etree.SubElement(made, f"{{{namespace}}}{name}")
            child.text = value
            if namespace == _TERMS:
                child.set(f"{{{_SCHEMA}}}type", "dcterms:W3CDTF")
    return made


def _moment(date: str) -> str:
    """Return the first moment of a date, which may lack its day or its month; empty for what is no date."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?.*", date)
    return f"{match[1]}-{match[2] or '01'}-{match[3] or '01'}T00:00:00Z" if match else ""


def extended_part(document: tree.Document, page_count: int) -> Element:
    """Return the extended properties: what made the file, and how many pages it has."""
    made = etree.Element(f"{{{_EXTENDED}}}Properties", nsmap=cast(dict[str, str], {None: _EXTENDED}))
    for name, value in (
        ("Pages", str(page_count) if page_count else ""),
        ("Application", document.meta("generator").split(" ")[0]),
        ("Company", document.meta("publisher")),
    ):
        if value:
            etree.SubElement(made, f"{{{_EXTENDED}}}{name}").text = value
    return made


def custom_part(document: tree.Document) -> Element:
    """Return which edition this is, in properties that a file manager or a script can read."""
    other = document.attributes
    values = (
        ("Brief", other.get("data-brief")),
        ("Edition", "/".join((document.language, other.get("data-length"), other.get("data-audience")))),
        ("Length", other.get("data-length")),
        ("Audience", other.get("data-audience")),
        ("Language", document.language),
        ("Version", document.meta("version")),
        ("Issue", document.meta("issue")),
        ("Series", document.meta("series")),
        ("Generator", document.meta("generator")),
        ("Source hash", source_hash(document)),
    )
    made = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap=cast(dict[str, str], {None: _CUSTOM, "vt": _VALUES}))
    made.extend(_property(made, number, name, value) for number, (name, value) in enumerate(_given(values), 2))
    return made


def _given(values: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in values if value]


def _property(parent: Element, number: int, name: str, value: str) -> Element:
    """Return a property; their numbers begin with 2."""
    made = etree.SubElement(parent, f"{{{_CUSTOM}}}property", fmtid=_USER_DEFINED, pid=str(number), name=name)
    etree.SubElement(made, f"{{{_VALUES}}}lpwstr").text = value
    return made
