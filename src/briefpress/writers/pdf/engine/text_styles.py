"""What a style says about its type, told once: to Pango, and to whoever compares styles.

For each word that it measures, each line that it breaks and each strut, WeasyPrint 70 describes the font anew and
writes down all that may make a line higher. While `text_styles_cached` is entered, both are kept for each style of one
layout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import itemgetter
from typing import TypeVar

from weasyprint.text import fonts, line_break

from briefpress.writers.pdf.engine.replaced import replaced_everywhere

_Told = TypeVar("_Told")

_type = itemgetter(
    *("direction", "lang", "font_family", "font_size", "font_style", "font_weight", "font_stretch", "font_kerning"),
    *("font_feature_settings", "font_language_override", "font_variation_settings"),
    *("font_variant_alternates", "font_variant_caps", "font_variant_east_asian", "font_variant_ligatures"),
    *("font_variant_numeric", "font_variant_position", "letter_spacing", "word_spacing", "tab_size", "white_space"),
    *("word_break", "overflow_wrap", "hyphens", "hyphenate_character", "hyphenate_limit_chars"),
    *("hyphenate_limit_zone", "text_decoration_line"),
)


@contextmanager
def text_styles_cached() -> Iterator[None]:
    """Keep what is told of styles in one layout while this is entered."""
    with (
        replaced_everywhere(fonts.get_font_description, kept_by_style),
        replaced_everywhere(line_break.strut, kept_by_style),
    ):
        yield


def kept_by_style(function: Callable[[object], _Told]) -> Callable[[object], _Told]:
    """Return a function of styles that is called once for each style."""
    # A style is kept with what is told of it, so that nothing else takes its identity.
    kept: dict[int, tuple[object, _Told]] = {}

    def told(style: object) -> _Told:
        if id(style) not in kept:
            kept[id(style)] = (style, function(style))
        return kept[id(style)][1]

    return told


def type_of(style: object) -> str:
    """Return all that a style says about how a line of text is set, in words that are the same for equal styles."""
    return str(_type(style))  # type: ignore[arg-type] # the engine has no types
