"""A citation style that a brief or a theme names is followed in its pages; one that is not there is a finding."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests import lengths
from tests.conftest import CASES

from briefpress.composing.composer import Composer
from briefpress.content.load import load_brief
from briefpress.diagnostics import BriefPressError
from briefpress.document import tree
from briefpress.document.parse import parse
from briefpress.document.typography import typeset
from briefpress.editions.edition import Edition
from briefpress.project import Project

BRIEF = (CASES / "habits" / "brief.yaml").read_text("utf-8")


def page(
    root: Path,
    style: str = "",
    theme: str = "",
    language: str = "en",
    title: str = "Who pays for water",
    change: Callable[[str], str] = str,
) -> tree.Document:
    """Return the page of a brief that names a style, with a theme that names another."""
    folder, templates = root / "content" / "habits", root / "templates"
    folder.mkdir(parents=True)
    templates.mkdir()
    line = f"citation_style: {style}\n" if style else ""
    text = line + BRIEF.replace("language: en\n", f"language: {language}\n").replace(
        "author: J. R. Smith", "author: [{family: Smith, given: J. R.}]"
    )
    text = text.replace("title: Who pays for water", f'title: "{title}"\n    language: en')
    (folder / "brief.yaml").write_text(change(text), "utf-8")
    for beside in (folder, templates):
        for path in (CASES / "citation-styles").glob("*.csl"):
            shutil.copy(path, beside)
    if theme:
        (templates / "theme.yaml").write_text(f"citation_style: {theme}\n", "utf-8")
    edition = Edition("habits", language, lengths.BRIEF, "policymakers")
    library = load_brief(folder, root, lengths.LENGTHS)
    return typeset(parse(Composer(Project(root), "").version(library, edition, frozenset())))


def texts(document: tree.Document, class_: str) -> list[str]:
    found = (node for node in tree.walk(document) if class_ in tree.attributes_of(node).classes)
    return [tree.text_of(node).replace("\u00a0", " ") for node in found]


def sources(document: tree.Document) -> tree.List:
    return next(
        node for node in tree.walk(document) if isinstance(node, tree.List) and "source-" in node.items[0].attributes.id
    )


def test_a_style_of_author_and_date_has_no_numbers(tmp_path: Path) -> None:
    document = page(tmp_path, "author-date.csl")

    assert "(Smith 2021; Water Act 2015)" in texts(document, "worded")
    listed = sources(document)
    assert not listed.ordered
    assert ["source-study", "source-law", "source-plan"] == [item.attributes.id for item in listed.items]


def test_each_citation_leads_to_its_entry_and_each_entry_back(tmp_path: Path) -> None:
    document = page(tmp_path, "numeric.csl")

    ids = {tree.attributes_of(node).id for node in tree.walk(document)}
    links = [node for node in tree.walk(document) if isinstance(node, tree.Link) and node.target.startswith("#")]
    assert {"#source-plan", "#source-law"} <= {link.target for link in links}
    assert {link.target[1:] for link in links} <= ids
    assert ["source-plan", "source-law", "source-study"] == [item.attributes.id for item in sources(document).items]


def test_addresses_of_entries_are_links(tmp_path: Path) -> None:
    listed = sources(page(tmp_path, "author-date.csl"))

    targets = [node.target for node in tree.walk(listed) if isinstance(node, tree.Link)]
    assert {"https://doi.org/10.1000/water.13.4", "https://example.org/a/long/plan.html"} <= set(targets)


def test_a_title_in_another_language_is_set_in_that_one(tmp_path: Path) -> None:
    listed = sources(page(tmp_path, "author-date.csl", language="fr", title="Water: who pays?"))

    marked = [node for node in tree.walk(listed) if tree.attributes_of(node).language == "en"]
    assert ["Water: who pays?", "Journal of Water"] == [tree.text_of(node) for node in marked]


def test_a_raised_citation_stands_close_to_the_word_before_it(tmp_path: Path) -> None:
    document = page(tmp_path, "raised.csl")

    paragraph = next(
        node for node in tree.walk(document) if "See" in tree.text_of(node) and isinstance(node, tree.Item)
    )
    assert "See\u20601, ¶3" in tree.text_of(paragraph).replace("\u00a0", " ")
    assert ["1, ¶3", "1, ¶1–3,2", "2,3"] == texts(document, "raised")


def test_a_theme_names_a_style_and_a_brief_may_take_the_house_s(tmp_path: Path) -> None:
    assert texts(page(tmp_path / "a", theme="author-date.csl"), "worded")
    assert not texts(page(tmp_path / "b", "house", "author-date.csl"), "worded")
    assert texts(page(tmp_path / "c", "raised.csl", "author-date.csl"), "raised")


@pytest.mark.parametrize(
    ("style", "message"),
    [
        ("author-dat.csl", "there is no file"),
        ("../author-date.csl", "is no citation style"),
        ("apa", "is no citation style"),
    ],
)
def test_a_style_that_is_not_there_is_a_finding_at_its_place(style: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(BriefPressError, match=message) as caught:
        page(tmp_path, style)

    place = caught.value.diagnostics[0].place
    assert place
    assert ("content/habits/brief.yaml", 1) == (place.file, place.line)


def test_a_note_for_readers_follows_the_entry_of_a_style_too(tmp_path: Path) -> None:
    def change(text: str) -> str:
        return text.replace("    DOI: 10.1000/water.13.4", "    note: Not refereed.\n    DOI: 10.1000/water.13.4")

    document = page(tmp_path, "author-date.csl", change=change)

    (entry,) = (one for one in sources(document).items if one.attributes.id == "source-study")
    assert "Not refereed." in tree.text_of(entry).rpartition("10.1000")[2]
