"""Pages -> every box of them with where it stands: what a proofreader reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from weasyprint.formatting_structure import boxes

from briefpress.writers.pdf.engine.page_boxes import root_of
from briefpress.writers.pdf.layout import Pages

HEADINGS = frozenset({"h1", "h2", "h3", "caption", "figcaption"})


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a box stands."""

    page: int
    path: tuple[boxes.Box, ...]
    """The boxes that it stands in, the outermost first; it comes last itself."""

    @property
    def identifier(self) -> str:
        """The id of the nearest element with one, or the empty string."""
        return next((name for box in reversed(self.path) for name in (attribute(box, "id"),) if name), "")

    @property
    def around(self) -> boxes.Box | None:
        """The box that holds it."""
        return self.path[-2] if len(self.path) > 1 else None

    @property
    def is_in_heading(self) -> bool:
        return any(box.element_tag in HEADINGS for box in self.path)

    @property
    def is_in_table_head(self) -> bool:
        return any(isinstance(box, boxes.TableRowGroupBox) and box.is_header for box in self.path)

    def inside(self, tag: str, of_class: str = "") -> boxes.Box | None:
        """Return the outermost box of an element, and of a class, that it stands in; None when there is none."""
        return next((box for box in self.path if is_element(box, tag, of_class)), None)


Placed: TypeAlias = Sequence[tuple[boxes.Box, Spot]]
"""The boxes of one page in order, down to lines."""


def placed_boxes(pages: Pages) -> tuple[Placed, ...]:
    """Return the boxes of each page."""
    roots = (root_of(page) for page in pages.engine.pages)
    return tuple(tuple(_descend(root, Spot(number, (root,)))) for number, root in enumerate(roots, 1))


def block_at(pages: Pages, page: int, across: float, down: float) -> str:
    """Return the id of the innermost element at a spot of a page, counted from 1; CSS pixels from its left and top."""
    found = ""
    for box, _ in placed_boxes(pages)[page - 1]:
        if _holds(box, across, down):
            found = attribute(box, "id") or found
    return found


def _holds(box: boxes.Box, across: float, down: float) -> bool:
    """Say whether a spot is in a box; a letter begins on its base line, and may lean out."""
    if not isinstance(box, boxes.BlockLevelBox | boxes.TableCellBox | boxes.TableRowBox) or box.height == "auto":
        return False
    left, top = float(box.border_box_x()) - 1, float(box.border_box_y()) - 1
    right, foot = left + float(box.border_width()) + 2, top + float(box.border_height()) + 2
    return left <= across <= right and top <= down <= foot


def _descend(box: boxes.Box, spot: Spot) -> Iterator[tuple[boxes.Box, Spot]]:
    yield box, spot
    if not isinstance(box, boxes.LineBox):
        for child in getattr(box, "children", ()):
            yield from _descend(child, Spot(spot.page, (*spot.path, child)))


def is_element(box: boxes.Box, tag: str, of_class: str = "") -> bool:
    """Say whether a box is that of an element, and of a class; every element is of the empty class."""
    return box.element_tag == tag and (not of_class or of_class in attribute(box, "class").split())


def attribute(box: boxes.Box, name: str) -> str:
    """Return an attribute of the element of a box, or the empty string."""
    return (box.element.get(name) if box.element is not None else None) or ""
