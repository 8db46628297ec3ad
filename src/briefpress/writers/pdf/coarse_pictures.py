"""Pages -> the pictures on them that have too few dots for print, each named by the figure that it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from weasyprint.formatting_structure import boxes
from weasyprint.images import RasterImage

from briefpress.diagnostics import Diagnostic, Severity
from briefpress.writers.pdf.layout import Pages
from briefpress.writers.pdf.placed import placed_boxes

DOTS = 300
"""For each inch of print."""
# A picture is enlarged by less than anybody sees, and by what lengths are rounded to.
_LEAST = 0.98 * DOTS
_PIXELS = 96
"""Of CSS, to an inch."""
_MM = 25.4 / _PIXELS


def coarse_pictures(pages: Pages) -> Iterator[Diagnostic]:
    """Yield a warning for each picture that is printed with fewer dots than print shops ask for."""
    for placed in placed_boxes(pages):
        for box, spot in placed:
            for picture in _pictures(box):
                dots = _dots(picture)
                if dots < _LEAST:
                    size = f"{picture.width * _MM:.0f} by {picture.height * _MM:.0f} mm"
                    message = (
                        f'the picture in "{spot.identifier}" on page {spot.page} has {dots:.0f} dots an inch '
                        f"where it is printed with {size}: print shops ask for {DOTS}"
                    )
                    hint = "take the picture with more pixels, or print it smaller (`width: half`)"
                    yield Diagnostic("print.coarse-picture", message, hint=hint, severity=Severity.WARNING)


def _pictures(box: boxes.Box) -> Iterator[boxes.Box]:
    """Yield the picture that a box is, or those that stand in a line."""
    if isinstance(box, boxes.ReplacedBox) and isinstance(box.replacement, RasterImage):
        yield box
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in box.children:
            yield from _pictures(child)


def _dots(picture: boxes.Box) -> float:
    """Return how many pixels there are to an inch; a box may be higher or wider than what it shows."""
    image = picture.replacement
    across, down = (
        pixels / max(length, 1e-6)
        for pixels, length in zip((image.width, image.height), (picture.width, picture.height), strict=True)
    )
    return float(max(across, down)) * _PIXELS
