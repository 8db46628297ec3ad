"""Fonts of a PDF that is only looked at: what was opened and cut down for one serves for the next.

To read a font's file takes as long as to draw a page, and so does cutting it down. While somebody writes, the same
fonts are asked for each time, and nearly the same glyphs. The file is larger than it has to be, and its bytes depend on
what was drawn before: not for anybody's readers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from weasyprint.pdf import fonts, stream
from weasyprint.text.ffi import pango

from briefpress.writers.pdf.engine.replaced import replaced


@dataclass(frozen=True, slots=True)
class KeptFonts:
    """Fonts as they stand in files, of layouts that have their fonts from the same configuration."""

    opened: dict[int, Any] = field(default_factory=dict)
    """By what describes them."""
    glyphs: dict[int, frozenset[int]] = field(default_factory=dict)
    """Those that a font was cut down to, by its identity; it is in `opened`."""

    @contextmanager
    def used(self) -> Iterator[None]:
        """Take fonts from here while this is entered; not for several threads at once."""
        with replaced(stream, "Font", self._opening), replaced(fonts.Font, "clean", self._cutting):
            yield

    def _opening(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def font(pango_font: Any, description: Any, size: float) -> Any:
            key = pango.pango_font_description_hash(description)
            if key in self.opened:
                return self.opened[key]
            opened = original(pango_font, description, size)
            # Pictures of letters are read from what the layout holds, which it may let go.
            if not (opened.png or opened.colr):
                self.opened[key] = opened
            return opened

        return font

    def _cutting(self, original: Callable[..., None]) -> Callable[..., None]:
        def clean(font: Any, to_unicode: Mapping[int, str], hinting: bool) -> None:
            known = self.glyphs.get(id(font))
            if known is not None and to_unicode.keys() <= known:
                return
            wanted = (known or frozenset()) | to_unicode.keys()
            original(font, dict.fromkeys(wanted, ""), hinting)
            if any(font is one for one in self.opened.values()):
                self.glyphs[id(font)] = wanted

        return clean
