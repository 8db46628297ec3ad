"""What a page says in each language beyond its author's words: citations, quotations, ways back, letters, languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import lengths
from tests.conftest import CASES

from briefpress.composing.composer import Composer
from briefpress.content.lengths import Length
from briefpress.content.load import load_brief
from briefpress.document import tree
from briefpress.document.parse import parse
from briefpress.document.typography import typeset
from briefpress.editions.edition import Edition
from briefpress.project import Project

BRIEF = (CASES / "habits" / "brief.yaml").read_text("utf-8")
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh-Hans")


def page(
    folder: Path, language: str, change: tuple[str, str] = ("", ""), length: Length = lengths.BRIEF
) -> tree.Document:
    """Return the page of the brief as if it were written in a language."""
    target = folder / "content" / "habits"
    target.mkdir(parents=True, exist_ok=True)
    text = BRIEF.replace("language: en\n", f"language: {language}\n").replace(*change)
    (target / "brief.yaml").write_text(text, "utf-8")
    library = load_brief(target, folder, lengths.LENGTHS)
    edition = Edition("habits", language, length, "policymakers")
    return typeset(parse(Composer(Project(folder), "").version(library, edition, frozenset())))


def texts(document: tree.Document, class_: str) -> list[str]:
    """Return the texts of what has a class."""
    return [tree.text_of(node) for node in tree.walk(document) if class_ in tree.attributes_of(node).classes]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["[1, ¶3]", "[1, ¶1–3; 3]", "[2, 3]"]),
        ("fr", ["[1, § 3]", "[1, § 1–3 ; 3]", "[2, 3]"]),
        ("es", ["[1, párr. 3]", "[1, párrs. 1–3; 3]", "[2, 3]"]),
        ("ru", ["[1, абз. 3]", "[1, абз. 1–3; 3]", "[2, 3]"]),
        ("ar", ["[1، ف 3]", "[1، ف 1–3؛ 3]", "[2، 3]"]),
        ("zh-Hans", ["[1，第3段]", "[1，第1–3段；3]", "[2，3]"]),
    ],
)
def test_citations_are_written_as_the_language_does(language: str, expected: list[str], tmp_path: Path) -> None:
    shown = texts(page(tmp_path, language), "cite")

    assert expected == [text.replace("\u00a0", " ").replace("\u202f", " ").strip() for text in shown]


def test_a_paragraph_named_in_the_text_is_written_as_the_language_does(tmp_path: Path) -> None:
    document = page(tmp_path, "es")

    assert "and párr.\u00a02 of the plan." in tree.text_of(document)


def test_a_citation_of_many_sources_can_be_broken_between_them(tmp_path: Path) -> None:
    many = ("[@plan, ¶1–3; @law]", "[@plan, ¶1–3; @law, p. 5; @study, p. 101–105]")

    assert ["[1, ¶1–3; 3, p. 5; 2, p. 101–105]"] == [
        text.replace("\u00a0", " ") for text in texts(page(tmp_path, "en", many), "long")
    ]


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("en", "“Water is for all.”", "“The word ‘water’ is *old*”"),
        ("fr", "«\u202fWater is for all.\u202f»", "«\u202fThe word “water” is *old*\u202f»"),
        ("es", "«Water is for all».", "«The word “water” is *old*»"),
        ("ru", "«Water is for all».", "«The word “water” is *old*»"),
        ("ar", "«Water is for all».", "«The word “water” is *old*»"),
    ],
)
def test_quotations_have_the_marks_and_the_full_stop_of_the_language(
    language: str, sentence: str, words: str, tmp_path: Path
) -> None:
    document = page(tmp_path, language)

    quoted = [
        tree.text_of(node)
        for node in tree.walk(document)
        if isinstance(node, tree.Group) and node.role is tree.Role.QUOTATION
    ]
    assert [sentence, words] == [text.replace("\u00a0", " ") for text in quoted]


def test_a_chinese_quotation_has_its_full_stop_inside(tmp_path: Path) -> None:
    document = page(tmp_path, "zh-Hans", ("Water is for all.", "水属于大家。"))

    assert "“水属于大家。”" in [tree.text_of(node) for node in tree.walk(document) if isinstance(node, tree.Paragraph)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("cited on p.", "")),
        ("fr", ("cité p.", "")),
        ("es", ("citado en la p.", "")),
        ("ru", ("цит. на с.", "")),
        ("ar", ("ورد في ص", "")),
        ("zh-Hans", ("见第", "页")),
    ],
)
def test_the_way_back_says_what_its_page_is(language: str, expected: tuple[str, str], tmp_path: Path) -> None:
    links = [
        node
        for node in tree.walk(page(tmp_path, language))
        if isinstance(node, tree.Link) and "back" in node.attributes.classes
    ]

    assert {expected} == {
        (tree.text_of(link).replace("\u00a0", " ").strip(), link.attributes.get("data-after")) for link in links
    }


def test_a_reference_names_journal_volume_pages_and_addresses(tmp_path: Path) -> None:
    document = page(tmp_path, "en")

    entries = [
        tree.text_of(node).replace("\u00a0", " ")
        for node in tree.walk(document)
        if isinstance(node, tree.Item) and node.attributes.id.startswith("source-")
    ]
    assert [
        "Water Plan, May 2017. example.org/a/long/plan.html",
        "J. R. Smith, Who pays for water, Journal of Water 13(4), 101–118, 2021. doi:10.1000/water.13.4",
        "Water Act, 28 March 2015.",
    ] == [entry.removesuffix(" cited on p.") for entry in entries]
    assert "https://doi.org/10.1000/water.13.4" in [
        node.target for node in tree.walk(document) if isinstance(node, tree.Link)
    ]


def test_a_glance_shows_whole_addresses_too(tmp_path: Path) -> None:
    document = page(tmp_path, "en", length=lengths.GLANCE)

    assert "example.org/a/long/plan.html" in tree.text_of(document)


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_are_named_in_themselves_in_the_order_of_the_united_nations(language: str, tmp_path: Path) -> None:
    document = page(tmp_path, language)

    assert ["العربية · 中文 · English · Français · Русский · Español"] == texts(document, "languages")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ar", "أب"), ("en", "AB"), ("es", "AB"), ("fr", "AB"), ("ru", "АБ"), ("zh-Hans", "AB")],
)
def test_recommendations_have_letters(language: str, expected: str, tmp_path: Path) -> None:
    found = [
        node.attributes.get("data-letter")
        for node in tree.walk(page(tmp_path, language))
        if isinstance(node, tree.Item)
    ]

    assert expected == "".join(found)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Ask “who pays”\u00a0– it’s due…"),
        ("fr", "Ask «\u202fwho pays\u202f»\u00a0– it’s due…"),
        ("ru", "Ask «who pays» – it’s due…"),
        ("zh-Hans", "Ask “who pays” – it’s due……"),
    ],
)
def test_a_typewriter_s_marks_become_typographic(language: str, expected: str, tmp_path: Path) -> None:
    paragraphs = [
        tree.text_of(node) for node in tree.walk(page(tmp_path, language)) if isinstance(node, tree.Paragraph)
    ]

    assert [True] == [text.replace(" ", "") == expected.replace(" ", "") for text in paragraphs if "due" in text]


def test_names_of_the_table_of_terms_are_marked_in_chinese(tmp_path: Path) -> None:
    target = tmp_path / "content" / "habits"
    target.mkdir(parents=True)
    (target / "terms.yaml").write_text("- {zh-Hans: 环境保护部, fr: [X]}\n", "utf-8")

    assert ["环境保护部"] == texts(page(tmp_path, "zh-Hans", ("Answer.", "由环境保护部回答。")), "name")


def test_other_languages_have_no_such_names(tmp_path: Path) -> None:
    target = tmp_path / "content" / "habits"
    target.mkdir(parents=True)
    (target / "terms.yaml").write_text("- {en: Answer, fr: [X]}\n", "utf-8")

    assert [] == texts(page(tmp_path, "en"), "name")
