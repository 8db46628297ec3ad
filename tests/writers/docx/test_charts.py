"""Charts are Word's own: numbers cached in the part, the same numbers in a workbook, looks from the palette."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator
from tests.drawing.charts import chart
from tests.programs import Errors
from tests.writers.docx.word import Word, page, write

from briefpress.document import tree
from briefpress.document.serialise import chart_markup

PART = "word/charts/chart1.xml"
KINDS = ("bar", "column", "line", "stacked")
MANY: dict[str, tuple[str | None, ...]] = {f"Series {place}": ("1.5", None, "12") for place in range(1, 7)}


def figure(kind: str = "column", note: str = "", **series: tuple[str | None, ...]) -> str:
    made = chart(kind, ("2024", "A & B", "2026"), series or MANY, 'Six "series"')
    caption = '<figcaption><span class="number">Figure\u00a01</span> It grows</figcaption><p class="unit">tons</p>'
    return f'<figure class="chart">{caption}{chart_markup(made)}{note}</figure>'


def word(kind: str = "column", language: str = "en", note: str = "", **series: tuple[str | None, ...]) -> Word:
    return write(page(figure(kind, note, **series), language, "rtl" if language == "ar" else "ltr"))


def sheet(found: Word) -> dict[str, str]:
    """Return the cells of the workbook by their references."""
    with zipfile.ZipFile(io.BytesIO(found.parts["word/embeddings/workbook1.xlsx"])) as book:
        content = book.read("xl/worksheets/sheet1.xml").decode()
    return dict(re.findall(r'<c r="([A-Z]\d+)"[^>]*>(?:<is><t[^>]*>|<v>)([^<]*)<', content))


@pytest.mark.parametrize(
    ("kind", "element"), [("bar", "barChart"), ("column", "barChart"), ("line", "lineChart"), ("stacked", "barChart")]
)
def test_is_a_chart_and_no_picture(kind: str, element: str) -> None:
    found = word(kind)

    assert 6 == len(found.find(f"//c:{element}/c:ser", PART))
    assert {"bar": ["bar"], "column": ["col"], "stacked": ["col"]}.get(kind, []) == found.values(
        "//c:barDir/@val", PART
    )
    assert ["stacked" if kind == "stacked" else "standard" if kind == "line" else "clustered"] == found.values(
        "//c:grouping/@val", PART
    )
    assert [] == [name for name in found.parts if "media" in name]


def test_has_words_for_those_who_do_not_see_it() -> None:
    assert ['Six "series"'] == word().values("//wp:docPr/@descr")


def test_numbers_are_in_the_part_and_in_the_workbook_alike() -> None:
    found = word(A=("1.5", None, "-12"), B=("0", "2", "3"))

    cached = [
        [(point.get("idx"), "".join(map(str, point.itertext()))) for point in one.iter(qn("c:pt"))]
        for one in found.find("//c:val", PART)
    ]
    assert [[("0", "1.5"), ("2", "-12")], [("0", "0"), ("1", "2"), ("2", "3")]] == cached
    assert {
        "B1": "A", "C1": "B", "A2": "2024", "A3": "A &amp; B", "A4": "2026",
        "B2": "1.5", "B4": "-12", "C2": "0", "C3": "2", "C4": "3",
    } == sheet(found)  # fmt: skip
    assert ["Sheet1!$B$1", "Sheet1!$A$2:$A$4", "Sheet1!$B$2:$B$4"] == [
        str(one.text) for one in found.find("//c:ser[1]//c:f", PART)
    ]


def test_finds_its_workbook() -> None:
    found = word()

    (identifier,) = found.values("//c:externalData/@r:id", PART)
    targets = {str(one.get("Id")): str(one.get("Target")) for one in found.part("word/charts/_rels/chart1.xml.rels")}
    assert {identifier: "../embeddings/workbook1.xlsx"} == targets


def test_colours_and_fonts_are_those_of_the_theme() -> None:
    found = word()

    assert [] == found.values("//a:srgbClr/@val", PART)
    assert {"+mj-lt", "+mj-ea", "+mj-cs"} == set(found.values("//a:defRPr/*/@typeface", PART))


@pytest.mark.parametrize(("language", "expected"), [("en", "en-GB"), ("ar", "ar-SA"), ("zh-Hans", "zh-CN")])
def test_says_its_language(language: str, expected: str) -> None:
    assert [expected] == word(language=language).values("//c:lang/@val", PART)


def test_reads_from_the_right_in_arabic() -> None:
    found = word("column", "ar")

    assert ["maxMin"] == found.values("//c:catAx/c:scaling/c:orientation/@val", PART)
    assert ["r"] == found.values("//c:valAx/c:axPos/@val", PART)
    assert b'rightToLeft="1"' in zipfile.ZipFile(io.BytesIO(found.parts["word/embeddings/workbook1.xlsx"])).read(
        "xl/worksheets/sheet1.xml"
    )
    # A program may mirror the figures of a chart whose paragraph runs from the right.
    assert ["0"] == found.values("//w:style[@w:styleId='Chart']/w:pPr/w:bidi/@w:val", "word/styles.xml")


def test_its_caption_is_counted_with_the_other_figures() -> None:
    found = word()

    assert [" SEQ Figure \\* ARABIC "] == [
        str(one.text) for one in found.find("//w:instrText") if "SEQ" in str(one.text)
    ]
    assert ["tons"] == found.paragraphs("Unit")


def test_keeps_to_its_note_and_without_one_to_nothing() -> None:
    assert ["Chart"] == word(note='<p class="note">Source</p>').values("//w:p[.//w:drawing]/w:pPr/w:pStyle/@w:val")
    assert ["ChartAlone"] == word().values("//w:p[.//w:drawing]/w:pPr/w:pStyle/@w:val")


def test_two_charts_have_parts_of_their_own() -> None:
    found = write(page(figure("bar") + figure("line")))

    assert {"word/charts/chart1.xml", "word/charts/chart2.xml"} <= set(found.parts)
    assert {"word/embeddings/workbook1.xlsx", "word/embeddings/workbook2.xlsx"} <= set(found.parts)
    assert 2 == len(set(found.values("//wp:docPr/@id")))


def test_the_same_chart_gives_the_same_bytes() -> None:
    found = word()

    with zipfile.ZipFile(io.BytesIO(found.parts["word/embeddings/workbook1.xlsx"])) as book:
        assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in book.infolist()}
    assert word().content == found.content


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "ar", "zh-Hans"])
def test_passes_open_xml_audit(kind: str, language: str, tmp_path: Path) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(word(kind, language).content)

    result = OpenXmlValidator().validate(file)

    assert [] == [(error.description, error.path) for error in result.errors]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_passes_the_open_xml_sdk(language: str, tmp_path: Path, open_xml_sdk: Errors) -> None:
    brief, book = tmp_path / "brief.docx", tmp_path / "book.xlsx"
    found = write(page("".join(map(figure, KINDS)), language, "rtl" if language == "ar" else "ltr"))
    brief.write_bytes(found.content)
    book.write_bytes(found.parts["word/embeddings/workbook1.xlsx"])

    for file in (brief, book):
        assert [] == open_xml_sdk(file), file.name


def test_a_chart_is_drawn_by_every_kind_there_is() -> None:
    assert set(KINDS) == set(tree.ChartKind)
