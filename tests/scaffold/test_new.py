"""What starting a brief writes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.lengths import LENGTHS

from briefpress.composing.template_library import TemplateLibrary
from briefpress.content.check import check_brief
from briefpress.content.lengths import lengths_of
from briefpress.content.load import load_brief
from briefpress.diagnostics import BriefPressError
from briefpress.editions.expand import expand
from briefpress.editions.promise import Promise
from briefpress.editions.request import Request
from briefpress.project import Project
from briefpress.scaffold.new import new_brief, new_length
from briefpress.scaffold.schemas import audience_schema, lengths_schema, theme_schema


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

    library = load_brief(tmp_path / "content/clean-water", tmp_path, LENGTHS)

    assert [] == list(check_brief(library))
    editions = expand(Request(), {library.name: library.brief}, LENGTHS)
    assert list(LENGTHS) == sorted((one.length for one in editions), key=lambda length: length.rank)


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


# ---- lengths


def length_codes(root: Path, name: str, source: str = "") -> list[str]:
    with pytest.raises(BriefPressError) as caught:
        new_length(root, name, source)
    return [finding.code for finding in caught.value.diagnostics]


def lengths_in(root: Path) -> list[str]:
    return [str(length) for length in TemplateLibrary(Project(root)).lengths]


def test_a_new_length_takes_its_place_and_schemas_know_it(tmp_path: Path) -> None:
    _, schema = new_brief(tmp_path, "clean-water")

    written = new_length(tmp_path, "two-pager")

    templates = tmp_path / "templates"
    assert (templates / "lengths.yaml", templates / "lengths.schema.json", schema) == written
    assert ["glance", "two-pager", "brief", "indepth"] == lengths_in(tmp_path)
    assert "Two pager" == TemplateLibrary(Project(tmp_path)).promises[lengths_of(["two-pager"])[0]].product
    assert ["glance", "two-pager", "brief", "indepth"] == json.loads(schema.read_text())["$defs"]["Length"]["enum"]
    assert all('"two-pager"' in made(Project(tmp_path)) for made in (audience_schema, theme_schema))


def test_what_a_new_length_has_in_comments_can_be_said(tmp_path: Path) -> None:
    new_length(tmp_path, "memo")
    path = tmp_path / "templates/lengths.yaml"

    path.write_text(re.sub(r"(?m)^  # ", "  ", path.read_text("utf-8")), "utf-8")

    by_name = {str(length): promise for length, promise in TemplateLibrary(Project(tmp_path)).promises.items()}
    assert Promise.model_fields.keys() - {"words", "before", "same_content"} == by_name["memo"].model_fields_set


def test_a_new_length_keeps_what_the_file_says(tmp_path: Path) -> None:
    new_length(tmp_path, "memo")
    path = tmp_path / "templates/lengths.yaml"
    before = path.read_text("utf-8").replace("pages: 2 ", "pages: 3 ")
    path.write_text(before, "utf-8")

    new_length(tmp_path, "note", "indepth")

    assert path.read_text("utf-8").startswith(before)
    assert ["glance", "memo", "brief", "indepth", "note"] == lengths_in(tmp_path)
    promises = TemplateLibrary(Project(tmp_path)).promises
    by_name = {str(length): promise for length, promise in promises.items()}
    assert by_name["note"] == by_name["indepth"].model_copy(update={"product": "Note"})


def test_the_schema_of_lengths_asks_for_what_an_added_one_needs(tmp_path: Path) -> None:
    definitions = json.loads(lengths_schema(Project(tmp_path)))["$defs"]

    assert ["product", "pages"] == definitions["Added"]["required"]
    assert "required" not in definitions["Changed"]


@pytest.mark.parametrize(
    ("name", "source", "code"),
    [
        ("Memo", "", "project.bad-name"),
        ("a.b", "", "project.bad-name"),
        ("brief", "", "project.name-taken"),
        ("memo", "breif", "project.no-source"),
    ],
)
def test_refuses_lengths_that_cannot_be(tmp_path: Path, name: str, source: str, code: str) -> None:
    assert [code] == length_codes(tmp_path, name, source)
    assert [] == list(tmp_path.iterdir())


def test_adds_nothing_to_a_file_that_has_no_room_at_its_end(tmp_path: Path) -> None:
    path = tmp_path / "templates/lengths.yaml"
    path.parent.mkdir()
    path.write_text("{brief: {pages: 6}}\n", "utf-8")

    assert ["project.not-added"] == length_codes(tmp_path, "memo")
    assert "{brief: {pages: 6}}\n" == path.read_text("utf-8")
