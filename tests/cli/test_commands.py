"""What is typed, what is printed, which exit code comes back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefpress import __version__
from briefpress.cli import main

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> Path:
    """A project with one sample brief, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    main(["new", "brief", "water"])
    capsys.readouterr()
    return tmp_path


def test_tells_its_version(capsys: Printed) -> None:
    assert 0 == main(["--version"])
    assert f"briefpress {__version__}\n" == capsys.readouterr().out


def test_help_names_every_command(capsys: Printed) -> None:
    assert 0 == main(["--help"])
    printed = capsys.readouterr().out
    assert all(word in printed for word in ("build", "check", "list", "explain", "new", "schema", "doctor", "verify"))


@pytest.mark.parametrize("typed", [["bild"], ["build", "--loud"], ["build", "--jobs", "0"], ["explain"], ["new", "x"]])
def test_wrong_usage_is_2(typed: list[str], capsys: Printed) -> None:
    assert 2 == main(typed)
    assert "Usage: briefpress" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "check", "list"])
def test_outside_a_project_there_is_a_finding(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.chdir(tmp_path)

    assert 1 == main([command])

    printed = capsys.readouterr()
    assert "" == printed.out
    assert printed.err.startswith("error[project.none]: ")
    assert "hint: " in printed.err


def test_a_finding_as_json_is_the_only_thing_printed(tmp_path: Path, capsys: Printed) -> None:
    assert 1 == main(["build", "--json", "--project", str(tmp_path)])

    printed = capsys.readouterr()
    document = json.loads(printed.out)
    assert "" == printed.err
    assert document["ok"] is False
    assert [] == document["editions"]
    assert ["project.none"] == [finding["code"] for finding in document["diagnostics"]]


def test_starts_a_brief_and_says_what_comes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.chdir(tmp_path)

    assert 0 == main(["new", "brief", "water"])

    expected = """\
wrote content/water/brief.yaml
wrote content/brief.schema.json
next:
  1. write: replace the sample text in content/water/brief.yaml; its comments say how
  2. check: briefpress check water
  3. print: briefpress build water
"""
    assert expected == capsys.readouterr().out


def test_what_comes_next_is_typed_as_this_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    monkeypatch.chdir(tmp_path)
    command = tmp_path / ".venv/bin/briefpress"
    command.parent.mkdir(parents=True)
    command.touch(0o755)
    monkeypatch.setattr("sys.argv", [".venv/bin/briefpress", "new"])
    monkeypatch.setenv("PATH", "/usr/bin")

    main(["new", "theme", "house"])
    monkeypatch.setenv("PATH", str(command.parent))
    main(["new", "theme", "home"])

    printed = capsys.readouterr().out
    assert "see it: .venv/bin/briefpress build --theme house" in printed
    assert "see it: briefpress build --theme home" in printed


@pytest.mark.usefixtures("project")
def test_a_bad_name_is_a_finding(capsys: Printed) -> None:
    assert 1 == main(["new", "brief", "Clean Water"])
    assert "error[project.bad-name]" in capsys.readouterr().err


def test_lists_the_editions_of_the_project_above(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.chdir(project / "content" / "water")

    assert 0 == main(["list", "--length", "glance", "--length", "brief"])

    assert "water en/glance/policymakers\nwater en/brief/policymakers\n" == sorted_by_line(capsys.readouterr().out)


def sorted_by_line(text: str) -> str:
    """Return lines with the glance first: the order of editions is not the command's to say."""
    return "".join(sorted(text.splitlines(keepends=True), reverse=True))


@pytest.mark.usefixtures("project")
def test_lists_editions_as_json(capsys: Printed) -> None:
    assert 0 == main(["list", "--json", "--length", "glance"])

    document = json.loads(capsys.readouterr().out)
    expected = [{"brief": "water", "language": "en", "length": "glance", "audience": "policymakers"}]
    assert expected == document["editions"]
    assert document["ok"] is True


@pytest.mark.usefixtures("project")
def test_an_unknown_brief_is_a_finding_with_a_hint(capsys: Printed) -> None:
    assert 1 == main(["list", "watr"])
    assert 'hint: did you mean "water"?' in capsys.readouterr().err


def test_check_tells_findings_where_they_are(project: Path, capsys: Printed) -> None:
    brief = project / "content/water/brief.yaml"
    brief.write_text(brief.read_text("utf-8").replace("[@pdfua]", "[@pdfau]"), "utf-8")

    assert 1 == main(["check"])

    printed = capsys.readouterr()
    assert "error[content.unknown-source]" in printed.err
    assert "--> content/water/brief.yaml:" in printed.err


def test_explains_a_code(capsys: Printed) -> None:
    assert 0 == main(["explain", "publish.disk-full"])
    assert capsys.readouterr().out.startswith("publish.disk-full\n  There is no room")


def test_an_unknown_code_is_a_finding(capsys: Printed) -> None:
    assert 1 == main(["explain", "publish.disk-ful"])
    assert 'did you mean "publish.disk-full"?' in capsys.readouterr().err


@pytest.mark.parametrize(
    "typed",
    [
        ["build", "--length", "memmo"],
        ["check", "--length", "memmo"],
        ["list", "--length", "memmo"],
        ["docx-reference", "--out", "house.docx", "--length", "memmo"],
        ["new", "length", "note", "--from", "memmo"],
    ],
)
def test_a_misspelt_length_is_a_finding(typed: list[str], project: Path, capsys: Printed) -> None:
    assert 0 == main(["new", "length", "memo"])
    assert 0 == main(["list", "--length", "memo"])
    assert "water en/memo/policymakers\n" in capsys.readouterr().out

    assert 1 == main(typed)

    printed = capsys.readouterr()
    assert '"memmo"' in printed.err
    assert 'hint: did you mean "memo"?' in printed.err
    assert not (project / "house.docx").exists()


@pytest.mark.parametrize("what", ["brief", "audience", "theme", "lengths"])
def test_the_schemas_name_the_lengths_of_the_project(what: str, project: Path, capsys: Printed) -> None:
    assert project.is_dir()
    assert 0 == main(["new", "length", "memo"])
    capsys.readouterr()

    assert 0 == main(["schema", what])

    assert '"memo"' in capsys.readouterr().out


def test_prints_the_schema(capsys: Printed) -> None:
    assert 0 == main(["schema"])
    assert "properties" in json.loads(capsys.readouterr().out)


def test_explains_how_an_edition_was_made_to_fit(project: Path, capsys: Printed) -> None:
    assert 0 == main(["build", "--quiet", "--length", "glance", "--format", "html", "--project", str(project)])

    for typed in ("en/glance", "glance", "water/en", "water.glance.policymakers.en.html"):
        assert 0 == main(["explain", typed]), typed

        printed = capsys.readouterr().out
        assert printed.startswith("en/glance/policymakers: "), typed
        assert "pages at the standard setting, budget 1; " in printed, typed


@pytest.mark.usefixtures("project")
def test_an_edition_that_was_not_made_is_a_finding(capsys: Printed) -> None:
    assert 1 == main(["explain", "en/glance"])
    assert 'error[edition.not-made]: no edition "en/glance" has been made in build' in capsys.readouterr().err
