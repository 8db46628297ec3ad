"""`hear` prints what a screen reader says of one edition, and `--pdf` asks for standards by their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpress.cli import main

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> Path:
    """A project with one sample brief, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    main(["new", "brief", "water"])
    capsys.readouterr()
    return tmp_path


def test_prints_what_is_heard_and_writes_nothing(project: Path, capsys: Printed) -> None:
    assert 0 == main(["hear", "en/glance/policymakers"])

    heard = capsys.readouterr().out.splitlines()
    assert "document, in en" == heard[0]
    assert "heading, level 1: Documents that everyone can read" in heard
    assert any(line.startswith("list, ") for line in heard)
    assert any("[link: Back to where source 1 is cited]" in line for line in heard)
    assert not (project / "build" / "manifest.json").exists()


@pytest.mark.parametrize(
    ("what", "told"), [("en", '"en" is 3 editions'), ("en/glanse", 'did you mean "glance"'), ("xx/yy", "no edition")]
)
@pytest.mark.usefixtures("project")
def test_says_which_edition_is_meant(what: str, told: str, capsys: Printed) -> None:
    assert 1 == main(["hear", what])

    printed = capsys.readouterr().err
    assert "error[edition.not-one]" in printed
    assert told in printed


@pytest.mark.usefixtures("project")
def test_a_standard_that_is_none_is_told(capsys: Printed) -> None:
    assert 1 == main(["build", "--pdf", "a-3", "--length", "glance", "--format", "pdf"])

    printed = capsys.readouterr().err
    assert 'error[edition.unknown-pdf]: no standard of PDF is named "a-3"' in printed
    assert 'did you mean "a-3a"?' in printed


def test_a_theme_that_names_none_is_told_with_its_place(project: Path, capsys: Printed) -> None:
    (project / "templates").mkdir(exist_ok=True)
    (project / "templates" / "theme.yaml").write_text("pdf: ua-2\n", "utf-8")

    assert 1 == main(["build", "--length", "glance", "--format", "pdf"])

    printed = capsys.readouterr().err
    assert "error[theme.unknown-pdf]" in printed
    assert "templates/theme.yaml:1:6" in printed
