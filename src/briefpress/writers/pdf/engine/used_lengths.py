"""Lengths of a box worked out once for each style and each width around it.

For each block, each cell, each piece of a line and each try, WeasyPrint 70 works out margins, padding, borders and
sizes from the style, eighteen of them; the boxes of a style in a column all have the same. While `used_lengths_cached`
is entered, they are kept for one layout.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from operator import itemgetter
from typing import Any, TypeAlias

from weasyprint.formatting_structure import boxes
from weasyprint.layout import percent

from briefpress.writers.pdf.engine.replaced import replaced_everywhere

_SIZES = ("width", "min_width", "max_width", "height", "min_height", "max_height")
_LENGTHS = (
    *_SIZES,
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in ("top", "right", "bottom", "left")),
    *(f"border_{side}_width" for side in ("top", "right", "bottom", "left")),
)
# The engine changes them in a style that it has used, to try an item of a flexible row.
_changeable = itemgetter(*_SIZES)
_lengths = itemgetter(*_LENGTHS)


_Resolve: TypeAlias = Callable[[boxes.Box, Any], None]


def used_lengths_cached() -> AbstractContextManager[None]:
    """Keep the lengths of one layout while this is entered."""
    return replaced_everywhere(percent.resolve_percentages, _keeping)


def _keeping(original: _Resolve) -> _Resolve:
    # A style is kept with its lengths, so that nothing else takes its identity.
    kept: dict[tuple[object, ...], tuple[object, dict[str, object]]] = {}

    def resolve_percentages(box: boxes.Box, containing_block: boxes.Box | tuple[float, float]) -> None:
        style = box.style
        # What stands for an absolute box is none, and borders that collapse belong to the table.
        if not isinstance(box, boxes.Box) or style["border_collapse"] == "collapse":
            original(box, containing_block)
            return
        if isinstance(containing_block, boxes.Box):
            around = (containing_block.width, containing_block.height)
        else:
            around = tuple(containing_block)
        key = (id(style), isinstance(box, boxes.PageBox), around, _changeable(style))
        if key not in kept:
            original(box, containing_block)
            kept[key] = (style, dict(zip(_LENGTHS, _lengths(vars(box)), strict=True)))
        vars(box).update(kept[key][1])

    return resolve_percentages
