"""Appearance are named styles: the text holds none of them, and what it refers to is there."""

from __future__ import annotations

from collections import Counter

import pytest
from docx.oxml.ns import qn
from lxml import etree
from tests.writers.docx.word import CASE, Word, page, write

RUN = {"rStyle", "rFonts", "rtl", "lang"}
PARAGRAPH = {"pStyle", "numPr", "sectPr"}
CELL = {"tcW", "gridSpan", "vMerge", "tcBorders", "shd"}
PARTS = ("word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/header2.xml", "word/footer2.xml")

ARABIC = page('<h2>عنوان</h2><p>نص <bdi dir="ltr" lang="en">GBR-2026</bdi> عربي</p>', "ar", "rtl")
CHINESE = page("<h2>标题</h2><p>文本（2015）</p>", "zh-Hans")


@pytest.fixture(scope="module", params=[CASE, ARABIC, CHINESE], ids=["en", "ar", "zh"])
def word(request: pytest.FixtureRequest) -> Word:
    return write(request.param)


def names(element: etree._Element) -> set[str]:
    return {str(child.tag).split("}")[1] for child in element}


def test_no_run_and_no_paragraph_is_formatted_directly(word: Word) -> None:
    found = [
        (part, sorted(names(properties) - allowed))
        for part in PARTS
        for tag, allowed in (("rPr", RUN), ("pPr", PARAGRAPH))
        for properties in word.find(f"//w:{tag}", part)
        if names(properties) - allowed
    ]

    assert [] == found


def test_a_run_names_its_script_but_no_face(word: Word) -> None:
    fonts = word.find("//w:rFonts")

    assert all([qn("w:hint")] == [str(name) for name in font.keys()] for font in fonts)  # noqa: SIM118 - not a dict


def test_cells_have_only_what_no_style_can_say(word: Word) -> None:
    assert [] == [sorted(names(found) - CELL) for found in word.find("//w:tcPr") if names(found) - CELL]


def test_every_style_is_defined(word: Word) -> None:
    defined = set(word.values("//w:style/@w:styleId", "word/styles.xml"))
    used = {
        style
        for part in PARTS
        for tag in ("pStyle", "rStyle", "tblStyle")
        for style in word.values(f"//w:{tag}/@w:val", part)
    }
    bases = {style for tag in ("basedOn", "next") for style in word.values(f"//w:{tag}/@w:val", "word/styles.xml")}

    assert set() == (used | bases) - defined


def test_no_two_styles_have_one_name_or_one_id(word: Word) -> None:
    for path in ("//w:style/w:name/@w:val", "//w:style/@w:styleId"):
        counts = Counter(str(name).casefold() for name in word.values(path, "word/styles.xml"))
        assert [] == [name for name, count in counts.items() if count > 1]


def test_latent_styles_are_words_own_in_words_order(word: Word) -> None:
    names = word.values("//w:lsdException/@w:name", "word/styles.xml")
    (hidden,) = word.values("//w:latentStyles/@w:defSemiHidden", "word/styles.xml")

    assert "1" == hidden
    assert ["Normal", "heading 1", "heading 9", "toc 1", "caption", "List Bullet 2", "Title", "Strong", "Quote"] == [
        name
        for name in names
        if name in {"Normal", "heading 1", "heading 9", "toc 1", "caption", "List Bullet 2", "Title", "Strong", "Quote"}
    ]
    assert len(names) == len(set(names))


def test_every_style_that_word_knows_goes_by_words_name_for_it(word: Word) -> None:
    own = word.values("//w:style[not(@w:customStyle)]/w:name/@w:val", "word/styles.xml")
    others = word.values("//w:style[@w:customStyle]/w:name/@w:val", "word/styles.xml")
    latent = set(word.values("//w:lsdException/@w:name", "word/styles.xml"))

    assert set() == set(own) - latent - {"Normal Table", "No List"}
    assert set() == set(others) & latent


def test_the_theme_names_fonts_for_scripts_that_the_text_may_cite(word: Word) -> None:
    scripts = word.values("//a:minorFont/a:font/@script", "word/theme/theme1.xml")

    assert ["Arab", "Hans"] == scripts


def test_every_list_is_defined(word: Word) -> None:
    defined = set(word.values("//w:num/@w:numId", "word/numbering.xml")) | {"0"}
    used = set(word.values("//w:numId/@w:val")) | set(word.values("//w:numId/@w:val", "word/styles.xml"))

    assert set() == used - defined


def test_numbers_of_marks_controls_and_pictures_are_unique(word: Word) -> None:
    found = [
        str(number)
        for part in PARTS
        for path in ("//w:bookmarkStart/@w:id", "//w:sdtPr/w:id/@w:val", "//wp:docPr/@id")
        for number in word.values(path, part)
    ]

    assert [] == [number for number, count in Counter(found).items() if count > 1]


def test_every_bookmark_ends_and_every_link_leads_somewhere(word: Word) -> None:
    starts, ends = (word.values(f"//w:bookmark{edge}/@w:id") for edge in ("Start", "End"))

    assert sorted(map(str, starts)) == sorted(map(str, ends))
    assert set() == set(word.values("//w:hyperlink/@w:anchor")) - set(word.names())
    assert set() == set(word.values("//w:hyperlink/@r:id")) - set(word.relations())


def test_every_cell_ends_with_a_paragraph(word: Word) -> None:
    assert [] == [cell for cell in word.find("//w:tc") if not str(cell[-1].tag).endswith("}p")]
