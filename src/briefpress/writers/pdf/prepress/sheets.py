"""Pages -> sheets with two pages on each side, to be folded, cut or read as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from briefpress.diagnostics import Diagnostic, Severity
from briefpress.writers.pdf.prepress.boxes import array_of, box_of
from briefpress.writers.pdf.prepress.order import Side, order
from briefpress.writers.pdf.prepress.printing import BOOKLET, FITTING, MM, SHEETS, STACK, Printing

_READABLE = 0.8
"""What is made smaller than this is small to read."""
# Paper sizes are whole millimetres: half of an A3 is not quite an A4.
_AS_IT_IS = 0.99
# Widths of American papers in millimetres: what has one of them is printed on American sheets.
_AMERICAN = frozenset({216, 279, 140})
_CUT = 5 * MM
"""Length of the mark where a sheet is cut."""


def impose(pdf: pikepdf.Pdf, form: str, printing: Printing, *, is_right_to_left: bool) -> tuple[Diagnostic, ...]:
    """Put the pages of a file on sheets, in a form of IMPOSED; return what is to be said of it."""
    pages = [pdf.make_indirect(page.as_form_xobject()) for page in pdf.pages]
    trim = box_of(pdf.pages[0].trimbox)
    sheet = _Sheet(form, _sheet_name(printing.sheet, trim[2] - trim[0]), trim[2] - trim[0], trim[3] - trim[1])
    sides = order(form, len(pages), is_right_to_left=is_right_to_left)
    for side in sides:
        pdf.add_blank_page(page_size=(sheet.across, sheet.down))
        _place(pdf.pages[-1], side, pages, sheet, printing.thickness)
    del pdf.pages[: len(pages)]
    return tuple(_small(sheet, printing))


def _sheet_name(name: str, width: float) -> str:
    if name != FITTING:
        return name
    return "letter" if round(width / MM) in _AMERICAN else "a4"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet, lying on its long side, for pages of one size; lengths in points."""

    form: str
    name: str
    page_across: float
    page_down: float

    @property
    def across(self) -> float:
        return SHEETS[self.name][1] * MM

    @property
    def down(self) -> float:
        return SHEETS[self.name][0] * MM

    @property
    def scale(self) -> float:
        """By how much pages are made smaller, never larger; 1 within what paper sizes are rounded to."""
        scale = min(self.across / 2 / self.page_across, self.down / self.page_down)
        return 1.0 if scale > _AS_IT_IS else scale


def _place(page: pikepdf.Page, side: Side, pages: list[pikepdf.Object], sheet: _Sheet, thickness: float) -> None:
    """Draw the two pages of a side in the middle of their halves, those of inner sheets nearer to the fold."""
    scale, creep = sheet.scale, thickness * side.inside
    up = (sheet.down - scale * sheet.page_down) / 2
    aside = (sheet.across / 2 - scale * sheet.page_across) / 2
    drawn, held = [], pikepdf.Dictionary()
    for number, start in ((side.left, aside + creep), (side.right, sheet.across / 2 + aside - creep)):
        if number:
            form = pages[number - 1]
            left, bottom = (float(form.BBox[place]) for place in (0, 1))
            name = f"/Page{number}"
            held[name] = form
            where = f"{start - scale * left:.3f} {up - scale * bottom:.3f}"
            drawn.append(f"q {scale:.5f} 0 0 {scale:.5f} {where} cm {name} Do Q")
    if sheet.form == STACK:
        drawn.extend(_cut(sheet))
    page.obj.Resources = pikepdf.Dictionary(XObject=held)
    page.contents_add("\n".join(drawn).encode())
    whole = array_of((0, 0, sheet.across, sheet.down))
    for box in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox"):
        page.obj[box] = whole


def _cut(sheet: _Sheet) -> Iterator[str]:
    """Yield the marks in the middle of both long sides."""
    middle = f"{sheet.across / 2:.3f}"
    yield "q 0 G 0.25 w"
    yield f"{middle} 0 m {middle} {_CUT:.3f} l S {middle} {sheet.down:.3f} m {middle} {sheet.down - _CUT:.3f} l S Q"


def _small(sheet: _Sheet, printing: Printing) -> Iterator[Diagnostic]:
    """Yield what becomes of the letters where pages are made much smaller."""
    if sheet.scale >= _READABLE:
        return
    message = (
        f"pages are printed at {sheet.scale:.0%} of their size on {sheet.name} sheets: "
        f"text of {printing.text_pt:g} pt becomes {printing.text_pt * sheet.scale:.1f} pt"
    )
    other = "tabloid" if sheet.name == "letter" else "a3"
    lay_out = ", or lay the pages out for it (--paper a5)" if sheet.form == BOOKLET and sheet.name == "a4" else ""
    yield Diagnostic(
        "print.small-pages", message, hint=f"take larger sheets (--sheet {other}){lay_out}", severity=Severity.WARNING
    )
