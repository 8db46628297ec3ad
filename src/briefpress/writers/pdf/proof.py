"""Pages -> findings: what a proofreader marks on paper, looked up in the boxes of the final layout.

The style sheet asks for all of it; the engine cannot always give it, and says nothing when it does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from weasyprint.formatting_structure import boxes

from briefpress.diagnostics import Diagnostic, Severity
from briefpress.writers.pdf.layout import Pages, root_of

# CSS pixels: rounding, and the hair by which an italic letter leans out of its line.
_TOLERANCE = 2.0
_HEADINGS = frozenset({"h1", "h2", "h3", "caption", "figcaption"})
# What carries on over a page break line by line.
_RUNNING = frozenset({"p", "li", "dd"})


def proof(pages: Pages) -> Iterator[Diagnostic]:
    """Yield what is wrong with pages; a finding names the nearest id above it."""
    placed = tuple(tuple(_descend(root_of(page), _Spot(number))) for number, page in enumerate(pages.engine.pages, 1))
    yield from _lone_headings(placed)
    yield from _torn_rows(placed)
    yield from _lone_lines(placed)
    yield from _overflows(pages, placed)
    yield from _lost_links(pages)


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a box stands: its page, and what it is inside."""

    page: int
    identifier: str = ""
    """Of the nearest element with one."""
    around: boxes.Box | None = None
    """The box that holds it."""
    in_heading: bool = False


Placed = Sequence[tuple[boxes.Box, _Spot]]


def _descend(box: boxes.Box, spot: _Spot) -> Iterator[tuple[boxes.Box, _Spot]]:
    """Yield a box and all in it down to lines, with where each stands."""
    element = box.element
    identifier = (element.get("id") if element is not None else None) or spot.identifier
    yield box, _Spot(spot.page, identifier, spot.around, spot.in_heading)
    if isinstance(box, boxes.LineBox):
        return
    in_heading = spot.in_heading or box.element_tag in _HEADINGS
    for child in getattr(box, "children", ()):
        yield from _descend(child, _Spot(spot.page, identifier, box, in_heading))


def _lone_headings(pages: Sequence[Placed]) -> Iterator[Diagnostic]:
    for placed in pages[:-1]:
        lines = [spot for box, spot in placed if isinstance(box, boxes.LineBox)]
        # A caption below its picture ends a page rightly.
        if lines and lines[-1].in_heading and not _is_figure_caption(lines[-1]):
            message = f'a heading in "{lines[-1].identifier}" stands alone at the foot of page {lines[-1].page}'
            yield Diagnostic("layout.heading-at-foot", message, severity=Severity.WARNING)


def _is_figure_caption(spot: _Spot) -> bool:
    return spot.around is not None and spot.around.element_tag == "figcaption"


def _torn_rows(pages: Sequence[Placed]) -> Iterator[Diagnostic]:
    for before, after in pairwise(pages):
        started = {id(box.element) for box, _ in before if _is_body_row(box)}
        for box, spot in after:
            if _is_body_row(box) and id(box.element) in started:
                message = (
                    f'a row of the table "{spot.identifier}" is torn between pages {spot.page - 1} and {spot.page}'
                )
                yield Diagnostic("layout.torn-row", message, severity=Severity.WARNING)


def _is_body_row(box: boxes.Box) -> bool:
    return isinstance(box, boxes.TableRowBox) and all(child.element_tag != "th" for child in box.children[1:])


def _lone_lines(pages: Sequence[Placed]) -> Iterator[Diagnostic]:
    for before, after in pairwise(pages):
        first = {id(box.element): _line_count(box) for box, _ in before if _is_running(box)}
        for box, spot in after:
            if not _is_running(box) or id(box.element) not in first:
                continue
            counts = (first[id(box.element)], _line_count(box))
            if 1 in counts:
                where = f"foot of page {spot.page - 1}" if counts[0] == 1 else f"head of page {spot.page}"
                message = f'one line of "{spot.identifier}" stands alone at the {where}'
                yield Diagnostic("layout.lone-line", message, severity=Severity.WARNING)


def _is_running(box: boxes.Box) -> bool:
    return box.element_tag in _RUNNING and isinstance(box, boxes.BlockContainerBox) and _line_count(box) > 0


def _line_count(box: boxes.Box) -> int:
    return sum(isinstance(child, boxes.LineBox) for child in box.children)


def _overflows(pages: Pages, placed: Sequence[Placed]) -> Iterator[Diagnostic]:
    for page, boxes_of_page in zip(pages.engine.pages, placed, strict=True):
        frame = page._page_box  # noqa: SLF001 - the engine has no public way to a page's boxes
        foot = frame.content_box_y() + frame.height
        told: set[str] = set()
        for box, spot in boxes_of_page:
            beyond = _beyond(box, spot, float(page.width), float(foot))
            if beyond and spot.identifier not in told:
                told.add(spot.identifier)
                message = f'something in "{spot.identifier}" on page {spot.page} runs {beyond}'
                yield Diagnostic("layout.overflow", message)


def _beyond(box: boxes.Box, spot: _Spot, width: float, foot: float) -> str:
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
    if isinstance(box, boxes.LineBox) and around is not None and right - left > float(around.width) + _TOLERANCE:
        return "out of its box"
    return ""


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
