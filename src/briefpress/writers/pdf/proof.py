"""Pages -> findings: what a proofreader marks on paper, looked up in the boxes of the final layout.

Where pages end badly is found in `page_ends`; here is what is lost, or lies over something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from weasyprint.formatting_structure import boxes

from briefpress.diagnostics import Diagnostic, Severity
from briefpress.theme.theme import Theme
from briefpress.writers.pdf.engine.page_boxes import frame_of
from briefpress.writers.pdf.layout import Pages
from briefpress.writers.pdf.page_ends import bad_page_ends
from briefpress.writers.pdf.placed import Placed, Spot, attribute, placed_boxes
from briefpress.writers.pdf.small_type import small_type
from briefpress.writers.pdf.wide_tables import is_turned, wide_tables

# CSS pixels: rounding, and the hair by which an italic letter leans out of its line.
_TOLERANCE = 2.0


def proof(pages: Pages, theme: Theme) -> Iterator[Diagnostic]:
    """Yield what is wrong with pages; a finding names the nearest id above it."""
    yield from (Diagnostic(end.code, end.message, severity=Severity.WARNING) for end in bad_page_ends(pages))
    yield from losses(pages, theme)


def losses(pages: Pages, theme: Theme) -> Iterator[Diagnostic]:
    """Yield what is lost, lies over something else or cannot be read, wherever pages end."""
    wide = wide_tables(pages)
    yield from (table.finding() for table in wide)
    yield from _overflows(pages, placed_boxes(pages), frozenset(table.identifier for table in wide))
    yield from _lost_links(pages)
    yield from small_type(pages, theme)


def _overflows(pages: Pages, placed: Sequence[Placed], told_of: frozenset[str]) -> Iterator[Diagnostic]:
    for page, boxes_of_page in zip(pages.engine.pages, placed, strict=True):
        frame = frame_of(page)
        foot = frame.content_box_y() + frame.height
        told: set[str] = set()
        for box, spot in boxes_of_page:
            beyond = _beyond(box, spot, float(page.width), float(foot))
            # A head that runs upwards is laid out lying.
            is_told = any(attribute(around, "id") in told_of or is_turned(around) for around in spot.path)
            if beyond and not is_told and spot.identifier not in told:
                told.add(spot.identifier)
                message = f'something in "{spot.identifier}" on page {spot.page} runs {beyond}'
                yield Diagnostic("layout.overflow", message)


def _beyond(box: boxes.Box, spot: Spot, width: float, foot: float) -> str:
    """Return what a line or a picture runs out of; the empty string when it stays inside."""
    if not isinstance(box, boxes.LineBox | boxes.ReplacedBox):
        return ""
    left, right = _span(box)
    if left >= right:
        return ""
    if float(box.position_y + box.margin_height()) > foot + _TOLERANCE:
        return "beyond the foot of the page"
    if left < -_TOLERANCE or right > width + _TOLERANCE:
        return "off the page"
    around = spot.around
    if isinstance(box, boxes.LineBox) and around is not None and right - left > _room(around) + _TOLERANCE:
        return "out of its box"
    return ""


def _room(around: boxes.Box) -> float:
    """Return how wide a line may be: what hangs before the text stands in the padding at the start."""
    is_right_to_left = around.style["direction"] == "rtl"
    return float(around.width + (around.padding_right if is_right_to_left else around.padding_left))


def _span(box: boxes.Box) -> tuple[float, float]:
    """Return the left and right edge of what a box shows.

    The engine leaves a line's own box where it was when leaders push what it holds from right to left.
    """
    if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
        return float(box.position_x), float(box.position_x + box.width)
    spans = [span for child in getattr(box, "children", ()) for span in (_span(child),) if span[0] < span[1]]
    return min((left for left, _ in spans), default=0.0), max((right for _, right in spans), default=0.0)


def _lost_links(pages: Pages) -> Iterator[Diagnostic]:
    anchors = {anchor for page in pages.engine.pages for anchor in page.anchors}
    for number, page in enumerate(pages.engine.pages, 1):
        for link in page.links:
            if link[0] == "internal" and link[1] not in anchors:
                yield Diagnostic(
                    "layout.lost-link", f'a link on page {number} leads to "{link[1]}", which is on no page'
                )
