"""What is typed, what is written, and what is said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefpress.cli import main
from tests.incoming.importing.documents import documents

ALL = {one.name: one for one in documents()}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.docx").write_bytes(ALL["bold.docx"].content)
    return tmp_path


def test_a_draft_is_written_with_its_pictures_and_what_to_do_next(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == main(["import", "old.docx", "shade"])

    said = capsys.readouterr()
    assert [
        "wrote content/shade/brief.yaml",
        "wrote content/shade/picture-1.png",
        "wrote content/brief.schema.json",
        "next:",
        "  1. write: content/shade/brief.yaml has 4 things to do, named at its head",
        "  2. print: briefpress build --draft shade",
    ] == said.out.splitlines()
    assert 'warning[import.left-out]: left out: a running head or foot, "Institute of Shade"' in said.err
    text = (here / "content/shade/brief.yaml").read_text("utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../brief.schema.json\n#\n# A first draft, made of old.docx.\n#\n"
        "# What to do next:\n# 1. "
    )
    head = text[: text.index("\n\n")]
    assert "\n# 4 things to do or to look at:\n" in head
    assert "\n# Not in this draft:\n# - a running head or foot" in head
    assert 0 == main(["check", "shade", "--quiet"])


def test_nothing_is_written_over(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "content/shade").mkdir(parents=True)

    assert 1 == main(["import", "old.docx", "shade"])

    assert "error[project.name-taken]: content/shade is there already" in capsys.readouterr().err
    assert [] == list((here / "content/shade").iterdir())


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("none.docx", "shade"), "error[import.unreadable]: the file cannot be read: no such file or directory"),
        ((".", "shade"), "error[import.unreadable]"),
        (("old.docx", "Shade!"), 'error[project.bad-name]: "Shade!" cannot be the name of a folder here'),
        (("old.pdf", "shade"), "error[import.unreadable]: the file is a PDF"),
    ],
)
def test_says_what_is_wrong(
    words: tuple[str, str], message: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "old.pdf").write_bytes(b"%PDF-1.7")

    assert 1 == main(["import", *words])

    assert message in capsys.readouterr().err
    assert not (here / "content").exists()


def test_a_language_that_the_project_cannot_set_is_told(here: Path) -> None:
    words = "Der Schatten ist das, was die Stadt nicht hat, und es wird mit der Zeit eine Last für die Leute."
    (here / "alt.md").write_text(f"# Schatten\n\n{words}\n\n## Eins\n\n{words}\n\n## Zwei\n\n{words}\n", "utf-8")

    assert 0 == main(["import", "alt.md", "schatten", "--quiet"])

    text = (here / "content/schatten/brief.yaml").read_text("utf-8")
    assert 'the text seems to be in "de", which this project cannot set yet: briefpress new language de' in flat(text)
    assert "\nlanguage: en\n" in text
    shutil.rmtree(here / "content")


def flat(text: str) -> str:
    return " ".join(text.replace("\n#", "\n").split())
