"""What stands in the normal flow told at once: nearly everything does.

For each box that it passes, several times, WeasyPrint 70 asks whether it floats, has a place of its own, runs in a
margin or is a note. While `quick_normal_flow` is entered, two looks at its style are enough for one that is none of
these. With any other version nothing is replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import weasyprint
from weasyprint.formatting_structure.boxes import Box

_IS_KNOWN = weasyprint.__version__ == "70.0"

_IN_FLOW = frozenset({"static", "relative"})


@contextmanager
def quick_normal_flow() -> Iterator[None]:
    """Tell it quickly while this is entered; not for several threads at once."""
    original = Box.is_in_normal_flow
    if _IS_KNOWN:
        Box.is_in_normal_flow = _telling(original)
    try:
        yield
    finally:
        Box.is_in_normal_flow = original


def _telling(original: Callable[[Box], bool]) -> Callable[[Box], bool]:
    def is_in_normal_flow(box: Box) -> bool:
        style = box.style
        return (style["float"] == "none" and style["position"] in _IN_FLOW) or original(box)

    return is_in_normal_flow
