"""Abbreviations of a glossary are marked where a section first has them, and nowhere else."""

from __future__ import annotations

import re

import pytest
from tests.conftest import CASES

from briefpress.document import tree
from briefpress.document.abbreviations import with_abbreviations
from briefpress.document.parse import parse
from briefpress.document.serialise import serialise
from briefpress.document.typography import typeset

MEP = "until March 2018, Ministry of Environmental Protection"


def document(language: str, blocks: str) -> tree.Document:
    direction = "rtl" if language == "ar" else "ltr"
    page = f'<html lang="{language}" dir="{direction}"><head><title>T</title></head><body>{blocks}</body></html>'
    return typeset(parse(page))


def glossary(term: str, meaning: str) -> str:
    item = f"<li><b>{term}</b> <span>{meaning}</span></li>"
    return f'<section class="glossary"><h2>A</h2><ul class="abbreviations">{item}</ul></section>'


def marked(document: tree.Document) -> list[tuple[str, str, str]]:
    """Return what is marked: its section, its letters, what it is short for."""
    html = serialise(with_abbreviations(document))
    found = re.finditer(r'<section[^>]*id="([^"]*)"|<abbr [^>]*title="([^"]*)"[^>]*>([^<]*)</abbr>', html)
    section, marks = "", []
    for match in found:
        section = match[1] or section
        marks += [(section, match[3], match[2])] if match[3] else []
    return marks


def test_each_is_marked_where_its_section_first_has_it() -> None:
    blocks = (CASES / "abbreviations" / "sections.html").read_text("utf-8")

    assert [
        ("", "NDRC", "National Development and Reform Commission"),
        ("", "MFA", "Ministry of Foreign Affairs"),
        ("", "MEP", MEP),
        ("a", "NDRC", "National Development and Reform Commission"),
        ("a.1", "MFA", "Ministry of Foreign Affairs"),
        ("b", "NDRC", "National Development and Reform Commission"),
        ("b", "MEE", "Ministry of Ecology and Environment"),
        ("b", "MEP", MEP),
    ] == marked(document("en", blocks))


def test_characters_stay_as_they_are() -> None:
    made = document("en", (CASES / "abbreviations" / "sections.html").read_text("utf-8"))

    assert tree.characters_of(made) == tree.characters_of(with_abbreviations(made))


@pytest.mark.parametrize(
    ("language", "text", "term", "meaning", "is_marked"),
    [
        ("fr", "Le PNUE l’avertit.", "PNUE", "Programme des Nations Unies pour l’environnement", True),
        ("es", "Avisa el PNUMA.", "PNUMA", "Programa de las Naciones Unidas para el Medio Ambiente", True),
        ("ru", "МИД и NDRC.", "МИД", "Министерство иностранных дел", True),
        ("ru", "МИДа не было.", "МИД", "Министерство иностранных дел", False),
        ("ar", "أعلن UNEP ذلك.", "UNEP", "برنامج الأمم المتحدة للبيئة", True),
        ("ar", "أعلن البرنامج (UNEP) ذلك.", "UNEP", "برنامج الأمم المتحدة للبيئة", False),
        ("zh-Hans", "由BRIGC发布。", "BRIGC", "“一带一路”绿色发展国际联盟", True),
        ("zh-Hans", "联盟（BRIGC）成立。", "BRIGC", "“一带一路”绿色发展国际联盟", False),
        ("zh-Hans", "外交部说。", "外交部", "中华人民共和国外交部", False),
        (
            "en",
            "The UNEP (United Nations Environment Programme) says.",
            "UNEP",
            "United Nations Environment Programme",
            False,
        ),
    ],
)
def test_a_language(language: str, text: str, term: str, meaning: str, is_marked: bool) -> None:
    made = document(language, f'<main><section id="a"><p>{text}</p></section>{glossary(term, meaning)}</main>')

    assert ([("a", term, meaning)] if is_marked else []) == marked(made)


def test_a_glossary_written_in_another_way_marks_nothing() -> None:
    blocks = "<main><p>The NDRC.</p><ul><li><b>NDRC</b> <span>National Commission</span></li></ul></main>"
    made = document("en", blocks)

    assert made == with_abbreviations(made)
