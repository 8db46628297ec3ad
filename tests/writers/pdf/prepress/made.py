"""Small PDFs whose pages say their numbers, and what is read of sheets made of them."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2

from briefpress.assets.profiles import CONDITION, shipped_profile
from briefpress.writers.artifact import Artifact, Asset
from briefpress.writers.pdf.prepress.printing import MM, PrintFormat, Printing
from briefpress.writers.pdf.prepress.standard import Described
from briefpress.writers.pdf.prepress.write import for_print

A4 = (210 * MM, 297 * MM)
PRINTING = Printing(Asset("Coated", "application/vnd.iccprofile", shipped_profile()), CONDITION, text_pt=10)
DESCRIBED = Described("A title", ("Ana",), "Said", "2026-03-01", "tests", "tests")


def numbered(count: int, size: tuple[float, float] = A4, content: str = "") -> bytes:
    """Return a PDF of pages that say `page 1`, `page 2`; `content` is drawn on each of them before."""
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for number in range(1, count + 1):
        pdf.add_blank_page(page_size=size)
        page = pdf.pages[-1]
        page.obj.TrimBox = page.obj.MediaBox
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        words = f"{content} 0 0 0 rg BT /F 20 Tf 100 400 Td (page {number}.) Tj ET"
        page.obj.Contents = pdf.make_stream(words.encode())
    made = io.BytesIO()
    pdf.save(made)
    return made.getvalue()


def for_printing(
    content: bytes, form: str, printing: Printing = PRINTING, *, is_grey: bool = False, is_right_to_left: bool = False
) -> Artifact:
    return for_print(content, DESCRIBED, PrintFormat(form, is_grey), printing, is_right_to_left=is_right_to_left)


def halves(content: bytes) -> list[tuple[int, int]]:
    """Return for each side of sheets the number of the page on the left and on the right; 0 for none."""
    return [(_number(side, 0.0, 0.5), _number(side, 0.5, 1.0)) for side in pypdfium2.PdfDocument(content)]


def _number(side: pypdfium2.PdfPage, start: float, end: float) -> int:
    width, height = side.get_size()
    words = side.get_textpage().get_text_bounded(start * width, 0, end * width, height).split()
    return int(words[words.index("page") + 1].rstrip(".")) if "page" in words else 0
