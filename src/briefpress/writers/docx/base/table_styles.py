"""Tokens -> the table styles: rules, fills and padding. Type is the paragraph styles' business."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from briefpress.writers.docx.base.formats import Border
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.look import MM, Look, twips
from briefpress.writers.docx.markup import Element, w


@dataclass(frozen=True, slots=True)
class Region:
    """What is different in one part of a table."""

    name: str
    """As in `w:tblStylePr`: `firstRow`, `firstCol`, `band1Horz`."""
    borders: tuple[Border, ...] = ()
    fill: str = ""
    is_centred: bool = False
    """Whether text stands in the middle of a cell's height."""

    def element(self, look: Look) -> Element:
        borders = w("tcBorders", *(border.element(look) for border in self.borders)) if self.borders else None
        fill = w("shd", **look.fill(self.fill)) if self.fill else None
        middle = w("vAlign", val="center") if self.is_centred else None
        return w("tblStylePr", w("tcPr", borders, fill, middle), type=self.name)


@dataclass(frozen=True, slots=True)
class TableStyle:
    style: Style
    borders: tuple[Border, ...]
    top: float
    """Padding of cells in points. At their sides it is the paragraphs' indent: programs do not agree whether a cell's
    left side is its start in a table that runs from right to left."""
    bottom: float
    fill: str = ""
    regions: tuple[Region, ...] = field(default=())

    def properties(self, look: Look) -> Element:
        margins = {"top": self.top, "left": 0, "bottom": self.bottom, "right": 0}
        return w(
            "tblPr",
            w("tblStyleRowBandSize", val=1),
            w("tblInd", w=0, type="dxa"),
            w("tblBorders", *(border.element(look) for border in self.borders)),
            w("tblCellMar", *(w(side, w=twips(width), type="dxa") for side, width in margins.items())),
        )


def table_styles(look: Look) -> Iterator[TableStyle]:
    """Yield every table style."""
    theme = look.theme
    points = theme.points
    strong, fine, hair = points("rule-strong"), points("rule-fine"), points("rule-hair")
    cell = points("space-cell")
    outer = (Border("top", strong, "color-ink"), Border("bottom", strong, "color-ink"))
    head = Region("firstRow", (Border("top", strong, "color-ink"), Border("bottom", fine, "color-ink")))
    rows = (*outer, Border("insideH", hair, "color-hairline"))
    yield TableStyle(Style.TABLE, rows, cell, cell, regions=(head,))
    yield TableStyle(Style.TIMELINE_LADDER, outer, 0.95 * MM, 0.95 * MM, regions=(head,))
    years = (Border("bottom", fine, "color-rule"), Border("insideV", 0.75, "color-on-accent"))
    lanes = (Region("band1Horz", fill="color-tint"), Region("firstRow", fill="color-accent"))
    yield TableStyle(Style.TIMELINE_YEARS, years, 1.3 * MM, 1.6 * MM, regions=lanes)
    form = theme.get("masthead-form")
    heavy = Border("bottom" if form == "line" else "top", points("rule-heavy"), "color-accent")
    bands = (heavy,) if form == "line" else (heavy, Border("bottom", fine, "color-rule"))
    band = "masthead-band" if theme.colour("masthead-band") else ""
    tab = (Region("firstCol", fill="masthead-tab", is_centred=True),) if form == "tab" else ()
    yield TableStyle(Style.MASTHEAD, bands, 0, 0, fill=band, regions=tab)
