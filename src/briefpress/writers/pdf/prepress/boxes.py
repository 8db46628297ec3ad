"""Pages -> pages with trim, bleed and media box, and the marks by which a print shop cuts them (ISO 15930-7, 6.6)."""

from __future__ import annotations

import pikepdf

from briefpress.writers.pdf.prepress.printing import MM, Printing

MARK = 5 * MM
"""Length of a mark."""
_EDGE = 1 * MM
"""From the end of a mark to the edge of the sheet."""
_GAP = 3 * MM
"""From a mark to the page, at least: what is cut a little off shows none of it."""
_WEIGHT = 0.25
_ALL = "/BriefPressAll"

Box = tuple[float, float, float, float]


def set_boxes(pdf: pikepdf.Pdf, printing: Printing, *, is_grey: bool) -> None:
    """Give each page its boxes, take away what is drawn beyond the bleed, and draw the marks."""
    for page in pdf.pages:
        trim = box_of(page.trimbox)
        bleed = grown(trim, printing.bleed)
        room = max(printing.bleed, _GAP) + MARK + _EDGE
        media = grown(trim, room) if printing.has_marks else bleed
        for name, box in (("/TrimBox", trim), ("/BleedBox", bleed), ("/MediaBox", media), ("/CropBox", media)):
            page.obj[name] = array_of(box)
        page.contents_add(f"q {_numbers(bleed[0], bleed[1], _across(bleed), _up(bleed))} re W n".encode(), prepend=True)
        page.contents_add(b"Q")
        if printing.has_marks:
            _mark(pdf, page, trim, max(printing.bleed, _GAP), is_grey=is_grey)


def box_of(array: pikepdf.Object) -> Box:
    """Return a box as numbers, to a thousandth of a point."""
    left, bottom, right, top = (round(float(array[place]), 3) for place in range(4))
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def array_of(box: Box) -> pikepdf.Array:
    return pikepdf.Array([round(value, 3) for value in box])


def grown(box: Box, by: float) -> Box:
    """Return a box with a margin around it."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _mark(pdf: pikepdf.Pdf, page: pikepdf.Page, trim: Box, gap: float, *, is_grey: bool) -> None:
    """Draw two lines beside each corner, in every ink so that each plate shows them."""
    lines = []
    for x, away in ((trim[0], -1), (trim[2], 1)):
        for y, up in ((trim[1], -1), (trim[3], 1)):
            lines.append(f"{_numbers(x + away * gap, y)} m {_numbers(x + away * (gap + MARK), y)} l S")
            lines.append(f"{_numbers(x, y + up * gap)} m {_numbers(x, y + up * (gap + MARK))} l S")
    if not is_grey:
        resources = page.obj.Resources
        if "/ColorSpace" not in resources:
            resources["/ColorSpace"] = pikepdf.Dictionary()
        resources.ColorSpace[_ALL] = _all_inks(pdf)
    colour = "0 G" if is_grey else f"{_ALL} CS 1 SCN"
    page.contents_add(f"q {colour} {_WEIGHT} w {' '.join(lines)} Q".encode())


def _all_inks(pdf: pikepdf.Pdf) -> pikepdf.Array:
    """Return the colour space that stands on all plates, whichever there are (ISO 32000-1, 8.6.6.4)."""
    tint = pikepdf.Dictionary(
        FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1, Range=[0, 1, 0, 1, 0, 1, 0, 1]
    )
    space = [pikepdf.Name.Separation, pikepdf.Name.All, pikepdf.Name.DeviceCMYK, pdf.make_indirect(tint)]
    return pikepdf.Array(space)


def _across(box: Box) -> float:
    return box[2] - box[0]


def _up(box: Box) -> float:
    return box[3] - box[1]


def _numbers(*values: float) -> str:
    return " ".join(f"{value:.3f}" for value in values)
