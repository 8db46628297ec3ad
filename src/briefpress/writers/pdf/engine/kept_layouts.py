"""What Pango is told of a style's type, told once for all texts that are drawn in it.

To draw a text WeasyPrint 70 describes its font anew, and makes a context and a layout for it, which takes as long as to
shape its letters. While `layouts_kept` is entered, texts of the same type are drawn with the same layout, one after the
other.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from operator import itemgetter
from typing import Any

from weasyprint.text.ffi import ffi, pango
from weasyprint.text.fonts import font_features
from weasyprint.text.line_break import Layout

from briefpress.writers.pdf.engine.replaced import replaced

# In the order that the engine's `font_features` has them.
_features = itemgetter(
    *("font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps", "font_variant_numeric"),
    *("font_variant_alternates", "font_variant_east_asian", "font_feature_settings"),
)
_type = itemgetter(
    *("direction", "lang", "font_family", "font_size", "font_style", "font_weight", "font_stretch"),
    *("font_language_override", "font_variation_settings"),
)
# What the engine sets up; all else is that of one text.
_SET_UP = (
    *("layout", "language", "ascent", "underline_position", "strikethrough_position"),
    *("underline_thickness", "strikethrough_thickness"),
)
_Reactivate = Callable[[Layout, Any], None]


def layouts_kept() -> AbstractContextManager[None]:
    """Keep what texts are drawn with while this is entered; not for several threads at once."""
    return replaced(Layout, "reactivate", _keeping)


def _keeping(original: _Reactivate) -> _Reactivate:
    kept: dict[tuple[object, ...], dict[str, Any]] = {}

    def reactivate(layout: Layout, style: Any) -> None:
        if isinstance(style["font_family"], list):
            # Of a drawing's text, whose style is no style of a page.
            original(layout, style)
            return
        features = _features(style)
        has_lines = style["text_decoration_line"] != "none"
        key = (id(style.font_config), has_lines, *_type(style), *features)
        if key not in kept:
            original(layout, style)
            kept[key] = {name: vars(layout)[name] for name in _SET_UP if name in vars(layout)}
            return
        vars(layout).update(kept[key], style=style)
        _clear(layout, style, features)
        layout.set_text(layout.text, justify=True)

    return reactivate


def _clear(layout: Layout, style: Any, features: tuple[Any, ...]) -> None:
    """Take away what the text before has left: its spaces, and where it was cut off."""
    attributes = ffi.NULL
    if named := font_features(*features):
        attributes = pango.pango_attr_list_new()
        # The engine keeps them for good.
        name = ",".join(f"{key} {value}" for key, value in named.items()).encode()
        pango.pango_attr_list_insert(attributes, style.font_config.font_features[name])
    pango.pango_layout_set_attributes(layout.layout, attributes)
    pango.pango_layout_set_ellipsize(layout.layout, pango.PANGO_ELLIPSIZE_NONE)
    pango.pango_layout_set_width(layout.layout, -1)
