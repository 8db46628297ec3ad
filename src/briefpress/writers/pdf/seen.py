"""Pages -> a PDF to be looked at on this screen, and where on its pages everything with an id stands.

It looks as the PDF of a build does and is made in a third of the time: without tags, metadata and what readers and
archives need, with fonts that may have more glyphs than it shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from weasyprint.formatting_structure import boxes

from briefpress.writers.pdf.engine.kept_fonts import KeptFonts
from briefpress.writers.pdf.layout import Pages
from briefpress.writers.pdf.placed import attribute, placed_boxes
from briefpress.writers.pdf.write import measures


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle on a page in which something with an id stands; one that goes on elsewhere has several."""

    name: str
    """The id."""
    page: int
    """From 1."""
    left: float
    top: float
    width: float
    height: float
    """Shares of the page's width and height, 0 to 1."""


def write_seen(pages: Pages, fonts: KeptFonts, *only: int) -> bytes:
    """Return the PDF of a layout, to be drawn and thrown away; of some of its pages, counted from 1, where named."""
    engine = pages.engine.copy([pages.engine.pages[number - 1] for number in only]) if only else pages.engine
    with measures(), fonts.used():
        content = engine.write_pdf(uncompressed_pdf=True)
    assert isinstance(content, bytes)  # WeasyPrint returns bytes when it is given no target
    return content


def regions_of(pages: Pages) -> tuple[Region, ...]:
    """Return where everything with an id stands, page by page, what is inside of another after it."""
    return tuple(_regions(pages))


def _regions(pages: Pages) -> Iterator[Region]:
    for page, placed in zip(pages.engine.pages, placed_boxes(pages), strict=True):
        width, height = float(page.width), float(page.height)
        for box, spot in placed:
            name = attribute(box, "id")
            # An element may have several boxes, one in the other.
            is_inner = any(attribute(around, "id") == name for around in spot.path[:-1])
            if name and not is_inner and isinstance(box, boxes.BlockLevelBox | boxes.TableRowBox | boxes.TableCellBox):
                left, top = float(box.border_box_x()) / width, float(box.border_box_y()) / height
                size = float(box.border_width()) / width, float(box.border_height()) / height
                yield Region(name, spot.page, *(round(value, 4) for value in (left, top, *size)))
