"""The bytes of a file that a reference manager wrote -> its works, whichever of three formats it is in."""

from __future__ import annotations

import re

from briefpress.bibliography.bibtex_fields import read_bibtex
from briefpress.bibliography.csl_json import read_csl_json
from briefpress.bibliography.item import Reading
from briefpress.bibliography.ris import read_ris
from briefpress.diagnostics import BriefPressError, Diagnostic, Place
from briefpress.yaml_file.source import SourceText

SIZE_LIMIT = 10_000_000
"""In bytes: thousands of works."""
_READERS = {"json": read_csl_json, "bib": read_bibtex, "ris": read_ris}
_HINT = "export the list once more as CSL JSON, BibTeX or RIS"


def read_works(content: bytes, name: str) -> Reading:
    """Return what a file says. Raises BriefPressError for one that is too large or in no format known here."""
    if len(content) > SIZE_LIMIT:
        message = f"the file is larger than {SIZE_LIMIT / 1e6:g} MB"
        raise BriefPressError([Diagnostic("sources.unreadable", message, Place(name), "export fewer works")])
    source = SourceText.of(name, _text(content, name))
    reading = Reading(name)
    _READERS[_format(source)](source, reading)
    if not reading.items and not reading.told:
        raise BriefPressError([Diagnostic("sources.unreadable", "the file holds no work", Place(name), _HINT)])
    return reading


def _text(content: bytes, name: str) -> str:
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return content.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{content[error.start]:02X} is not UTF-8"
        hint = "export it with the encoding UTF-8 (Unicode)"
        raise BriefPressError([Diagnostic("sources.unreadable", message, Place(name, line), hint)]) from error


def _format(source: SourceText) -> str:
    """Return a format by how the text begins: names of files say less."""
    text = source.text.lstrip()
    if text.startswith(("{", "[")):
        return "json"
    if re.search(r"(?m)^\s*@\s*[A-Za-z]+\s*[{(]", source.text):
        return "bib"
    if re.search(r"(?m)^TY {1,2}- ?", source.text):
        return "ris"
    message = "this is neither CSL-JSON, BibTeX nor RIS"
    if text.startswith("<"):
        message = "this is XML, not CSL-JSON, BibTeX or RIS"
    raise BriefPressError([Diagnostic("sources.unreadable", message, Place(source.name), _HINT)])
