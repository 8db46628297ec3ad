"""C types that the engine names, each read once.

What is handed to Pango and HarfBuzz has a type, named in a string; cffi reads one that is new with a parser of C, which
takes it some five milliseconds. WeasyPrint 70 names an array with its length, so that three types are new for each font
of a PDF. While `arrays_of_any_length` is entered such an array is one "of any length", as long as what is put into it:
in memory they are the same. The types that every layout names are read when this is imported, which is once for all
workers that are forked afterwards.
"""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from typing import Any

from weasyprint.pdf import fonts
from weasyprint.text.ffi import ffi

from briefpress.writers.pdf.engine.replaced import IS_KNOWN, replaced

_LENGTH = re.compile(r"\[[0-9]+\]$")
_USUAL = (
    *("PangoFcFontMap *", "PangoRectangle *", "PangoLogAttr[]", "char[]", "char[4]"),
    *("unsigned int *", "hb_tag_t[100]", "hb_codepoint_t[]"),
)


class _AnyLength:
    """The engine's way to C, but for new arrays that are filled at once."""

    def __init__(self, engines: Any) -> None:
        self._engines = engines

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engines, name)

    def new(self, kind: str, content: Any = None) -> Any:
        is_filled = isinstance(content, list | tuple)
        return self._engines.new(_LENGTH.sub("[]", kind) if is_filled else kind, content)


def arrays_of_any_length() -> AbstractContextManager[None]:
    """Make arrays without a type for each length while this is entered; not for several threads at once."""
    return replaced(fonts, "ffi", _any_length)


def _any_length(engines: Any) -> Any:
    return _AnyLength(engines)


def _read() -> None:
    for kind in _USUAL if IS_KNOWN else ():
        ffi.typeof(kind)


_read()
