"""Blocks set once a page: one that was set unbroken, and fits again, is moved to where it is wanted.

WeasyPrint 70 sets the same blocks afresh for every height that it tries for a column, and again where a section comes
to stand otherwise than at first. While `blocks_kept` is entered, what came of a block is kept until the page is made;
it is taken again, as a copy that has been moved, when it is asked for in the same width, with the same margins before
it, and with room below for all that is in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext, block, page
from weasyprint.layout.absolute import AbsolutePlaceholder

from briefpress.writers.pdf.engine.replaced import replaced

# CSS pixels; where something may or may not fit by less, the engine shall say.
_HAIR = 0.01
# They hold all there is, and are broken by nearly every page.
_OUTER = frozenset({"html", "body", "main"})

_Laid: TypeAlias = tuple[Any, ...]
"""What the engine says of a block: the box that it made, where the next page goes on, and more."""


@contextmanager
def blocks_kept() -> Iterator[None]:
    """Keep blocks while a page is made, and this is entered."""
    kept = _Kept(block.block_level_layout)
    with (
        replaced(block, "block_level_layout", lambda _: kept.block_level_layout),
        replaced(page, "make_page", kept.forgetting),
    ):
        yield


@dataclass(frozen=True, slots=True)
class _Setting:
    """A block as it was set."""

    source: Sequence[boxes.Box]
    """What it was made of; held, so that nothing else takes its identity."""
    position: tuple[float, float]
    """Where it was wanted."""
    laid: _Laid
    foot: float
    """Of the lowest thing in it."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """The blocks that have been set on one page."""

    original: Callable[..., _Laid]
    settings: dict[tuple[object, ...], _Setting] = field(default_factory=dict)

    def forgetting(self, make_page: Callable[..., object]) -> Callable[..., object]:
        """Return a maker of pages that keeps nothing from one to the next, where numbers in the text may be others."""

        def forgetting(*arguments: object) -> object:
            self.settings.clear()
            try:
                return make_page(*arguments)
            finally:
                self.settings.clear()

        return forgetting

    def block_level_layout(
        self,
        context: LayoutContext,
        box: boxes.Box,
        bottom_space: float,
        skip_stack: object,
        containing_block: Any,
        page_is_empty: bool = True,
        absolute_boxes: list[Any] | None = None,
        fixed_boxes: list[Any] | None = None,
        adjoining_margins: list[float] | None = None,
        *arguments: object,
        **keywords: object,
    ) -> _Laid:
        """Lay a block out as the engine does, or take what is kept of it."""
        absolute = [] if absolute_boxes is None else absolute_boxes
        fixed = [] if fixed_boxes is None else fixed_boxes
        margins = [] if adjoining_margins is None else adjoining_margins

        def lay_out() -> _Laid:
            placed = absolute, fixed, margins
            return self.original(
                context, box, bottom_space, skip_stack, containing_block, page_is_empty, *placed, *arguments, **keywords
            )

        special = (skip_stack, *arguments, *keywords.values())
        if any(special) or not _is_alone(context, box, containing_block):
            return lay_out()
        key = (id(box.children), type(box), containing_block.width, containing_block.height, *margins)
        key += (containing_block.is_for_root_element, page_is_empty, context.in_column)
        position = box.position_x, box.position_y
        kept = self.settings.get(key)
        if kept and not context.overflows_page(bottom_space, kept.foot + position[1] - kept.position[1] + _HAIR):
            return _copy(kept.laid, position[0] - kept.position[0], position[1] - kept.position[1])
        before = _marks_left(context, absolute, fixed)
        laid = lay_out()
        if _is_whole(laid) and before == _marks_left(context, absolute, fixed):
            self.settings[key] = _Setting(box.children, position, _copy(laid, 0, 0), _foot(laid[0]))
        return laid


def _is_alone(context: LayoutContext, box: boxes.Box, containing_block: boxes.Box | tuple[float, float]) -> bool:
    """Say whether a block depends on nothing but its place: no float beside it, no footnotes below."""
    return (
        isinstance(box, boxes.BlockBox | boxes.FlexBox)
        and isinstance(containing_block, boxes.Box)
        and bool(box.children)
        and box.element_tag not in _OUTER
        and box.style["position"] in ("static", "relative")
        and not context.excluded_shapes
        and not context.footnotes
        and not context.current_page_footnotes
    )


def _marks_left(context: LayoutContext, absolute: Sequence[object], fixed: Sequence[object]) -> tuple[int, ...]:
    """Return how much is noted outside a block of what is in it."""
    running = sum(len(there) for pages in context.running_elements.values() for there in pages.values())
    return len(absolute), len(fixed), len(context.excluded_shapes), len(context.broken_out_of_flow), running


def _is_whole(laid: _Laid) -> bool:
    """Say whether a block has been set, to its end, and stands by itself."""
    made, resume_at, _, _, is_collapsing_through, lines_left = laid
    return made is not None and resume_at is None and lines_left is None and not is_collapsing_through


def _copy(laid: _Laid, right: float, down: float) -> _Laid:
    """Return what the engine said of a block, moved; it goes on to change both the box and the lists."""
    made, resume_at, next_page, margins, *rest = laid
    box = _copied(made)
    box.translate(right, down)
    return (box, resume_at, dict(next_page), list(margins), *rest)


def _copied(box: boxes.Box | AbsolutePlaceholder) -> boxes.Box | AbsolutePlaceholder:
    if isinstance(box, AbsolutePlaceholder):
        placeholder = AbsolutePlaceholder(_copied(box._box))  # noqa: SLF001 - it pretends to be the box
        object.__setattr__(placeholder, "_layout_done", box._layout_done)  # noqa: SLF001 - as the engine does
        return placeholder
    copy = box.copy()
    if box.children:
        copy.children = [_copied(child) for child in box.children]
    if isinstance(box, boxes.TableBox):
        copy.column_groups = tuple(map(_copied, box.column_groups))
    return copy


def _foot(box: boxes.Box) -> float:
    """Return the lowest edge of a box and of what is in it.

    The engine counts padding and border twice where it looks whether a block fits.
    """
    edges = [_foot(child) for child in box.children or () if not isinstance(child, boxes.InlineLevelBox)]
    if isinstance(box, boxes.BlockLevelBox | boxes.LineBox):
        edges.append(box.position_y + box.margin_height() + box.padding_bottom + box.border_bottom_width)
    return max(edges, default=0.0)
