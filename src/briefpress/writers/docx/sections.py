"""Sections in Word's sense: paper, margins, columns, and which headers belong to them (17.6)."""

from __future__ import annotations

from dataclasses import dataclass

from docx.oxml.ns import qn

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


@dataclass(frozen=True, slots=True)
class SectionKind:
    """What is to be known of a section beside its columns."""

    is_first: bool = False
    lies_across: bool = False
    """Whether its pages do, for a wide table."""
    starts_page: bool = False
    """Whether it begins on a new page: it, or the one before it, lies across."""


def turned_width(look: Look) -> float:
    """Return how wide the text of a page is that lies across, in points."""
    return look.paper[1] - (look.paper[0] - look.full_width)


def lay_across(size: Element) -> Element:
    """Return the paper of a `w:pgSz` laid across."""
    return w("pgSz", w=str(size.get(qn("w:h"))), h=str(size.get(qn("w:w"))), orient="landscape")


def section_properties(
    look: Look,
    columns: tuple[float, ...],
    references: tuple[Reference, ...] = (),
    kind: SectionKind = SectionKind(),
) -> Element:
    """Return a section's properties. `columns` are widths in points; references are to headers and footers.

    Without references they are those of the section before.
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
    size = w("pgSz", w=twips(points("page-width")), h=twips(points("page-height")))
    return w(
        "sectPr",
        *(related(w(made.tag, type=made.page), "id", made.relationship) for made in references),
        section_type(kind),
        lay_across(size) if kind.lies_across else size,
        w("pgMar", **{name: twips(value) for name, value in margins.items()}),
        columns_element(columns),
        w("titlePg") if kind.is_first else None,
        w("bidi") if look.is_right_to_left else None,
    )


def section_type(kind: SectionKind) -> Element | None:
    """Return how a section begins: on a new page, or where the one before it ended; the first simply does."""
    if kind.is_first:
        return None
    return w("type", val="nextPage" if kind.starts_page else "continuous")


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
