"""Pages of a PDF are drawn as wide as asked, and two that look alike have one name."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image

from briefpress.assets.pdf_pages import page_count, page_looks, page_picture, page_sizes, screen_picture, seen_page
from briefpress.diagnostics import BriefPressError


def pdf(*drawings: str) -> bytes:
    """Return a PDF with a page for each drawing, in PDF's own words."""
    file, out = pikepdf.new(), io.BytesIO()
    for drawing in drawings:
        page = file.add_blank_page(page_size=(100, 200))
        page.contents_add(drawing.encode())
    file.save(out)
    return out.getvalue()


SQUARE = "1 0 0 rg 10 10 50 50 re f"


def test_draws_a_page_as_wide_as_asked() -> None:
    with Image.open(io.BytesIO(page_picture(pdf(SQUARE), 1, 300))) as picture:
        assert ((300, 600), (255, 0, 0), (255, 255, 255)) == (
            picture.size,
            picture.convert("RGB").getpixel((100, 500)),
            picture.convert("RGB").getpixel((250, 50)),
        )


def test_names_pages_by_how_they_look() -> None:
    red, green, again = page_looks(pdf(SQUARE, SQUARE.replace("1 0 0", "0 1 0"), SQUARE))

    assert red == again
    assert red != green


@pytest.mark.parametrize("width", [300, 333])
def test_a_picture_for_the_screen_is_the_same_picture(width: int) -> None:
    made = pdf(SQUARE)

    quick = Image.open(io.BytesIO(screen_picture(made, 1, width)))
    slow = Image.open(io.BytesIO(page_picture(made, 1, width)))

    assert (slow.size, slow.convert("RGB").tobytes()) == (quick.size, quick.tobytes())


def test_a_page_that_looks_as_before_is_not_drawn() -> None:
    made = pdf(SQUARE)
    (look,) = page_looks(made)

    assert (look, screen_picture(made, 1, 300)) == seen_page(made, 1, 300, "")
    assert (look, b"") == seen_page(made, 1, 300, look)


def test_tells_how_many_pages_and_how_large() -> None:
    made = pdf(SQUARE, SQUARE)

    assert (2, ((100, 200), (100, 200))) == (page_count(made), page_sizes(made))


@pytest.mark.parametrize("number", [0, 2])
def test_a_page_that_is_not_there(number: int) -> None:
    with pytest.raises(IndexError):
        page_picture(pdf(SQUARE), number, 100)


def test_bytes_that_are_no_pdf_are_a_finding() -> None:
    with pytest.raises(BriefPressError, match="cannot be drawn"):
        page_looks(b"%PDF-1.7 and nothing more")
