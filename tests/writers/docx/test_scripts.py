"""Right to left, Chinese, and a phrase of one in the other."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn
from tests.writers.docx.word import Word, page, text_of, write

from briefpress.writers.docx.direction import Stretch, stretches

ARABIC = page(
    '<h1>عنوان</h1><section><h2>فصل</h2><p><span class="status view">رأي</span> في <bdi dir="ltr">2015</bdi> (نص)</p>'
    '<figure class="quotation"><blockquote><p>قول</p></blockquote></figure>'
    '<table><thead><tr><th scope="col">ا</th></tr></thead><tbody><tr><td>ب</td></tr></tbody></table></section>',
    "ar",
    "rtl",
)


@pytest.fixture(scope="module")
def arabic() -> Word:
    return write(ARABIC)


def test_figures_and_signs_go_with_the_letters_around_them() -> None:
    found = list(stretches("في 2015 (GBR-2026) نص", True))

    expected = [Stretch("في 2015 (", True), Stretch("GBR", False), Stretch("-2026) نص", True)]
    assert expected == found


def test_a_text_without_letters_of_the_other_direction_is_one_stretch() -> None:
    assert [Stretch("On 5 May", False)] == list(stretches("On 5 May", False))
    assert [] == list(stretches("", False))


def test_paragraphs_sections_and_tables_run_from_right_to_left(arabic: Word) -> None:
    assert 1 == len(arabic.find("//w:style[@w:styleId='Normal']/w:pPr/w:bidi", "word/styles.xml"))
    assert len(arabic.find("//w:sectPr")) == len(arabic.find("//w:sectPr/w:bidi"))
    assert len(arabic.find("//w:tbl")) == len(arabic.find("//w:bidiVisual"))


def test_arabic_runs_are_marked_and_western_ones_are_not(arabic: Word) -> None:
    marked = {text_of(run) for run in arabic.find("//w:r[w:rPr/w:rtl]")}

    assert {"عنوان", "فصل", "في", "(نص)"} <= marked
    assert "2015" not in marked


def test_the_bar_of_a_quotation_is_at_the_right(arabic: Word) -> None:
    sides = [
        str(one.tag).split("}")[1] for one in arabic.find("//w:style[@w:styleId='Quote']//w:pBdr/*", "word/styles.xml")
    ]

    assert ["right"] == sides


def test_letters_that_count_are_set_in_a_face_that_has_them(arabic: Word) -> None:
    fonts = "//w:lvl[w:numFmt/@w:val='arabicAbjad']/w:rPr/w:rFonts"

    assert ["minorBidi"] == arabic.values(f"{fonts}/@w:cstheme", "word/numbering.xml")
    assert ["Noto Naskh Arabic"] == arabic.values("//a:minorFont/a:cs/@typeface", "word/theme/theme1.xml")


def test_arabic_has_no_italics(arabic: Word) -> None:
    assert [] == arabic.find("//w:i", "word/styles.xml")


def test_a_phrase_in_another_language_says_so() -> None:
    word = write(page('<p>Called <span lang="zh-Hans">愿景</span> and <bdi lang="ar" dir="rtl">رؤية</bdi></p>'))

    chinese, arabic = word.find("//w:r[w:rPr/w:lang]")

    assert ["zh-CN"] == [one.get(qn("w:eastAsia")) for one in chinese.iter(qn("w:lang"))]
    assert ["ar-SA"] == [one.get(qn("w:bidi")) for one in arabic.iter(qn("w:lang"))]
    assert 1 == len(list(arabic.iter(qn("w:rtl"))))


def test_chinese_lines_break_by_chinese_rules() -> None:
    word = write(page("<p>文本</p>", "zh-Hans"))

    spacing = word.values("//w:characterSpacingControl/@w:val", "word/settings.xml")

    assert ["compressPunctuation"] == list(spacing)
    assert 1 == len(word.find("//w:style[@w:styleId='Normal']/w:pPr/w:kinsoku", "word/styles.xml"))
    assert ["eastAsia"] == word.values("//w:body//w:rFonts/@w:hint")


@pytest.mark.parametrize(("language", "expected"), [("en", "1"), ("fr", "1"), ("ru", "1"), ("zh-Hans", "0")])
def test_words_are_broken_where_the_language_breaks_them(language: str, expected: str) -> None:
    word = write(page("<p>x</p>", language))

    assert [expected] == word.values("//w:autoHyphenation/@w:val", "word/settings.xml")
