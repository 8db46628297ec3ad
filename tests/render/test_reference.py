"""What the list of sources says of each kind of work, in the house style."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests import lengths
from tests.conftest import CASES

from briefpress.composing.composer import Composer
from briefpress.content.load import load_brief
from briefpress.document import tree
from briefpress.document.parse import parse
from briefpress.document.typography import typeset
from briefpress.editions.edition import Edition
from briefpress.project import Project
from briefpress.render.reference import shown_address

BRIEF = (CASES / "habits" / "brief.yaml").read_text("utf-8")
ENTRIES = (CASES / "references" / "entries.txt").read_text("utf-8")
LAW = "  law:\n    type: legislation\n    title: Water Act\n    issued: 2015-03-28\n"


def entry(folder: Path, source: str, language: str = "en") -> tree.Item:
    """Return the entry of a source in a brief that is written in a language."""
    target = folder / "content" / "habits"
    target.mkdir(parents=True)
    text = BRIEF.replace("language: en\n", f"language: {language}\n").replace(LAW, f"  law: {source}\n")
    assert source in text
    (target / "brief.yaml").write_text(text, "utf-8")
    edition = Edition("habits", language, lengths.BRIEF, "policymakers")
    library = load_brief(target, folder, lengths.LENGTHS)
    document = typeset(parse(Composer(Project(folder), "").version(library, edition, frozenset())))
    items = (node for node in tree.walk(document) if isinstance(node, tree.Item))
    return next(item for item in items if item.attributes.id == "source-law")


def said(item: tree.Item) -> str:
    """Return what an entry says, without the way back."""
    back = next(node for node in tree.walk(item) if "back" in tree.attributes_of(node).classes)
    text = tree.text_of(item).removesuffix(tree.text_of(back))
    return re.sub("[\u00a0\u202f]", " ", text).strip(" \u2060")


@pytest.mark.parametrize("case", ENTRIES.split("\n\n"))
def test_an_entry_says_who_what_in_what_where_and_when(case: str, tmp_path: Path) -> None:
    language, source, expected = case.strip().split("\n")

    assert expected == said(entry(tmp_path, source, language))


def test_a_doi_prints_as_one_and_leads_to_its_place(tmp_path: Path) -> None:
    item = entry(tmp_path, '{type: report, title: A, DOI: "10.1000/a#1%2", URL: "https://example.org/a"}')

    links = [node for node in tree.walk(item) if isinstance(node, tree.Link)]

    assert ("https://doi.org/10.1000/a%231%252", "doi:10.1000/a#1%2") == (links[0].target, tree.text_of(links[0]))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://doi.org/10.1000/182", "doi:10.1000/182"),
        ("http://dx.doi.org/10.1000/182", "doi:10.1000/182"),
        ("https://doi.org/", "doi.org"),
        ("https://example.org/a/", "example.org/a"),
    ],
)
def test_an_address_is_shown_without_its_scheme(address: str, expected: str) -> None:
    assert expected == shown_address(address)


def test_a_foreign_title_keeps_the_spaces_of_its_language(tmp_path: Path) -> None:
    source = '{type: report, language: en, title: "Heat: what now?", author: A}'

    item = entry(tmp_path, source, "fr")

    title = next(node for node in tree.walk(item) if isinstance(node, tree.Styled))
    assert ("en", "Heat: what now?") == (title.attributes.language, tree.text_of(title))


def test_a_title_in_the_language_of_the_page_has_its_spaces(tmp_path: Path) -> None:
    item = entry(tmp_path, '{type: report, language: fr, title: "Chaleur: que faire?", author: A}', "fr")

    assert "Chaleur\u00a0: que faire\u202f?" in tree.text_of(item)
