"""What starting a brief writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefpress.content.check import check_brief
from briefpress.content.load import load_brief
from briefpress.content.words import Length
from briefpress.diagnostics import BriefPressError
from briefpress.editions.expand import expand
from briefpress.editions.request import Request
from briefpress.scaffold import new_brief


def codes(root: Path, name: str) -> list[str]:
    with pytest.raises(BriefPressError) as caught:
        new_brief(root, name)
    return [finding.code for finding in caught.value.diagnostics]


def test_an_empty_folder_becomes_a_project(tmp_path: Path) -> None:
    written = new_brief(tmp_path, "clean-water")

    assert (tmp_path / "content/clean-water/brief.yaml", tmp_path / "content/brief.schema.json") == written
    assert all(path.is_file() for path in written)


def test_the_sample_is_a_brief_without_findings(tmp_path: Path) -> None:
    new_brief(tmp_path, "clean-water")

    library = load_brief(tmp_path / "content/clean-water", tmp_path)

    assert [] == list(check_brief(library))
    assert list(Length) == sorted(
        (edition.length for edition in expand(Request(), {library.name: library.brief})), key=lambda length: length.rank
    )


def test_the_sample_teaches_the_words_that_choose(tmp_path: Path) -> None:
    brief, _ = new_brief(tmp_path, "clean-water")

    text = brief.read_text("utf-8")

    assert text.startswith("# yaml-language-server: $schema=../brief.schema.json\n")
    assert all(word in text for word in ("from: brief", "for: [policymakers]", "keep: 3", "[@source", "^["))


def test_the_schema_is_json_that_its_brief_names(tmp_path: Path) -> None:
    _, schema = new_brief(tmp_path, "clean-water")

    assert "title" in json.loads(schema.read_text("utf-8"))["properties"]


def test_a_projects_own_sample_comes_first(tmp_path: Path) -> None:
    own = tmp_path / "templates/scaffold/brief.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("# ours\n")

    brief, _ = new_brief(tmp_path, "clean-water")

    assert "# ours\n" == brief.read_text("utf-8")


def test_never_writes_over_what_is_there(tmp_path: Path) -> None:
    brief, _ = new_brief(tmp_path, "clean-water")
    brief.write_text("my words")

    assert ["project.name-taken"] == codes(tmp_path, "clean-water")
    assert "my words" == brief.read_text()


@pytest.mark.parametrize(
    "name", ["", "Clean", "clean water", "clean_water", "-a", "a--b", "../a", "a.b", "水", "a" * 65]
)
def test_refuses_bad_names(tmp_path: Path, name: str) -> None:
    assert ["project.bad-name"] == codes(tmp_path, name)
    assert [] == list(tmp_path.iterdir())


def test_a_file_named_content_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("a file")

    assert ["publish.file-in-the-way"] == codes(tmp_path, "clean-water")
