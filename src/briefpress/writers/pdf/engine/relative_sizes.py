"""Sizes of type that a function counts in `em`: of the parent's size, as everywhere else (CSS Values 4, 6.1.1).

For `font-size: max(.8em, 7pt)` WeasyPrint 70 asks for the element's own size, which is what it is working out; it goes
in circles until Python stops it, thousands of steps later, and takes the parent's size as it is. While
`sizes_from_parent` is entered, it counts from the parent's.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from weasyprint import css
from weasyprint.css.properties import INITIAL_VALUES

from briefpress.writers.pdf.engine.replaced import replaced


def sizes_from_parent() -> AbstractContextManager[None]:
    """Count sizes of type from the parent's while this is entered."""
    return replaced(css, "to_pixels", _from_parent)


def _from_parent(original: Callable[..., float]) -> Callable[..., float]:
    def to_pixels(length: object, style: css.ComputedStyle | None, name: str, font_size: float | None = None) -> float:
        if name == "font_size" and font_size is None and style is not None:
            parent = style.parent_style
            font_size = INITIAL_VALUES[name] if parent is None else parent[name]
        return original(length, style, name, font_size)

    return to_pixels
