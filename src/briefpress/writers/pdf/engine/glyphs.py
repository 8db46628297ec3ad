"""What each glyph says, for readers that take a PDF's text.

WeasyPrint 70 notes a glyph's text where the glyph first stands. Where a shaper makes letter and vowel mark of one piece
of text, the text of both goes to the mark, and none to the letter. Copied words then have that letter at every other
place of the mark; and if that is where the letter's glyph first stands, it says nothing in the whole file, which
ISO 14289-1, 7.21.7 forbids. While `texts_of_glyphs` is entered, each of the two says what it is itself. A glyph that
says nothing waits for a place where it does; one that never does is given a space without width.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from weasyprint import pdf
from weasyprint.draw import text as drawing
from weasyprint.pdf import fonts

from briefpress.writers.pdf.engine.replaced import replaced, rewritten

_NOTHING = "\u200b"
_SHADDA = "\u0651"
_ENGINES = """            if glyph_id not in font.to_unicode:
                # Get positions of the glyph in the UTF-8 string.
                offset = glyph_item.item.offset
                t1 = clusters[i]
                if glyph_item.item.analysis.level % 2:  # rtl
                    t2 = glyph_item.item.length if i == 0 else clusters[i-1]
                else:
                    t2 = glyph_item.item.length if i == num_glyphs-1 else clusters[i+1]
                utf8_text = utf8_text or textbox.pango_layout.text.encode()
                font.to_unicode[glyph_id] = utf8_text[offset+t1:offset+t2].decode()
"""
# From right to left, the text of a piece is that of its glyph which is drawn first; the others follow.
_OURS = """            if glyph_id not in font.to_unicode or glyph_item.item.analysis.level % 2:
                offset = glyph_item.item.offset
                t1 = clusters[i]
                if glyph_item.item.analysis.level % 2:  # rtl
                    t2 = glyph_item.item.length if i == 0 else clusters[i-1]
                else:
                    t2 = glyph_item.item.length if i == num_glyphs-1 else clusters[i+1]
                utf8_text = utf8_text or textbox.pango_layout.text.encode()
                font.to_unicode.show(
                    glyph_id, utf8_text[offset+t1:offset+t2].decode(), glyph_item.item.analysis.level % 2)
"""


@dataclass(slots=True)
class _Piece:
    """Glyphs that show a piece of text together, from left to right."""

    text: str
    glyphs: list[int] = field(default_factory=list)

    def texts(self) -> Sequence[str]:
        """Return what each glyph says by itself; the whole and nothing where that cannot be known."""
        for text in (self.text, unicodedata.normalize("NFD", self.text)):
            letters = "".join(letter for letter in text if not unicodedata.combining(letter))
            # Shapers put this one next to the letter, whatever the order in the text is.
            marks = sorted(filter(unicodedata.combining, text), key=lambda mark: mark != _SHADDA)
            if letters and len(self.glyphs) == 1 + len(marks):
                return (*reversed(marks), letters)
        return [self.text, *[""] * len(self.glyphs)][: len(self.glyphs)]


class _Texts(dict[int, str]):
    """Glyph -> text; glyphs without one are not in it, and known all the same."""

    def __init__(self) -> None:
        super().__init__()
        self.silent: set[int] = set()
        self.piece = _Piece("")
        """From right to left, what has been drawn last."""
        self.new: set[int] = set()
        """Glyphs that stand in it first."""

    def __setitem__(self, glyph: int, text: str) -> None:
        if text:
            super().__setitem__(glyph, text)
        else:
            self.silent.add(glyph)

    def show(self, glyph: int, text: str, level: int) -> None:
        """Note a glyph with the text that the engine has for it; in odd levels, letters go from right to left."""
        if not level:
            self[glyph] = text
            return
        if text:
            self.piece, self.new = _Piece(text), set()
        self.piece.glyphs.append(glyph)
        if glyph not in self:
            self.new.add(glyph)
            self[glyph] = text
        if not text:
            self._part()

    def _part(self) -> None:
        """Note what each glyph of a piece says, where it first stands in that."""
        for glyph, text in zip(self.piece.glyphs, self.piece.texts(), strict=True):
            if glyph in self.new:
                self[glyph] = text

    def complete(self) -> None:
        """Give a text to those that never had one."""
        for glyph in sorted(self.silent - self.keys()):
            super().__setitem__(glyph, _NOTHING)


@contextmanager
def texts_of_glyphs() -> Iterator[None]:
    """Note what glyphs say while this is entered; not for several threads at once."""
    with (
        replaced(fonts.Font, "__init__", _beginning),
        replaced(pdf, "build_fonts_dictionary", _building),
        replaced(drawing, "draw_first_line", rewritten(_ENGINES, _OURS)),
    ):
        yield


def _beginning(original: Callable[..., None]) -> Callable[..., None]:
    def __init__(font: Any, *arguments: Any, **keywords: Any) -> None:  # noqa: N807 - the engine's name
        original(font, *arguments, **keywords)
        font.to_unicode = _Texts()

    return __init__


def _building(original: Callable[..., Any]) -> Callable[..., Any]:
    def build_fonts_dictionary(file: Any, used: Mapping[int, Any], *arguments: Any) -> Any:
        for font in used.values():
            font.to_unicode.complete()
        return original(file, used, *arguments)

    return build_fonts_dictionary
