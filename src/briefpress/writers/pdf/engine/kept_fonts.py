"""Fonts of a PDF that is only looked at: what was cut down for one serves for the next, as far as it has the glyphs.

To cut a font down takes as long as to draw a page. While somebody writes, nearly the same glyphs are asked for each
time. The file is larger than it has to be, and its bytes depend on what was drawn before: not for anybody's readers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from weasyprint.pdf import fonts

# The table directory of a font holds a sum of each of its tables (OpenType 1.9, "Table Directory").
_DIRECTORY_BYTES = 2048


@dataclass(frozen=True, slots=True)
class KeptFonts:
    """Fonts that were cut down, by what they were cut from."""

    known: dict[tuple[object, ...], tuple[frozenset[int], bytes]] = field(default_factory=dict)
    """Glyphs, and the font that has them."""

    @contextmanager
    def used(self) -> Iterator[None]:
        """Take fonts from here while this is entered; not for several threads at once."""
        original = fonts.Font.subset

        def subset(font: Any, to_unicode: Mapping[int, str], hinting: bool) -> None:
            key = (font.hash, font.index, len(font.file_content), font.file_content[:_DIRECTORY_BYTES], hinting)
            glyphs, content = self.known.get(key, (frozenset(), b""))
            if to_unicode.keys() <= glyphs:
                font.file_content = content
                return
            wanted = glyphs | to_unicode.keys()
            original(font, dict.fromkeys(wanted, ""), hinting)
            self.known[key] = (wanted, font.file_content)

        fonts.Font.subset = subset
        try:
            yield
        finally:
            fonts.Font.subset = original
