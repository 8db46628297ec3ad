"""What is easily lost in a language: edges, marks at the ends of lines, spaces, month names, mirrored tables."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median

import pytest
from tests.shipped.lines import Line, lines_of
from tests.shipped.readers import opened_page, text_of_html

from briefpress.document import tree
from briefpress.document.spacing import JOINER

NEVER_FIRST = "、。，；：！？）》〉」』】”’"
NEVER_LAST = "（《〈「『【“‘"
NARROW = "\u202f"


def pdf(shipped: Path, language: str, length: str) -> Path:
    return shipped / "green-belt-and-road" / language / f"green-belt-and-road.{length}.policymakers.{language}.pdf"


def html(shipped: Path, language: str, length: str) -> str:
    return pdf(shipped, language, length).with_suffix(".html").read_text("utf-8")


def long_lines(path: Path, pages: range, least: float) -> list[Line]:
    found = [line for page in pages for line in lines_of(path, page) if line.right - line.left > least]
    assert len(found) > 12
    return found


@pytest.mark.parametrize("length", ["brief", "indepth"])
def test_chinese_lines_end_at_the_edge(shipped: Path, length: str) -> None:
    # The first page has a standfirst, which is ragged.
    lines = long_lines(pdf(shipped, "zh-Hans", length), range(2, 5), least=370)
    edge = median(line.right for line in lines)

    # The last line of a paragraph may end near the edge by chance.
    justified = [line for line in lines if line.right > edge - 6 and not line.text.endswith("。")]

    assert len(justified) > 0.5 * len(lines)
    assert [] == [line for line in justified if abs(edge - line.right) > 0.6]


@pytest.mark.parametrize("length", ["brief", "indepth"])
def test_arabic_lines_end_at_the_edge(shipped: Path, length: str) -> None:
    lines = long_lines(pdf(shipped, "ar", length), range(1, 4), least=370)
    farthest = min(line.left for line in lines)
    edge = median(line.left for line in lines if line.left < farthest + 6)

    # In visual order the full stop of a last line stands first. A word that ends below a vowel mark is measured from
    # the mark, which stands further in.
    ends = (".", "\u0651")
    justified = [line for line in lines if line.left < edge + 6 and not line.text.startswith(ends)]

    assert len(justified) > 0.3 * len(lines)
    assert [] == [line for line in justified if abs(line.left - edge) > 0.6]


@pytest.mark.parametrize(("length", "pages"), [("glance", 1), ("brief", 4), ("indepth", 8)])
def test_no_chinese_line_begins_or_ends_with_the_wrong_mark(shipped: Path, length: str, pages: int) -> None:
    lines = [line for page in range(1, pages + 1) for line in lines_of(pdf(shipped, "zh-Hans", length), page)]

    assert [] == [line.text for line in lines if line.text[:1] in NEVER_FIRST and line.text]
    assert [] == [line.text for line in lines if line.text[-1:] in NEVER_LAST and line.text]


def test_arabic_tables_read_from_the_right(shipped: Path) -> None:
    path = pdf(shipped, "ar", "brief")
    pages = range(1, 5)
    years = [
        line
        for page in pages
        for line in lines_of(path, page)
        if line.text in ("2015", "2016", "2017", "2018", "2019", "2020")
    ]

    heads = sorted(years[:6], key=lambda line: -line.left)

    assert ["2015", "2016", "2017", "2018", "2019", "2020"] == [line.text for line in heads]


def test_arabic_is_marked_as_right_to_left_and_isolates_latin(shipped: Path) -> None:
    page = html(shipped, "ar", "brief")

    assert '<html lang="ar" dir="rtl"' in page
    assert '<bdi dir="ltr">2015</bdi>' in page


def test_french_has_narrow_no_break_spaces(shipped: Path) -> None:
    page = html(shipped, "fr", "brief").split("<script>")[0]

    assert f"«{NARROW}" in page
    assert f"{NARROW}»" in page
    assert "« " not in page.split("</style>")[1]
    assert " ;" not in page.split("</style>")[1]
    assert " :" not in page.split("</style>")[1]


def test_russian_dashes_and_numbers_keep_to_their_words(shipped: Path) -> None:
    # No line ends in what an abbreviation is short for: it is shown in one of its own.
    text = re.sub(' title="[^"]*"', "", html(shipped, "ru", "brief").split("</style>")[1])

    assert "\u00a0—" in text
    assert " —" not in text
    assert "2015\u00a0г." in text or "2015\u202fг." in text


@pytest.mark.parametrize(
    ("language", "month"),
    [
        ("en", "November 2026"),
        ("fr", "novembre 2026"),
        ("es", "noviembre de 2026"),
        ("ru", "ноябрь 2026\u00a0г."),
        ("zh-Hans", "2026年11月"),
        ("ar", "نوفمبر 2026"),
    ],
)
def test_months_are_in_the_right_case(shipped: Path, language: str, month: str) -> None:
    page = opened_page(pdf(shipped, language, "glance").with_suffix(".html"))
    styled = [tree.text_of(node) for node in tree.walk(page) if isinstance(node, tree.Styled)]
    times = [text.replace(JOINER, "") for text in styled]

    assert month in times


@pytest.mark.parametrize("language", ["fr", "es", "ru", "ar", "zh-Hans"])
def test_a_translation_says_that_nobody_has_reviewed_it(shipped: Path, language: str) -> None:
    words = {
        "fr": "Pas encore relu",
        "es": "sin revisar",
        "ru": "ещё не проверял",
        "ar": "لم يراجعه",
        "zh-Hans": "尚未经母语读者审校",
    }

    for length in ("glance", "brief", "indepth"):
        page = text_of_html(pdf(shipped, language, length).with_suffix(".html"))
        assert "".join(words[language].split()) in page
