"""Sections in Word's sense: paper, margins, columns, and which headers belong to them (17.6)."""

from __future__ import annotations

from dataclasses import dataclass

from briefpress.writers.docx.base.measures import RUNNING_HEIGHT
from briefpress.writers.docx.look import GAP, MM, Look, twips
from briefpress.writers.docx.markup import Element, related, w

FOOT_DISTANCE = 7 * MM
"""From the text to the running foot, in points."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A header or footer of the first section; the others inherit it."""

    tag: str
    """`headerReference` or `footerReference`."""
    page: str
    """`first` or `default`."""
    relationship: str


def section_properties(look: Look, columns: tuple[float, ...], references: tuple[Reference, ...] = ()) -> Element:
    """Return a section's properties. `columns` are widths in points; references mark the first section.

    Without references the section goes on where the one before it ended.
    """
    points = look.theme.points
    side, first, bottom = points("page-side"), points("page-first"), points("page-bottom")
    margins = {
        "top": points("page-top"),
        "right": side,
        "bottom": bottom,
        "left": side,
        "header": first - RUNNING_HEIGHT,
        "footer": max(MM, bottom - FOOT_DISTANCE - RUNNING_HEIGHT),
        "gutter": 0.0,
    }
    return w(
        "sectPr",
        *(related(w(made.tag, type=made.page), "id", made.relationship) for made in references),
        None if references else w("type", val="continuous"),
        w("pgSz", w=twips(points("page-width")), h=twips(points("page-height"))),
        w("pgMar", **{name: twips(value) for name, value in margins.items()}),
        columns_element(columns),
        w("titlePg") if references else None,
        w("bidi") if look.is_right_to_left else None,
    )


def has_running_foot(look: Look) -> bool:
    """Return whether the bottom margin has room for a running foot."""
    return look.theme.points("page-bottom") >= FOOT_DISTANCE + RUNNING_HEIGHT + 5 * MM


def columns_element(widths: tuple[float, ...]) -> Element:
    """Return columns of these widths, in points."""
    gap = twips(GAP)
    if len(set(widths)) == 1:
        return w("cols", num=len(widths), space=gap)
    columns = [w("col", w=twips(width), space=gap) for width in widths[:-1]] + [w("col", w=twips(widths[-1]))]
    return w("cols", *columns, num=len(widths), equalWidth=0)
