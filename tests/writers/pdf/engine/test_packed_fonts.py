"""Fonts are packed so that places of unused glyphs take no room, and come out as they went in."""

from __future__ import annotations

import io

import pikepdf
import pytest
import weasyprint

from briefpress.writers.pdf.engine.packed_fonts import offsets_of, packed_fonts


def fonts_in(content: bytes) -> list[tuple[bytes, int]]:
    """Return the fonts of a PDF, and how much room each takes."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/OpenType"]
        return [(one.read_bytes(), len(one.read_raw_bytes())) for one in streams]


@pytest.mark.parametrize(
    ("text", "family", "share"), [("中国绿色发展", "Noto Serif CJK SC", 0.1), ("Of green roads", "Inter", 0.9)]
)
def test_a_font_is_packed_and_is_the_same_unpacked(text: str, family: str, share: float) -> None:
    page = weasyprint.HTML(string=f'<p style="font-family: {family}">{text}').render()
    (theirs, large), *_ = fonts_in(page.write_pdf())

    with packed_fonts():
        content = page.write_pdf()
        again = page.write_pdf()

    ((ours, small),) = fonts_in(content)
    assert content == again
    assert theirs == ours[: len(theirs)]
    assert not ours[len(theirs) :].strip(b"\0")
    assert small < share * large


def test_a_font_without_such_places_is_as_it_was() -> None:
    page = weasyprint.HTML(string='<p style="font-family: Noto Serif">Office').render()

    with packed_fonts():
        ours = page.write_pdf()

    assert page.write_pdf() == ours


@pytest.mark.parametrize("length", [0, 3, 12, 40, 200, 1200])
def test_a_font_that_ends_early_has_no_places(length: int) -> None:
    page = weasyprint.HTML(string='<p style="font-family: Inter">Office').render()
    ((font, _),) = fonts_in(page.write_pdf())

    assert offsets_of(font) is not None
    assert offsets_of(font[:length]) is None
