"""Texts -> how wide they are in the fonts of a look, shaped but not laid out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import FontConfiguration

from briefpress.assets.fonts.file import FontFile
from briefpress.theme.theme import Theme
from briefpress.writers.pdf.own_faces import own_faces
from briefpress.writers.pdf.sources import installed_fonts, sheet_of

# Pixels; large, so that nothing is rounded.
_SIZE = 100


@dataclass(frozen=True, slots=True)
class TextWidths:
    """How wide texts are, in ems of a family's token; each text is shaped once."""

    theme: Theme
    """With the names that the engine knows fonts by."""
    language: str
    fonts: FontConfiguration
    pens: dict[tuple[str, int], _Pen] = field(default_factory=dict)
    known: dict[tuple[str, int, str], float] = field(default_factory=dict)

    def em(self, token: str, weight: int, text: str) -> float:
        """Return the width of a text in one line, as `font-text` or another token names its families."""
        key = token, weight, text
        if key not in self.known:
            if key[:2] not in self.pens:
                families = (*self.theme.families(token), *self.theme.families("font-more"))
                self.pens[token, weight] = _pen(families, weight, self.language, self.fonts)
            self.known[key] = self.pens[token, weight].em(text)
        return self.known[key]


def text_widths(theme: Theme, fonts: Sequence[FontFile], language: str) -> TextWidths:
    """Return a measure of texts in the fonts of a look, those included that the project brings along."""
    own = own_faces(theme, fonts)
    config = FontConfiguration() if own.sheets else installed_fonts()
    for sheet in own.sheets:
        sheet_of(sheet, config, own.assets)
    return TextWidths(own.theme, language, config)


@dataclass(frozen=True, slots=True)
class _Pen:
    """A layout of Pango's without a width, for one list of families."""

    layout: Any
    extents: Any

    def em(self, text: str) -> float:
        pointer, content = unicode_to_char_p(text)
        pango.pango_layout_set_text(self.layout, pointer, len(content))
        line = pango.pango_layout_get_line_readonly(self.layout, 0)
        pango.pango_layout_line_get_extents(line, ffi.NULL, self.extents)
        return float(self.extents.width) * float(FROM_UNITS) / _SIZE


def _pen(families: Sequence[str], weight: int, language: str, fonts: FontConfiguration) -> _Pen:
    context = ffi.gc(pango.pango_font_map_create_context(fonts.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    tag, _held = unicode_to_char_p(language)
    pango.pango_context_set_language(context, pango.pango_language_from_string(tag))
    description = ffi.gc(pango.pango_font_description_new(), pango.pango_font_description_free)
    names, _held = unicode_to_char_p(",".join(families))
    pango.pango_font_description_set_family(description, names)
    pango.pango_font_description_set_weight(description, weight)
    pango.pango_font_description_set_absolute_size(description, _SIZE * TO_UNITS)
    layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
    pango.pango_layout_set_font_description(layout, description)
    pango.pango_layout_set_single_paragraph_mode(layout, True)
    return _Pen(layout, ffi.new("PangoRectangle *"))
