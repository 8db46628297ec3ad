"""Pages + sections that begin on a new page, or sources that stand farther apart -> Pages, the same up to there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes

from briefpress.writers.pdf.engine.floats import Floats
from briefpress.writers.pdf.engine.measures import layout_measures
from briefpress.writers.pdf.engine.resumed import Layout, Styles, can_be_resumed, resumed
from briefpress.writers.pdf.layout import FULL, Pages, pages_of

_PIXELS_PER_MM = 96 / 25.4


@dataclass(frozen=True, slots=True)
class Variant:
    """What can be chosen beside the density."""

    new_pages: Sequence[str] = ()
    """Sections that begin on a new page."""
    opened: int = 0
    """How many millimetres farther apart than usual sources stand."""

    def css(self) -> tuple[str, ...]:
        """Return the style sheets by which it is set from the first page on."""
        sections = (f'[id="{name}"]{{break-before:page!important;margin-top:0!important}}' for name in self.new_pages)
        opened = f".sources li{{margin-bottom:{1 + self.opened}mm}}" if self.opened else ""
        return (*sections, opened)


def varied(pages: Pages, language: str, before: Variant, after: Variant) -> Pages | None:
    """Return pages that were laid out as one variant as they are as another, which has all that the first one has.

    None when they have to be laid out anew.
    """
    begun = pages.layout
    changes = dict(_changes(begun.root, before, after)) if can_be_resumed(begun) else {}
    where = [begun.page_of(box) for box in changes]
    if not where or None in where:
        return None
    first = min(number for number in where if number is not None)
    going_on = Layout(Floats(FULL), html=begun.html, root=begun.root, context=begun.context, first=first)
    going_on.styles.update({**begun.styles, **changes})
    with layout_measures(language, pages.page_of, going_on.floats, shown=going_on.shown):
        engine = resumed(begun, pages.engine, first, going_on)
    return pages_of(engine, going_on, pages.is_right_to_left)


def _changes(root: boxes.Box, before: Variant, after: Variant) -> Iterator[tuple[boxes.Box, Styles]]:
    added = set(after.new_pages) - set(before.new_pages)
    gap, new_gap = (Dimension((1 + one.opened) * _PIXELS_PER_MM, "px") for one in (before, after))
    for box in root.descendants():
        if box.element is None or box.element_tag != box.element.tag:
            continue
        if box.element.get("id") in added:
            yield box, {"break_before": "page", "margin_top": Dimension(0, "px")}
        elif before.opened != after.opened and "sources" in (box.element.get("class") or "").split():
            items = (item for item in box.descendants() if item.element_tag == "li")
            yield from ((item, {"margin_bottom": new_gap}) for item in items if item.style["margin_bottom"] == gap)
