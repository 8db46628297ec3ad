"""Where a page's boxes are, and how far down they are seen: the engine has no public way to either."""

from __future__ import annotations

import weasyprint
from weasyprint.formatting_structure import boxes


def frame_of(page: weasyprint.Page) -> boxes.Box:
    """Return the box of a page: its content is what lies between the margins."""
    return page._page_box  # noqa: SLF001


def root_of(page: weasyprint.Page) -> boxes.Box:
    """Return the box of a page's text, beside those of its margins."""
    return next(child for child in frame_of(page).children if child.element_tag == "html")


def used_share(page: weasyprint.Page) -> float:
    """Return how much of a page's height is used, from 0 to 1."""
    frame = frame_of(page)
    return min(1.0, max(0.0, (foot_of(root_of(page)) - float(frame.content_box_y())) / float(frame.height)))


def lies_across(page: weasyprint.Page) -> bool:
    """Say whether a page lies across, for one table: the style sheet calls it so."""
    return str(frame_of(page).page_type.name).partition("-")[0] == "wide"


def foot_of(box: boxes.Box) -> float:
    """Return the lowest edge of what is seen of a box: lines, pictures, cells, what is painted. Else 0."""
    below = [foot_of(child) for child in getattr(box, "children", ())]
    if isinstance(box, boxes.LineBox | boxes.ReplacedBox | boxes.TableCellBox) or _is_painted(box):
        below.append(float(box.border_box_y() + box.border_height()))
    return max(below, default=0.0)


def _is_painted(box: boxes.Box) -> bool:
    is_block = isinstance(box, boxes.BlockLevelBox) and box.height != "auto"
    return is_block and (box.border_bottom_width > 0 or box.style["background_color"].alpha > 0)
