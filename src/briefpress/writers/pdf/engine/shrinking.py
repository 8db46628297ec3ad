"""A box that shrinks to its content asks first how wide that is in one line: where it fits, nothing else matters.

WeasyPrint 70 measures each word of a label, a marker or a floating box first, to know the narrowest that it could be,
and then the whole, which nearly always fits. While `quick_shrinking` is entered, the whole is measured first.
"""

from __future__ import annotations

from contextlib import AbstractContextManager

from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext, preferred

from briefpress.writers.pdf.engine.replaced import replaced_everywhere


def quick_shrinking() -> AbstractContextManager[None]:
    """Shrink boxes quickly while this is entered."""
    return replaced_everywhere(preferred.shrink_to_fit, lambda _: _shrink_to_fit)


def _shrink_to_fit(context: LayoutContext, box: boxes.Box, available: float) -> float:
    # CSS 2.2, 10.3.5
    widest = float(preferred.max_content_width(context, box, outer=False))
    if widest <= available:
        return widest
    narrowest = float(preferred.min_content_width(context, box, outer=False))
    return min(max(narrowest, available), widest)
