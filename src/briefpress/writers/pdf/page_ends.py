"""Pages -> where they end badly: what breaks spoil, what is left alone at a foot or a head, pages that are not full.

The style sheet asks for good page ends; the engine cannot always give them, and says nothing when it does not. What it
gave is weighed, so that of two settings the one whose pages end better can be taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from math import ceil

from weasyprint.formatting_structure import boxes

from briefpress.writers.pdf.breaks import spoilt_by_breaks
from briefpress.writers.pdf.engine.page_boxes import frame_of, lies_across
from briefpress.writers.pdf.layout import FULL, Pages
from briefpress.writers.pdf.placed import Placed, Spot, attribute, is_element, placed_boxes

FEWEST_LINES = 3
"""Between a heading and the foot of its page, and between the head of a page and the next heading."""
FULL_BEFORE_SECTION = 0.67
"""How much, where the next page begins with a section."""

SHORT_PAGE = "layout.short-page"

_WEIGHT = 10
_SPACE_ABOVE = 0.03
# What carries on over a page break line by line.
_RUNNING = frozenset({"p", "li", "dd"})
_HEADS = frozenset({"h2", "h3"})


@dataclass(frozen=True, slots=True)
class PageEnd:
    """A page end that is bad."""

    code: str
    message: str
    weight: int = _WEIGHT
    """A page that is not full weighs as many as it lacks hundredths."""
    page: int = 0
    """Of a page that is not full, from 1."""


def bad_page_ends(pages: Pages) -> Iterator[PageEnd]:
    """Yield what is wrong where pages end, kind by kind."""
    placed = placed_boxes(pages)
    yield from _lone_headings(placed)
    yield from _headings_with_little(placed)
    yield from _lone_lines(placed)
    yield from _alone_at_head(placed)
    yield from (PageEnd(one.code, one.message) for one in spoilt_by_breaks(pages, placed))
    yield from _short_pages(pages, placed)


def section_starts(pages: Pages) -> Iterator[tuple[str, int, float]]:
    """Yield sections that could begin on the next page and leave theirs well filled: id, page, what they push on."""
    for page, used, boxes_of_page in zip(pages.engine.pages[:-1], pages.used, placed_boxes(pages), strict=False):
        frame = frame_of(page)
        for box, spot in boxes_of_page:
            if box.element_tag != "section" or spot.around is None or spot.around.element_tag != "main":
                continue
            depth = float(box.border_box_y() - frame.content_box_y()) / float(frame.height)
            # Above it there is space that nothing fills.
            if attribute(box, "id") and depth >= FULL_BEFORE_SECTION + _SPACE_ABOVE:
                yield attribute(box, "id"), spot.page, round(used - depth, 3)


def sources_start(pages: Pages) -> float:
    """Return after how many pages the list of sources begins; 0 where there is none."""
    for page, boxes_of_page in zip(pages.engine.pages, placed_boxes(pages), strict=True):
        frame = frame_of(page)
        for box, spot in boxes_of_page:
            if is_element(box, "section", "sources"):
                depth = float(box.border_box_y() - frame.content_box_y()) / float(frame.height)
                return spot.page - 1 + round(depth, 3)
    return 0.0


def _lines(placed: Placed) -> list[Spot]:
    """Return the lines of a page in order; heads of tables, which each page repeats, are left out."""
    return [spot for box, spot in placed if isinstance(box, boxes.LineBox) and not spot.is_in_table_head]


def _is_in_head(spot: Spot) -> bool:
    return any(box.element_tag in _HEADS for box in spot.path)


# ---- at the foot


def _lone_headings(pages: Sequence[Placed]) -> Iterator[PageEnd]:
    for placed in pages[:-1]:
        lines = [spot for box, spot in placed if isinstance(box, boxes.LineBox)]
        # A caption below its picture ends a page rightly.
        if lines and lines[-1].is_in_heading and not lines[-1].inside("figcaption"):
            message = f'a heading in "{lines[-1].identifier}" stands alone at the foot of page {lines[-1].page}'
            yield PageEnd("layout.heading-at-foot", message)


def _headings_with_little(pages: Sequence[Placed]) -> Iterator[PageEnd]:
    for before, after in pairwise(map(_lines, pages)):
        heads = [place for place, spot in enumerate(before) if _is_in_head(spot)]
        below = len(before) - heads[-1] - 1 if heads else 0
        # A short section that ends with the page is whole.
        if 0 < below < FEWEST_LINES and after and not _is_in_head(after[0]):
            spot, count = before[-1], "one line" if below == 1 else f"{below} lines"
            message = f'a heading in "{spot.identifier}" has only {count} under it at the foot of page {spot.page}'
            yield PageEnd("layout.heading-at-foot", message)


def _lone_lines(pages: Sequence[Placed]) -> Iterator[PageEnd]:
    for before, after in pairwise(pages):
        first = {id(box.element): _line_count(box) for box, _ in before if _is_running(box)}
        for box, spot in after:
            if not _is_running(box) or id(box.element) not in first:
                continue
            counts = (first[id(box.element)], _line_count(box))
            if 1 in counts:
                where = f"foot of page {spot.page - 1}" if counts[0] == 1 else f"head of page {spot.page}"
                yield PageEnd("layout.lone-line", f'one line of "{spot.identifier}" stands alone at the {where}')


def _is_running(box: boxes.Box) -> bool:
    return box.element_tag in _RUNNING and isinstance(box, boxes.BlockContainerBox) and _line_count(box) > 0


def _line_count(box: boxes.Box) -> int:
    return sum(isinstance(child, boxes.LineBox) for child in box.children)


# ---- at the head


def _alone_at_head(pages: Sequence[Placed]) -> Iterator[PageEnd]:
    """Yield what little stands between the head of a page and what begins below it."""
    for before, after in pairwise(pages):
        at_head = list(takewhile(lambda spot: not _is_in_head(spot) and not spot.inside("footer"), _lines(after)))
        if not at_head or any(spot.is_in_heading for spot in at_head) or _is_lone_line(at_head, before):
            continue
        if _is_little(at_head):
            message = f'"{at_head[0].identifier}" stands alone at the head of page {at_head[0].page}'
            yield PageEnd("layout.alone-at-head", message)


def _is_lone_line(lines: Sequence[Spot], before: Placed) -> bool:
    """Say whether it is the last line of a paragraph, of which the rest stands on the page before."""
    paragraph = lines[0].around
    begun = {id(box.element) for box, _ in before if _is_running(box)}
    return len(lines) == 1 and paragraph is not None and id(paragraph.element) in begun


def _is_little(lines: Sequence[Spot]) -> bool:
    """Say whether lines are too few, or one entry of a list."""
    entries = {id(entry.element) if (entry := spot.inside("li")) else 0 for spot in lines}
    return len(lines) < FEWEST_LINES or (len(entries) == 1 and 0 not in entries)


# ---- whole pages


def _short_pages(pages: Pages, placed: Sequence[Placed]) -> Iterator[PageEnd]:
    for number, (used, after) in enumerate(zip(pages.used, placed[1:], strict=False), 1):
        lines = _lines(after)
        is_section_next = bool(lines) and any(box.element_tag == "h2" for box in lines[0].path)
        is_wide_next = number < pages.count and lies_across(pages.engine.pages[number])
        lack = (FULL_BEFORE_SECTION if is_section_next or is_wide_next else FULL) - used
        if lack > 0:
            why = f': "{lines[0].identifier}" begins on the next one' if lines and lines[0].identifier else ""
            yield PageEnd(SHORT_PAGE, f"page {number} is only {used:.0%} full{why}", ceil(lack * 100), number)
