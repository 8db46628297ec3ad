"""Works are added to a brief: every byte that was there stays, and what is there already is met with care."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests import lengths
from tests.conftest import CASES

from briefpress.bibliography.export import exported
from briefpress.bibliography.item import Item
from briefpress.bibliography.merge import Merged, merge
from briefpress.bibliography.reading import read_works
from briefpress.cli import main
from briefpress.content.load import load_brief
from briefpress.yaml_file import parse_yaml

FILES = CASES / "bibliography"
BRIEF = """title: Heat  # a comment
sources:
    plan:   # typed by hand
        {type: report, title: The plan, DOI: 10.1000/plan}

# what follows
key_messages: []
"""


def merged(text: str, *entries: Mapping[str, object], complete: bool = False) -> Merged:
    content = text.encode()
    reading = read_works(json.dumps(entries).encode(), "x.json")
    return merge(content, parse_yaml(content, "brief.yaml"), reading, complete=complete)


def messages(result: Merged) -> list[str]:
    return [one.message for one in result.told]


def test_adds_after_the_last_source_and_changes_nothing_else() -> None:
    result = merged(BRIEF, {"id": "Lind_2019", "type": "book", "title": "Shade", "issued": {"date-parts": [[2019]]}})

    new = "    lind_2019: {type: book, title: Shade, issued: 2019}\n"
    assert BRIEF.replace("\n\n# what", f"\n{new}\n# what") == result.content.decode()
    assert ["lind_2019"] == result.added


def test_a_work_with_the_same_doi_is_there_already() -> None:
    result = merged(BRIEF, {"id": "p", "type": "report", "title": "The Plan!", "DOI": "10.1000/PLAN", "ISBN": "1"})

    assert (BRIEF.encode(), [], ["plan"], []) == (result.content, result.added, result.known, messages(result))


def test_a_work_that_is_there_and_says_otherwise_stays_and_is_told() -> None:
    result = merged(BRIEF, {"id": "plan", "type": "report", "title": "Another title", "DOI": "10.1000/plan"})

    assert BRIEF.encode() == result.content
    assert ['"plan" is in the brief, with another title: what stands there stays'] == messages(result)


def test_what_a_source_lacks_is_added_when_asked_for() -> None:
    result = merged(BRIEF, {"id": "p", "type": "report", "DOI": "10.1000/plan", "ISBN": "1-2"}, complete=True)

    assert BRIEF.replace("10.1000/plan}", "10.1000/plan, ISBN: 1-2}") == result.content.decode()
    assert {"plan": ["ISBN"]} == result.completed


def test_another_work_of_the_same_key_has_a_key_of_its_own() -> None:
    result = merged(BRIEF, {"id": "plan", "type": "book", "title": "Other", "DOI": "10.1000/other"})

    assert ["planb"] == result.added
    assert ['"plan" is another work here: this one is "planb"'] == messages(result)


def test_a_work_that_a_file_holds_twice_is_taken_once() -> None:
    entry = {"type": "book", "title": "Shade", "issued": {"date-parts": [[2019]]}}

    result = merged(BRIEF, {"id": "a", **entry}, {"id": "b", **entry})

    assert (["a"], ['this is the same work as "a": it is taken once']) == (result.added, messages(result))


def test_imported_again_nothing_changes() -> None:
    entry = {"id": "a", "type": "book", "title": "Shade * and [light]", "author": [{"family": "Lind"}]}
    first = merged(BRIEF, entry).content.decode()

    assert first == merged(first, entry).content.decode()
    assert [] == messages(merged(first, entry))


def test_signs_of_markdown_are_escaped_and_italics_stay() -> None:
    result = merged(BRIEF, {"id": "a", "type": "book", "title": "*C* [@x] of <i>Homo</i> ^[n]"})

    value = parse_yaml(result.content, "").value
    assert isinstance(value, dict)
    assert isinstance(sources := value["sources"], dict)
    assert {"type": "book", "title": r"\*C\* \[@x\] of *Homo* \^\[n\]"} == sources["a"]


def test_what_no_source_can_have_is_left_out_and_told() -> None:
    result = merged(BRIEF, {"id": "a", "type": "zine", "title": "T", "DOI": "see below", "URL": "www.x.org"})

    assert [
        '"zine" is no type of CSL: taken for a document',
        '"see below" cannot stand as "DOI": it is left out',
        '"www.x.org" cannot stand as "URL": it is left out',
    ] == messages(result)


@pytest.fixture
def heat(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "heat"
    folder.mkdir(parents=True)
    head = (CASES / "valid" / "brief.yaml").read_text("utf-8")
    (folder / "brief.yaml").write_text(head, "utf-8", newline="\r\n")
    return tmp_path


@pytest.mark.parametrize("name", ["zotero.json", "zotero.bib", "endnote.ris"])
@pytest.mark.parametrize("format_", ["csl-json", "bibtex", "ris"])
def test_what_is_imported_can_be_exported_and_imported_again(name: str, format_: str, heat: Path) -> None:
    brief = heat / "content" / "heat" / "brief.yaml"
    before = brief.read_bytes()
    assert 0 == main(["sources", "import", str(FILES / name), "--project", str(heat), "--quiet"])
    after = brief.read_bytes()
    sources = load_brief(brief.parent, heat, lengths.LENGTHS).brief.sources
    again = read_works(exported(sources, format_), "again").items

    assert len(before) < len(after)
    assert alike(before, after) + alike(before[::-1], after[::-1]) >= len(before)
    assert b"\n" not in after.replace(b"\r\n", b"")
    assert [title(item) for item in again][-13:] == [title(item) for item in _items(name)]


def alike(one: bytes, other: bytes) -> int:
    """Return how many bytes at the start of two are the same."""
    return next(place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1])


def title(item: Item) -> object:
    return item.variables["title"]


def _items(name: str) -> list[Item]:
    return read_works((FILES / name).read_bytes(), name).items
