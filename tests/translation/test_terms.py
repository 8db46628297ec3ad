"""The table of terms, and what it asks of a translation."""

from __future__ import annotations

import pytest

from briefpress.content.library import Library
from briefpress.diagnostics import BriefPressError
from briefpress.translation.checks.pair import Pair
from briefpress.translation.checks.terms import check_terms
from briefpress.translation.terms import Term, Terms, read_terms

INITIATIVE = Term(
    "Belt and Road Initiative",
    {"ru": ("инициатив* «Один пояс — один путь»",), "fr": ("initiative « la Ceinture et la Route »",)},
    {"ru": ("Один пояс, один путь",), "es": ("OBOR",)},
    ("One Belt One Road",),
)
PLAN = Term("Plan", {"ru": ("План*",)}, {}, ())


def codes(text: str, translation: str, tag: str, terms: Terms = (INITIATIVE, PLAN)) -> list[str]:
    return [flaw.code for flaw in check_terms(Pair("title", text, translation, tag), terms)]


@pytest.mark.parametrize(
    ("text", "translation", "tag"),
    [
        ("The Belt and Road Initiative", "Об инициативе «Один\u00a0пояс\u00a0— один путь»", "ru"),
        ("the Belt and Road Initiative", "L’initiative «\u202fla Ceinture et la Route\u202f»", "fr"),
        ("no plan, but planning", "не сказано", "ru"),
        ("Belt and Road", "Пояс и путь", "ru"),
        ("One Belt One Road", "Один пояс, один путь", "ru"),
        ("corroborate", "corroborar", "es"),
    ],
)
def test_a_name_is_found_in_its_forms_and_as_whole_words(text: str, translation: str, tag: str) -> None:
    assert [] == codes(text, translation, tag)


@pytest.mark.parametrize(
    ("text", "translation", "tag", "code"),
    [
        ("The Belt and Road Initiative", "Инициатива", "ru", "translation.term"),
        ("The Plan", "Сказано", "ru", "translation.term"),
        ("It", "«Один пояс, один путь»", "ru", "translation.forbidden-term"),
        ("It", "el OBOR", "es", "translation.forbidden-term"),
    ],
)
def test_a_name_that_is_missing_or_wrong_is_found(text: str, translation: str, tag: str, code: str) -> None:
    assert [code] == codes(text, translation, tag)


def test_a_name_within_a_longer_one_is_not_looked_for() -> None:
    longer = Term("Plan of Plans", {"ru": ("Свод",)}, {}, ())

    assert [] == codes("The Plan of Plans", "Свод", "ru", (longer, PLAN))


def test_a_brief_need_not_have_a_table(water: Library) -> None:
    (water.folder / "terms.yaml").unlink()

    assert () == read_terms(water)


@pytest.mark.parametrize(
    ("table", "message", "line"),
    [
        ("en: x\n", "a table of terms is a list of mappings", 1),
        ("- x\n", "a term is a mapping of languages to wordings", 1),
        ("- fr: x\n", 'the term has no wording in the language of the brief, "en"', 1),
        ("- en: x\n  French: y\n", '"French" is no language tag such as fr or zh-Hans', 2),
        ("- en: x\n  fr: [y, 3]\n", '"fr" must be a wording, or a list of wordings', 2),
        ("- en: x\n  forbidden: y\n", '"forbidden" is a mapping of languages to wordings', 2),
    ],
)
def test_a_mistake_in_the_table_is_found_at_its_place(table: str, message: str, line: int, water: Library) -> None:
    (water.folder / "terms.yaml").write_text(table, "utf-8")

    with pytest.raises(BriefPressError) as raised:
        read_terms(water)

    assert [(message, "water/terms.yaml", line)] == [
        (one.message, one.place.file, one.place.line) for one in raised.value.diagnostics if one.place
    ]


def test_a_name_that_is_shown_as_it_is_need_not_be_translated() -> None:
    assert [] == codes("The Plan", "[The Plan]{lang=en}", "ru")
