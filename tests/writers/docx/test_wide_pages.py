"""A wide table is a section of its own in Word, whose pages lie across, with the same words above and below."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn
from tests.writers.docx.letterheads import letterhead
from tests.writers.docx.word import Word, page, write

TABLE = (
    '<div class="wide"><table class="data" id="t"><caption>Nights</caption><thead><tr><th scope="col">A</th>'
    '<th scope="col">B</th></tr></thead><tbody><tr><td>a</td><td>b</td></tr></tbody></table></div>'
)
HTML = page(f"<section id='s'><h2>S</h2><p>Before.</p>{TABLE}<p>After.</p></section>")


@pytest.fixture(scope="module")
def word() -> Word:
    return write(HTML)


def test_the_paper_lies_across_for_the_table_alone(word: Word) -> None:
    sizes = [{str(name).rpartition("}")[2]: value for name, value in size.items()} for size in word.find("//w:pgSz")]

    upright = {"w": "11906", "h": "16838"}
    assert [upright, {"w": "16838", "h": "11906", "orient": "landscape"}, upright] == sizes
    assert ["nextPage", "nextPage"] == word.values("//w:sectPr/w:type/@w:val")
    assert ["1"] == [str(len(word.find("//w:sectPr[w:titlePg]")))]


def test_the_table_is_as_wide_as_its_page(word: Word) -> None:
    (margin,) = set(word.values("//w:pgMar/@w:left"))

    assert [str(16838 - 2 * int(margin))] == word.values("//w:tblW/@w:w")[-1:]


def test_words_above_end_where_the_page_does_and_are_the_same_after_it(word: Word) -> None:
    first, across, after = (
        {one.get(qn("w:type")): one.get(qn("r:id")) for one in section.iter(qn("w:headerReference"))}
        for section in word.find("//w:sectPr")
    )

    assert first == after
    assert {"default"} == set(across)
    assert across["default"] != first["default"]


def test_a_letterhead_lies_across_too() -> None:
    made = write(HTML, reference=letterhead("libreoffice"))

    assert [None, "landscape", None] == [size.get(qn("w:orient")) for size in made.find("//w:pgSz")]
