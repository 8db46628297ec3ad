"""Briefs in letterheads as different programs make them: valid, and as a reader should see them, in LibreOffice too."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator
from tests.conftest import made_once
from tests.programs import Errors, LibreOffice
from tests.writers.docx.letterheads import BRIEF, FOLDER, NAMES, letterhead
from tests.writers.docx.test_package import PAGES
from tests.writers.docx.word import Word, text_of, write

from briefpress.diagnostics import Diagnostic
from briefpress.writers.artifact import Asset
from briefpress.writers.docx.reference import tell_reference
from briefpress.writers.docx.reference.styles import Styles

OURS_IN_TABLES = ("Table Text", "Table Text End", "Table Header", "Table Row Header", "Timeline Event", "Ladder Event")
OTHER_WAY = {"right-to-left": "ar", "word-chinese-grid": "zh", "odd-defaults": "ar", "two-columns": "ar"}
"""Letterheads in which a brief of another language is printed, too."""
DRAWINGS = "//w:body//wp:inline/wp:extent/@cx"


@cache
def dressed(name: str, language: str = "") -> Word:
    """Return a brief in a letterhead."""
    return write(PAGES[language] if language else BRIEF, reference=letterhead(name))


def found(name: str) -> list[tuple[str, str]]:
    return [(name, ""), *((name, language) for one, language in OTHER_WAY.items() if one == name)]


ALL = [one for name in NAMES for one in found(name)]


def styles(word: Word) -> Styles:
    return Styles(word.part("word/styles.xml"))


def says(word: Word, name: str, path: str, *attributes: str) -> str:
    """Return what a style says in the end, its bases and the defaults counted."""
    every = styles(word)
    style = every.named("paragraph", name)
    assert style is not None
    return every.attribute(str(style.get(qn("w:styleId"))), path, *attributes)


def text_width(name: str) -> int:
    """Return how wide the text of a letterhead is, in twentieths of a point."""
    word = dressed(name)
    (size, *_), (margins, *_) = word.find("//w:sectPr/w:pgSz"), word.find("//w:sectPr/w:pgMar")
    sides = sum(int(str(margins.get(qn(f"w:{side}")))) for side in ("left", "right"))
    whole = int(str(size.get(qn("w:w")))) - sides
    return (whole - 454) // 2 if name == "two-columns" else whole


def paragraphs(word: Word, name: str) -> list[etree._Element]:
    """Return the paragraphs of a style, by its name."""
    style = styles(word).named("paragraph", name)
    assert style is not None
    return word.find(f"//w:p[w:pPr/w:pStyle/@w:val='{style.get(qn('w:styleId'))}']")


def headers(word: Word) -> dict[str, str]:
    relations = word.relations()
    return {
        str(one.get(qn("w:type"))): text_of(word.part(f"word/{relations[str(one.get(qn('r:id')))]}"))
        for one in word.find("//w:headerReference")
    }


def line_of(finding: Diagnostic) -> str:
    hint = f"  hint: {finding.hint}\n" if finding.hint else ""
    return f"{finding.severity}[{finding.code}] {finding.message}\n{hint}"


# ---- valid, and told


@pytest.mark.parametrize(("name", "language"), ALL)
def test_passes_open_xml_audit(name: str, language: str, tmp_path: Path) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(dressed(name, language).content)

    assert [] == [(error.description, error.path) for error in OpenXmlValidator().validate(file).errors]


@pytest.mark.parametrize(("name", "language"), ALL)
def test_passes_the_open_xml_sdk(name: str, language: str, tmp_path: Path, open_xml_sdk: Errors) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(dressed(name, language).content)

    assert [] == open_xml_sdk(file)


@pytest.mark.parametrize("name", NAMES)
def test_tells_what_is_adopted_and_what_is_not_in_one_finding_each(name: str, approve: bool) -> None:
    expected = FOLDER / name / "expected.txt"

    told = "".join(map(line_of, tell_reference(Asset("letterhead.docx", "", letterhead(name)))))

    if approve:
        expected.write_text(told, "utf-8")
    assert expected.read_text("utf-8") == told


# ---- what our styles rely on


@pytest.mark.parametrize("style", OURS_IN_TABLES)
@pytest.mark.parametrize("name", NAMES)
def test_no_cell_is_indented_boxed_or_kept_as_their_normal_is(name: str, style: str) -> None:
    word = dressed(name)

    assert {"", "0"} >= {says(word, style, "w:pPr/w:ind", one) for one in ("firstLine", "firstLineChars")}
    assert {"start", "end"} >= {says(word, style, "w:pPr/w:jc", "val")}
    assert {"", "nil"} >= {says(word, style, f"w:pPr/w:pBdr/w:{side}", "val") for side in ("left", "right")}
    assert {"", "0"} >= {says(word, style, "w:rPr/w:smallCaps", "val"), says(word, style, "w:rPr/w:vanish", "val")}


def test_running_text_is_as_their_normal_where_it_has_no_style_of_its_own() -> None:
    book, chinese = dressed("word-2003-book"), dressed("word-chinese-grid")

    assert ("567", "both") == (
        says(book, "Body Text", "w:pPr/w:ind", "firstLine"),
        says(book, "Body Text", "w:pPr/w:jc", "val"),
    )
    assert "200" == says(chinese, "Body Text", "w:pPr/w:ind", "firstLineChars")
    assert {"", "0"} >= {says(chinese, "List Bullet", "w:pPr/w:ind", "firstLineChars")}


@pytest.mark.parametrize("name", ["word-2010-pale", "google-docs", "onlyoffice", "word-french-cover"])
def test_text_is_flush_with_their_flush_heads(name: str) -> None:
    word = dressed(name)

    assert {"", "0"} >= {says(word, one, "w:pPr/w:ind", "left") for one in ("Body Text", "heading 1", "heading 2")}
    assert [] == paragraphs(word, "Claim")


def test_labels_stand_beside_text_that_is_set_in_far_enough() -> None:
    word = dressed("hanging-heads")

    assert ("1985", "1985") == tuple(says(word, "Claim", "w:pPr/w:ind", one) for one in ("left", "hanging"))
    assert paragraphs(word, "Claim")


# ---- promises


@pytest.mark.parametrize("name", NAMES)
def test_captions_stay_with_their_tables(name: str) -> None:
    word = dressed(name)
    promised = styles(word).named("paragraph", "caption")
    assert promised is not None
    is_kept = styles(word).is_on(str(promised.get(qn("w:styleId"))), "w:pPr/w:keepNext")

    captions = paragraphs(word, "caption")

    assert 4 < len(captions)
    for one in captions:
        assert is_kept or one.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


def test_a_title_does_not_begin_a_page_though_their_heads_do() -> None:
    word = dressed("annex-across")
    (title,) = paragraphs(word, "Title")

    (switch,) = title.iter(qn("w:pageBreakBefore"))

    assert "0" == switch.get(qn("w:val"))
    assert [] == [one for head in paragraphs(word, "heading 1") for one in head.iter(qn("w:pageBreakBefore"))]


def test_a_caption_stands_apart_from_the_table_above_it() -> None:
    captions = paragraphs(dressed("word-2019-german"), "caption")

    spaces = [one.find(f"{qn('w:pPr')}/{qn('w:spacing')}") for one in captions]

    # Two of them follow a table at once.
    assert 1 <= len([one for one in spaces if one is not None and int(str(one.get(qn("w:before")))) > 100])


# ---- what is written is seen


@pytest.mark.parametrize("name", ["word-french-cover", "white-title"])
def test_a_title_is_seen(name: str) -> None:
    word = dressed(name)
    title = styles(word).named("paragraph", "Title")
    assert title is not None

    assert not styles(word).is_on(str(title.get(qn("w:styleId"))), "w:rPr/w:vanish")
    assert says(word, "Title", "w:rPr/w:color", "val") in ("", "auto")
    assert [] == word.find("//w:framePr", "word/styles.xml")


def test_white_letters_on_a_dark_ground_of_theirs_stay_white() -> None:
    assert "FFFFFF" == says(dressed("white-title"), "Quote", "w:rPr/w:color", "val")


# ---- page


@pytest.mark.parametrize("name", NAMES)
def test_charts_and_tables_are_not_wider_than_the_text(name: str) -> None:
    word = dressed(name)
    # The masthead stands over columns.
    tables = [int(one) for one in word.values("//w:tbl/w:tblPr[w:tblStyle/@w:val!='Masthead']/w:tblW/@w:w")]

    assert [] == [width for width in tables if width > text_width(name) + 1]
    assert [] == [one for one in word.values(DRAWINGS) if int(one) > 635 * (text_width(name) + 1)]


def test_the_page_is_that_of_the_section_with_their_text() -> None:
    word = dressed("annex-across")

    assert {"11906"} == set(word.values("//w:pgSz/@w:w"))
    assert {"first": "Council of Towns", "default": "Council of Towns, report"} == headers(word)


def test_a_logo_on_their_first_page_stands_on_ours() -> None:
    word = dressed("word-french-cover")
    relations = word.relations()
    (first,) = word.values("//w:headerReference[@w:type='first']/@r:id")

    assert word.find("//a:blip", f"word/{relations[first]}")
    assert "Agence des forêts" == headers(word)["default"]
    # Below it stands the foot that their text has.
    assert 2 == len(word.find("//w:footerReference"))


def test_a_picture_that_fills_a_cover_is_left_out() -> None:
    word = dressed("white-title")

    assert {"default": "Bureau of Standards"} == headers(word)
    assert [] == [name for name in word.parts if "media" in name]


def test_a_logo_that_only_an_annex_has_is_taken_when_it_says_nothing_else() -> None:
    silent = write(BRIEF, reference=letterhead("annex-across", without="<w:t>Annex of the Council</w:t>"))

    assert [name for name in silent.parts if "media" in name]
    assert [] == [name for name in dressed("annex-across").parts if "media" in name]


def test_even_pages_and_a_watermark_are_theirs() -> None:
    word = dressed("watermark-odd-even")

    assert {
        "first": "The Registry of Rivers",
        "default": "Odd page: the Registry",
        "even": "Even page: the Registry",
    } == headers(word)
    assert 3 == len([name for name in word.parts if b"CONFIDENTIAL" in word.parts[name]])
    assert word.find("//w:evenAndOddHeaders", "word/settings.xml")


def test_the_masthead_stands_above_the_columns_of_their_page() -> None:
    word = dressed("two-columns")

    first, second = word.find("//w:sectPr/w:cols")[:2]

    assert ("1", "2") == (first.get(qn("w:num")), second.get(qn("w:num")))
    # To a twentieth of a point: its cells are rounded one by one.
    (width,) = word.values("//w:tbl/w:tblPr[w:tblStyle/@w:val='Masthead']/w:tblW/@w:w")
    assert abs(11906 - 2 * 850 - int(width)) <= 1


def test_a_gutter_on_top_takes_nothing_from_the_width() -> None:
    tables = dressed("hanging-heads").values("//w:tbl/w:tblPr/w:tblW/@w:w")

    assert {str(11906 - 2 * 1134)} == set(tables)


@pytest.mark.parametrize("name", NAMES)
def test_every_header_of_a_letterhead_says_that_a_draft_is_one(name: str) -> None:
    draft = BRIEF.replace("<main>", '<main><p class="draft"><strong>Draft</strong></p>', 1)
    made = headers(write(draft, reference=letterhead(name)))

    assert made
    assert {1} == {words.count("DRAFT") for words in made.values()}


# ---- controls, fonts, direction


def test_controls_of_a_letterhead_take_what_they_ask_for_and_keep_what_they_say() -> None:
    header = headers(dressed("controls"))["default"]

    assert "Documents on record Water unit, November 2026" == re.sub(r"(?<=record)(?=Water)", " ", header)


def test_charts_and_theme_have_fonts_where_the_theme_names_none() -> None:
    word = dressed("libreoffice")
    (theme,) = [name for name in word.parts if "theme/" in name]

    assert "Liberation Serif" in set(word.values("//a:majorFont/a:latin/@typeface", theme))
    assert {"Liberation Serif"} == set(word.values("//c:txPr//a:latin/@typeface", "word/charts/chart1.xml"))
    assert [] == [one for name in NAMES for one in empty_fonts(dressed(name))]


def empty_fonts(word: Word) -> list[str]:
    names = [name for name in word.parts if "theme/" in name]
    return [one for name in names for one in word.values("//a:latin/@typeface", name) if not one]


def test_our_bar_and_our_charts_keep_their_side_in_a_letterhead_that_runs_the_other_way() -> None:
    english, arabic = dressed("right-to-left"), dressed("right-to-left", "ar")

    (bar,) = english.find("//w:style[w:name/@w:val='Quote']/w:pPr/w:pBdr/*", "word/styles.xml")
    assert qn("w:left") == bar.tag
    assert ["0"] == arabic.values("//w:style[w:name/@w:val='Chart']/w:pPr/w:bidi/@w:val", "word/styles.xml")


def test_what_a_program_writes_in_another_order_or_in_strict_words_is_put_right() -> None:
    parts = b"".join(part for name, part in dressed("libreoffice-itself").parts.items() if name.startswith("word/"))

    assert b'lvlJc w:val="start"' not in parts
    assert b"characterSet" not in parts
    assert b"w:ind w:start" not in parts
    assert [] == re.findall(rb"<w:pStyle[^>]*/><w:numFmt", parts)


# ---- in LibreOffice


@pytest.fixture(scope="session")
def printed(libre_office: LibreOffice, shared_folder: Path) -> Path:
    """A folder with each brief in its letterhead, as LibreOffice prints it."""

    def make(folder: Path) -> None:
        for name in NAMES:
            (folder / f"{name}.docx").write_bytes(dressed(name).content)
        libre_office.convert(sorted(folder.glob("*.docx")), "pdf", folder)

    return made_once(shared_folder / "letterheads", make)


def words(file: Path) -> list[tuple[int, float, float, str]]:
    """Return each word of a PDF: its page, its left and upper edge in points, and itself."""
    told = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, check=True, encoding="utf-8").stdout
    found: list[tuple[int, float, float, str]] = []
    number = 0
    for line in told.splitlines():
        number += "<page " in line
        place = re.search(r'<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)<', line)
        if place:
            found.append((number, float(place[1]), float(place[2]), place[3]))
    return found


def place_of(listed: list[tuple[int, float, float, str]], *phrase: str) -> tuple[int, float, float]:
    """Return page and place of the first of words that stand side by side."""
    texts = [word for _, _, _, word in listed]
    place = next(at for at in range(len(texts)) if tuple(texts[at : at + len(phrase)]) == phrase)
    return listed[place][:3]


@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_shows_the_title_on_the_first_page(name: str, printed: Path) -> None:
    titles = [one for one in words(printed / f"{name}.pdf") if one[3] == "record" and one[0] == 1]

    assert titles


@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_keeps_captions_with_their_tables_and_cells_in_line(name: str, printed: Path) -> None:
    listed = words(printed / f"{name}.pdf")

    caption, head = place_of(listed, "Table", "2"), place_of(listed, "Name")
    page, left, top = head
    below = [at for one, at, height, word in listed if (one, word) == (page, "A") and 0 < height - top < 40]

    assert caption[0] == page
    assert caption[2] < top
    assert 1 > min(abs(at - left) for at in below)


def test_libreoffice_sets_nothing_beyond_the_margins(printed: Path) -> None:
    assert {} == {
        name: wide
        for name in NAMES
        if (wide := [word for _, left, _, word in words(printed / f"{name}.pdf") if left < 20 or left > 590])
    }
