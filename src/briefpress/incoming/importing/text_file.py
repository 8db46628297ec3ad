"""Bytes of a text of a stranger -> its characters: UTF-8, UTF-16, or the encoding that a web page names."""

from __future__ import annotations

import codecs
import re

from briefpress.diagnostics import BriefPressError, Diagnostic, Place

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_-]{1,40})""", re.IGNORECASE)
# Those that web pages are in; nothing else of what Python knows is an encoding of text.
_KNOWN = ("utf-8", "utf-16", "cp125", "iso8859", "latin", "koi8", "gb", "big5", "euc", "shift_jis", "ascii", "macroman")


def text_of(content: bytes, name: str) -> str:
    """Return the text of a file. Raises BriefPressError, with the line, for bytes that are none."""
    encoding = _encoding(content)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{content[error.start]:02X} is not {encoding.upper().removesuffix('-SIG')}"
        hint = "save it with the encoding UTF-8 (Unicode)"
        raise BriefPressError([Diagnostic("import.unreadable", message, Place(name, line), hint)]) from error


def _encoding(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    named = _CHARSET.search(content[:4_096])
    if named and not content.startswith(codecs.BOM_UTF8):
        try:
            found = codecs.lookup(named[1].decode("ascii")).name
        except LookupError:
            return "utf-8-sig"
        # A browser takes Latin-1 for Windows' superset of it.
        found = "cp1252" if found in ("iso8859-1", "ascii") else found
        return found if found.startswith(_KNOWN) and found != "utf-8" else "utf-8-sig"
    return "utf-8-sig"
