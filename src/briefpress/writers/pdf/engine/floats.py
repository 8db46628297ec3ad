"""Figures, tables and boxes float: where one does not fit the rest of a page, text from around it fills the page.

WeasyPrint 70 has no floats of pages: it leaves the rest of a page empty before a block that must not be broken. While
`floating_blocks` is entered, a section that would leave more of a page empty than is good is set again with such a
block a little later or a little earlier among its paragraphs and lists, and the setting that fills the page is taken.
A block keeps its section, its note, and its place among other figures and tables, so that their numbers run on; a
paragraph that ends in a colon keeps what it announces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice, takewhile
from math import inf
from typing import Any, TypeAlias

from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext, block

from briefpress.writers.pdf.engine.page_boxes import foot_of
from briefpress.writers.pdf.engine.replaced import replaced

_MOST_TRIES = 8
_FLOATING = frozenset({"figure", "table", "aside"})
_TEXT = frozenset({"p", "ul", "ol"})
_HEADS = frozenset({"h2", "h3"})
_COLONS = (":", "：")

Order: TypeAlias = Mapping[str, tuple[int, ...]]
"""Id of a section -> the places that its blocks have in the document, in the order in which they are set."""

_Blocks: TypeAlias = Sequence[boxes.Box]
_Laid: TypeAlias = tuple[Any, ...]
"""What the engine says of a block: the box that it made, where the next page goes on, and more."""


@dataclass(slots=True)
class Floats:
    """What floats in one layout."""

    full: float
    """How much of a page should be used, 0 to 1."""
    top: float = 0.0
    """Of the text of the page that is being made."""
    sections: dict[int, tuple[boxes.Box, _Blocks]] = field(default_factory=dict)
    """Sections by their identity, each with its blocks in the order of the document."""

    def order(self) -> Order:
        """Return the order of each section whose blocks are not set in that of the document."""
        sections = (section for section, before in self.sections.values() if list(section.children) != list(before))
        return {section.element.get("id"): _places(section) for section in sections}


def _places(section: boxes.Box) -> tuple[int, ...]:
    """Return the places of a section's elements in the order of its boxes."""
    elements = list(section.element)
    shown = [elements.index(child.element) for child in section.children if child.element is not section.element]
    hidden = (place for place in range(len(elements)) if place not in shown)
    return (*shown, *hidden)


def floating_blocks(floats: Floats) -> AbstractContextManager[None]:
    """Let blocks float while this is entered, for one layout."""
    return replaced(block, "block_level_layout", partial(_floating, floats))


def _floating(floats: Floats, original: Callable[..., _Laid]) -> Callable[..., _Laid]:
    def block_level_layout(
        context: LayoutContext,
        box: boxes.Box,
        bottom_space: float,
        skip_stack: Mapping[int, Any] | None,
        containing_block: object,
        page_is_empty: bool = True,
        absolute_boxes: list[Any] | None = None,
        fixed_boxes: list[Any] | None = None,
        adjoining_margins: Sequence[float] | None = None,
        *arguments: object,
        **keywords: object,
    ) -> _Laid:
        absolute = [] if absolute_boxes is None else absolute_boxes
        fixed = [] if fixed_boxes is None else fixed_boxes
        position = box.position_x, box.position_y

        def lay_out(children: _Blocks) -> _Laid:
            box.children = children
            box.position_x, box.position_y = position
            placed = absolute, fixed, list(adjoining_margins or ())
            return original(
                context, box, bottom_space, skip_stack, containing_block, page_is_empty, *placed, *arguments, **keywords
            )

        def discard(laid: _Laid) -> None:
            if laid[0] is not None:
                block.remove_placeholders(context, [laid[0]], absolute, fixed)

        if box.element_tag == "body":
            floats.top = position[1]
        if box.element_tag != "section" or context.in_column:
            return lay_out(box.children)
        if skip_stack is None:
            floats.sections[id(box)] = (box, floats.sections.get(id(box), (box, box.children))[1])
            box.children = floats.sections[id(box)][1]
        foot = float(context.page_bottom - bottom_space)
        return _Trials(skip_stack, position[1], foot, foot - (1 - floats.full) * (foot - floats.top)).best(
            box.children, lay_out, discard
        )

    return block_level_layout


@dataclass(frozen=True, slots=True)
class _Trials:
    """A section on a page, which can be set in several orders of its blocks. Lengths count from the page's top."""

    skip_stack: Mapping[int, Any] | None
    """Where the section goes on, when it began on an earlier page."""
    start: float
    """Where it begins."""
    foot: float
    """Of the page."""
    enough: float
    """How far down the page should be used."""

    def best(self, blocks: _Blocks, lay_out: Callable[[_Blocks], _Laid], discard: Callable[[_Laid], None]) -> _Laid:
        """Return the section laid out in the first order that fills the page, or the one that fills it best."""
        laid = lay_out(blocks)
        best, reached = blocks, self.reach(laid)
        waiting = self.waiting(blocks, laid)
        if waiting is None or reached >= self.enough:
            return laid
        for order in islice(self.orders(blocks, waiting), _MOST_TRIES):
            discard(laid)
            laid = lay_out(order)
            reach = self.reach(laid)
            if reach > reached:
                best, reached = order, reach
            if reached >= self.enough:
                return laid
        discard(laid)
        return lay_out(best)

    def reach(self, laid: _Laid) -> float:
        """Return how far down the page a section reaches; without end when all of it fits."""
        made, resume_at = laid[:2]
        if made is None:
            return self.start
        return foot_of(made) if resume_at is not None else inf

    def waiting(self, blocks: _Blocks, laid: _Laid) -> int | None:
        """Return the place of the block that does not fit the rest of the page, if it can float."""
        made, resume_at = laid[:2]
        if made is None:
            place, inside = sum(1 for _ in takewhile(_is_head, blocks)), None
        elif resume_at is not None:
            place, inside = next(iter(resume_at.items()))
        else:
            return None
        is_at_hand = inside is None and place < len(blocks) and place not in (self.skip_stack or ())
        return place if is_at_hand and _kind(blocks[place]) in _FLOATING else None

    def orders(self, blocks: _Blocks, place: int) -> Iterator[_Blocks]:
        """Yield orders in which the block at a place stands later or earlier, the nearest first."""
        if place and _announces(blocks[place - 1]):
            return
        units = _units(blocks[self.first :])
        where = next(number for number, unit in enumerate(units) if blocks[place] in unit)
        floating, passed = units[where], blocks[: self.first]
        after = list(takewhile(partial(_may_pass, floating), units[where + 1 :]))
        before = list(takewhile(partial(_may_pass, floating), reversed(units[:where])))
        rest = [unit for unit in units if unit is not floating]
        for distance in range(1, max(len(after), len(before)) + 1):
            for there in (where + distance, where - distance):
                if where - len(before) <= there <= where + len(after) and not (
                    there and _announces(rest[there - 1][-1])
                ):
                    yield [*passed, *chain.from_iterable((*rest[:there], floating, *rest[there:]))]

    @property
    def first(self) -> int:
        """The first place whose block begins on this page."""
        if not self.skip_stack:
            return 0
        place, inside = next(iter(self.skip_stack.items()))
        return int(place) + (inside is not None)


def _units(blocks: _Blocks) -> list[list[boxes.Box]]:
    """Return blocks in groups that stay together: a table and its note."""
    units: list[list[boxes.Box]] = []
    for one in blocks:
        if units and _is_note(one):
            units[-1].append(one)
        else:
            units.append([one])
    return units


def _may_pass(floating: Sequence[boxes.Box], other: Sequence[boxes.Box]) -> bool:
    """Say whether two groups may change places: text may, and what is numbered in another row."""
    tags = _kind(floating[0]), _kind(other[0])
    return tags[1] in _TEXT or (tags[1] in _FLOATING and tags[0] != tags[1])


def _kind(box: boxes.Box) -> str:
    """Return the tag of a block; a table with a page of its own is in a division."""
    is_wide = box.element_tag == "div" and "wide" in (box.element.get("class") or "").split()
    return "table" if is_wide else str(box.element_tag)


def _is_head(box: boxes.Box) -> bool:
    return box.element_tag in _HEADS


def _is_note(box: boxes.Box) -> bool:
    return box.element_tag == "p" and "note" in (box.element.get("class") or "").split()


def _announces(box: boxes.Box) -> bool:
    return box.element is not None and "".join(box.element.itertext()).rstrip().endswith(_COLONS)
