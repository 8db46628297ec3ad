"""Values of styles that nobody set, found without the way round.

For each property of each element WeasyPrint 70 goes through cascade, logical names, `var()`, `calc()` and computing;
of seven it asks for, six were set nowhere and are the parent's or the initial value. While `quick_styles` is entered,
those are given at once.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from weasyprint import css
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.functions import check_math
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

from briefpress.writers.pdf.engine.replaced import replaced

# They depend on each other, or on more than one ancestor.
_SPECIAL = frozenset({"float", "position", "display", "page"})


def _is_plain(name: str) -> bool:
    return name not in _SPECIAL and not name.startswith("text_decoration_")


_INHERITED = frozenset(name for name in INHERITED if _is_plain(name) and name not in PHYSICAL_FUNCTIONS)
_INITIAL = {
    name: value
    for name, value in INITIAL_VALUES.items()
    if _is_plain(name) and name not in INHERITED and name not in INITIAL_NOT_COMPUTED and not check_math(value)
}
# margin_left in a text from left to right -> margin_inline_start
_LOGICAL = {
    (name, direction): function(block="ttb", inline=direction)
    for name, function in PHYSICAL_FUNCTIONS.items()
    for direction in ("ltr", "rtl")
}


def quick_styles() -> AbstractContextManager[None]:
    """Find values quickly while this is entered."""
    return replaced(css.ComputedStyle, "__missing__", _finding)


def _finding(original: Callable[[css.ComputedStyle, str], object]) -> Callable[[css.ComputedStyle, str], object]:
    def __missing__(style: css.ComputedStyle, name: str) -> object:  # noqa: N807 - the engine's name, in its tracebacks
        cascaded, parent = style.cascaded, style.parent_style
        if parent is None or name in cascaded:
            return original(style, name)
        if name in _INHERITED:
            value = parent[name]
            # Of another font size, it may be another length.
            if not check_math(value):
                style[name] = value
                return value
        elif name in _INITIAL and (
            name not in PHYSICAL_FUNCTIONS or _LOGICAL[name, style["direction"]] not in cascaded
        ):
            value = style[name] = _INITIAL[name]
            return value
        return original(style, name)

    return __missing__
