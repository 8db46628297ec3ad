"""Placed boxes -> what page breaks have broken or torn off: tables, lists, figures and their notes, entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from weasyprint.formatting_structure import boxes

from briefpress.writers.pdf.engine.page_boxes import frame_of
from briefpress.writers.pdf.layout import Pages
from briefpress.writers.pdf.placed import Placed, Spot, is_element

MOST_ROWS = 7
"""Of a table that stays whole."""
MOST_RECOMMENDATIONS = 5
"""Of a list of them that stays whole."""
FEWEST_SOURCES = 6
"""With which a list of sources may begin at the foot of a page."""


@dataclass(frozen=True, slots=True)
class Break:
    """Something that a page break has spoilt."""

    code: str
    message: str


Part = tuple[boxes.Box, Spot]
Parts = Mapping[int, Sequence[Part]]
"""Element, by its identity -> its boxes."""


def spoilt_by_breaks(pages: Pages, placed: Sequence[Placed]) -> Iterator[Break]:
    """Yield what breaks have spoilt, kind by kind."""
    rows = [_rows(boxes_of_page) for boxes_of_page in placed]
    yield from _torn_rows(rows)
    yield from _lone_rows(rows)
    yield from _unlabelled(pages, rows)
    parts = _parts(placed)
    yield from _broken(pages, parts)
    yield from _torn_entries(parts)
    yield from _torn_notes(placed)
    yield from _few_sources(parts)


# ---- tables


def _rows(placed: Placed) -> Parts:
    """Return the rows of each table on a page, without those of its head."""
    found: dict[int, list[Part]] = {}
    for box, spot in placed:
        if isinstance(box, boxes.TableRowBox) and not spot.is_in_table_head:
            found.setdefault(id(_table(spot).path[-1].element), []).append((box, spot))
    return found


def _table(row: Spot) -> Spot:
    """Return where the table of a row stands."""
    depth = next(depth for depth, box in enumerate(row.path, 1) if isinstance(box, boxes.TableBox))
    return Spot(row.page, row.path[:depth])


def _torn_rows(rows: Sequence[Parts]) -> Iterator[Break]:
    for before, after in pairwise(rows):
        for table in (one for one in after if one in before):
            (row, spot), (last, _) = after[table][0], before[table][-1]
            if row.element is last.element:
                where = f"between pages {spot.page - 1} and {spot.page}"
                yield Break("layout.torn-row", f'a row of the table "{spot.identifier}" is torn {where}')


def _lone_rows(rows: Sequence[Parts]) -> Iterator[Break]:
    for earlier, before, after, later in zip(({}, *rows), rows, rows[1:], (*rows[2:], {}), strict=False):
        for table in (one for one in after if one in before):
            name = _table(after[table][0][1])
            if len(before[table]) == 1 and table not in earlier:
                yield _lone_row(name.identifier, f"foot of page {name.page - 1}")
            if len(after[table]) == 1 and table not in later:
                yield _lone_row(name.identifier, f"head of page {name.page}")


def _lone_row(name: str, where: str) -> Break:
    return Break("layout.lone-row", f'one row of the table "{name}" stands alone at the {where}')


def _unlabelled(pages: Pages, rows: Sequence[Parts]) -> Iterator[Break]:
    for page, before, after in zip(pages.engine.pages[1:], rows, rows[1:], strict=False):
        for table in (one for one in after if one in before):
            spot = _table(after[table][0][1])
            if not _is_said(_continued(spot), _margin_words(frame_of(page))):
                message = f'the table "{spot.identifier}" goes on on page {spot.page}, which does not say so'
                yield Break("layout.not-continued", message)


def _is_said(words: str, where: str) -> bool:
    return bool(words) and "".join(words.split()) in "".join(where.split())


def _continued(table: Spot) -> str:
    """Return what the page that a table goes on on should say, or the empty string."""
    around = (box.element for box in reversed(table.path) if box.element_tag in ("table", "figure"))
    labels = (one.get("data-continued") for element in around for one in element.iter())
    return next((label for label in labels if label), "")


def _margin_words(frame: boxes.Box) -> str:
    """Return what stands in the margins of a page."""
    return "".join(
        box.text
        for margin in frame.children
        if isinstance(margin, boxes.MarginBox)
        for box in margin.descendants()
        if isinstance(box, boxes.TextBox)
    )


# ---- blocks


def _parts(placed: Sequence[Placed]) -> Parts:
    """Return the blocks that each figure, box, table, list and entry has become, one for each page and column."""
    found: dict[int, list[Part]] = {}
    for boxes_of_page in placed:
        for box, spot in boxes_of_page:
            around = spot.around
            is_outermost = around is None or around.element is not box.element
            if box.element_tag in ("figure", "aside", "section", "table", "ol", "li") and is_outermost:
                found.setdefault(id(box.element), []).append((box, spot))
    return found


def _broken(pages: Pages, parts: Parts) -> Iterator[Break]:
    room = min(float(frame_of(page).height) for page in pages.engine.pages)
    for blocks in parts.values():
        (box, spot), (_, last) = blocks[0], blocks[-1]
        if spot.page == last.page or not _is_whole(box, spot):
            continue
        if sum(float(block.border_height()) for block, _ in blocks) <= room:
            message = f'"{spot.identifier}" is broken between pages {spot.page} and {last.page}, and would fit one'
            yield Break("layout.broken-block", message)


def _is_whole(box: boxes.Box, spot: Spot) -> bool:
    """Say whether a block is to stay whole where a page can hold it."""
    match box.element_tag:
        case "figure" | "aside":
            return True
        case "table":
            return spot.inside("figure") is None and len(box.element.findall("tbody/tr")) <= MOST_ROWS
        case "ol":
            is_recommendations = spot.inside("section", "recommendations") is not None
            return is_recommendations and len(box.element.findall("li")) <= MOST_RECOMMENDATIONS
        case "section":
            return is_element(box, "section", "key-messages")
        case _:
            return False


def _torn_entries(parts: Parts) -> Iterator[Break]:
    for blocks in parts.values():
        (box, spot), *others = blocks
        in_columns = spot.inside("ul", "abbreviations") or spot.inside("section", "sources")
        if others and box.element_tag == "li" and in_columns is not None:
            is_one_page = others[-1][1].page == spot.page
            where = f"two columns of page {spot.page}" if is_one_page else f"pages {spot.page} and {spot.page + 1}"
            yield Break("layout.torn-entry", f'the entry "{spot.identifier}" is torn between {where}')


def _torn_notes(placed: Sequence[Placed]) -> Iterator[Break]:
    """Yield notes that stand first on a page: what they belong to is on the page before."""
    for boxes_of_page in placed[1:]:
        lines = (spot for box, spot in boxes_of_page if isinstance(box, boxes.LineBox) and not spot.is_in_table_head)
        first = next(lines, None)
        if first and first.inside("p", "note"):
            message = f'the note of "{_noted(first)}" at the head of page {first.page} is torn from it'
            yield Break("layout.torn-note", message)


def _noted(note: Spot) -> str:
    """Return the id of what a note belongs to: the figure around it, or the table before it."""
    depth = next(depth for depth, box in enumerate(note.path) if is_element(box, "p", "note"))
    siblings = list(note.path[depth - 1].element)
    place = siblings.index(note.path[depth].element)
    before = siblings[place - 1].get("id") if place else None
    return before or note.identifier


def _few_sources(parts: Parts) -> Iterator[Break]:
    entries = [
        blocks[0][1]
        for blocks in parts.values()
        if is_element(blocks[0][0], "li") and blocks[0][1].inside("section", "sources")
    ]
    if not entries:
        return
    first = entries[0].page
    count = sum(spot.page == first for spot in entries)
    if count < min(FEWEST_SOURCES, len(entries)):
        message = f"the sources begin at the foot of page {first} with {count} of {len(entries)}"
        yield Break("layout.few-sources", message)
