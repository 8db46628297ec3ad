"""Every glyph of a PDF says something, also letters that first stand below a vowel mark."""

from __future__ import annotations

import io
import re

import pikepdf
import pypdfium2
import weasyprint

from briefpress.writers.pdf.engine.glyphs import texts_of_glyphs


def texts_in(content: bytes) -> list[str]:
    """Return the texts of glyphs, in hexadecimal, of all fonts."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        maps = [font.ToUnicode.read_bytes().decode("ascii") for font in fonts]
    return [text for one in maps for text in re.findall(r"(?m)^<[0-9a-f]{4}> <([0-9a-f]*)>$", one)]


def test_a_letter_below_a_mark_says_something() -> None:
    page = weasyprint.HTML(string='<p lang="ar" dir="rtl" style="font-family: Noto Naskh Arabic">شيئًا وشيئا')

    with texts_of_glyphs():
        texts = texts_in(page.write_pdf())

    assert "" not in texts
    assert any("0627" in text for text in texts)


def test_other_scripts_are_as_the_engine_has_them() -> None:
    page = weasyprint.HTML(string='<p lang="en" style="font-family: Noto Serif">Office of the ﬁrst')

    with texts_of_glyphs():
        ours = page.write_pdf()

    assert page.write_pdf() == ours


def test_a_mark_says_no_letter_that_it_once_stood_on() -> None:
    # The first piece is one to a shaper: the letter below the mark is written in two ways.
    page = weasyprint.HTML(string='<p lang="ar" dir="rtl" style="font-family: Noto Naskh Arabic">واحدًا شيئًا')

    with texts_of_glyphs():
        content = page.write_pdf()

    texts = texts_in(content)
    assert {"064b", "0626"} <= set(texts)
    assert [] == [text for text in texts if "064b" in text and text != "064b"]
    assert texts_in(page.write_pdf()) != texts  # the engine needs no help any more where this fails
    assert pictures(page.write_pdf()) == pictures(content)


def pictures(content: bytes) -> list[bytes]:
    """Return the pages as they are seen."""
    with pypdfium2.PdfDocument(content) as document:
        return [bytes(page.render(scale=150 / 72).buffer) for page in document]
