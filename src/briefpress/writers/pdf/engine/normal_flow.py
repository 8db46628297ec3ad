"""What stands in the normal flow told at once: nearly everything does.

For each box that it passes, several times, WeasyPrint 70 asks whether it floats, has a place of its own, runs in a
margin or is a note. While `quick_normal_flow` is entered, two looks at its style are enough for one that is none of
these.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from weasyprint.formatting_structure.boxes import Box

from briefpress.writers.pdf.engine.replaced import replaced

_IN_FLOW = frozenset({"static", "relative"})


def quick_normal_flow() -> AbstractContextManager[None]:
    """Tell it quickly while this is entered."""
    return replaced(Box, "is_in_normal_flow", _telling)


def _telling(original: Callable[[Box], bool]) -> Callable[[Box], bool]:
    def is_in_normal_flow(box: Box) -> bool:
        style = box.style
        return (style["float"] == "none" and style["position"] in _IN_FLOW) or original(box)

    return is_in_normal_flow
