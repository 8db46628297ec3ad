"""What a preview is made of, without a browser: choices, spots, editors, the note for later commands, numbers."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest
from tests.conftest import CASES

from briefpress.diagnostics import BriefPressError, Place
from briefpress.preview import hand_over
from briefpress.preview.address import Address
from briefpress.preview.choice import Choice, first_choice
from briefpress.preview.editor import Editor
from briefpress.preview.gauge import lines_left
from briefpress.preview.places import file_of
from briefpress.preview.spot import Spot
from briefpress.project import Project

WORDS = {"brief": "tiny", "language": "en", "length": "glance", "audience": "public"}


def test_an_address_names_an_edition() -> None:
    assert Choice("tiny", "en", "glance", "public", "a5") == Choice.of({**WORDS, "paper": "a5"})


@pytest.mark.parametrize("missing", sorted(WORDS))
def test_an_address_without_an_edition(missing: str) -> None:
    with pytest.raises(BriefPressError, match=f"names no {missing}"):
        Choice.of({name: word for name, word in WORDS.items() if name != missing})


def test_begins_with_the_first_edition_that_has_the_words(project: Project) -> None:
    assert Choice("tiny", "en", "glance", "policymakers") == first_choice("", project, None, "", "")
    assert Choice("tiny", "fr", "brief", "public") == first_choice("public/fr/brief", project, None, "", "")


def test_begins_with_a_brief_that_cannot_be_read(project: Project) -> None:
    (project.content / "tiny" / "brief.yaml").write_text("title: [", "utf-8")

    assert "tiny" == first_choice("", project, None, "", "").brief


def test_says_which_word_no_edition_has(project: Project) -> None:
    with pytest.raises(BriefPressError) as caught:
        first_choice("en/glanse", project, None, "", "")

    assert 'did you mean "glance"?' == caught.value.diagnostics[0].hint


def test_a_line_is_of_a_brief_and_of_a_language(tmp_path: Path) -> None:
    project = Project(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "water").symlink_to(CASES / "translated" / "water")
    folder = tmp_path / "content" / "tiny" / "translations"
    folder.mkdir(parents=True)
    (folder / "fr.po").write_text("", "utf-8")

    spot = Spot.of(Path("content/tiny/translations/fr.po"), 12, project)

    assert ("tiny", "fr", "content/tiny/translations/fr.po:12") == (spot.brief, spot.language, str(spot))
    for other in ("content/water/brief.yaml", "content/tiny", "elsewhere.yaml"):
        with pytest.raises(BriefPressError, match="is no file of a brief"):
            Spot.of(Path(other), 1, project)


def test_an_editor_is_a_link_or_a_command(tmp_path: Path) -> None:
    path, place = tmp_path / "a brief.yaml", Place("a brief.yaml", 12, 5)

    assert Editor().address(path, place).endswith("/a%20brief.yaml:12:5")
    assert "idea://open?line=12" == Editor.of("idea://open?line={line}").address(path, place)
    assert "" == Editor.of("true {file}").address(path, place)


def test_a_command_gets_the_place_and_no_shell_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "a; touch hacked.yaml"
    editor = Editor.of(f"sh -c 'printf %s\\\\n \"$@\" >{tmp_path}/told' sh {{file}} {{line}}")

    assert "" == editor.start(path, Place("", 12))

    told = tmp_path / "told"
    while not (told.exists() and told.read_text().count("\n") == 2):
        time.sleep(0.01)
    assert f"{path}\n12\n" == told.read_text()


@pytest.mark.parametrize("words", ["no-such-editor {file}", "'unclosed"])
def test_an_editor_that_is_not_there(words: str) -> None:
    with pytest.raises(BriefPressError, match="no editor is started"):
        Editor.of(words)


def test_a_note_is_for_its_user_alone_and_goes_with_its_preview(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    note = hand_over.kept_at(tmp_path_factory.mktemp("caches") / "own", project)
    assert note

    hand_over.keep(note, Address(8000, "token"))

    assert 0o600 == stat.S_IMODE(note.stat().st_mode)
    hand_over.forget(note)
    assert not note.exists()


def test_nobody_answers_where_no_preview_runs(project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    note = hand_over.kept_at(tmp_path_factory.mktemp("caches") / "own", project)
    spot = Spot("content/tiny/brief.yaml", 1, "tiny", "")
    assert note

    assert not hand_over.pointed(note, spot)
    for text in ("", "[]", '{"port": "x"}', '{"port": 1, "token": "t", "process": 1}'):
        note.write_text(text)
        assert not hand_over.pointed(note, spot)


def test_a_folder_that_cannot_be_written_to_is_no_mistake(project: Project) -> None:
    hand_over.keep(hand_over.kept_at(None, project), Address(8000, "token"))
    hand_over.keep(project.root / "missing" / "note.json", Address(8000, "token"))


@pytest.mark.parametrize(
    ("lines", "fill", "promised", "left"),
    [((40,), 0.5, 1, 40), ((50, 20), 0.4, 4, 130), ((50, 50), 1.0, 2, 0), ((50, 5), 0.1, 1, 0), ((0,), 0.0, 1, 1)],
)
def test_room_is_told_in_lines(lines: tuple[int, ...], fill: float, promised: int, left: int) -> None:
    assert left == lines_left(lines, fill, promised)


def test_nothing_but_briefs_and_templates_is_named(project: Project) -> None:
    (project.root / "secret").write_text("", "utf-8")
    (project.content / "tiny" / "link.yaml").symlink_to(project.root / "secret")

    assert project.content / "tiny" / "brief.yaml" == file_of(project, "content/tiny/brief.yaml")
    assert None is file_of(project, "secret")
    assert None is file_of(project, "content/tiny/link.yaml")
    assert None is file_of(project, os.fspath(project.root / "secret"))
