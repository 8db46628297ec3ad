"""What each glyph says, for readers that take a PDF's text.

WeasyPrint 70 notes a glyph's text where the glyph first stands. Where letter and vowel mark are two glyphs, the text
of both goes to the mark, and none to the letter: if that is where the letter's glyph first stands, it says nothing in
the whole file, which ISO 14289-1, 7.21.7 forbids. While `texts_of_glyphs` is entered, a glyph waits for a place where
it says something; one that never does is given a space without width.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from weasyprint import pdf
from weasyprint.pdf import fonts

_NOTHING = "\u200b"


class _Texts(dict[int, str]):
    """Glyph -> text; glyphs without one are not in it, and known all the same."""

    def __init__(self) -> None:
        super().__init__()
        self.silent: set[int] = set()

    def __setitem__(self, glyph: int, text: str) -> None:
        if text:
            super().__setitem__(glyph, text)
        else:
            self.silent.add(glyph)

    def complete(self) -> None:
        """Give a text to those that never had one."""
        for glyph in sorted(self.silent - self.keys()):
            super().__setitem__(glyph, _NOTHING)


@contextmanager
def texts_of_glyphs() -> Iterator[None]:
    """Note what glyphs say while this is entered; not for several threads at once."""
    begin, build = fonts.Font.__init__, pdf.build_fonts_dictionary
    fonts.Font.__init__, pdf.build_fonts_dictionary = _beginning(begin), _building(build)
    try:
        yield
    finally:
        fonts.Font.__init__, pdf.build_fonts_dictionary = begin, build


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
