"""`verify` and `doctor`: what they print, with which exit code, and what they do without."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefpress.cli import main

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> Path:
    """A project with one sample brief and its one-pager as HTML, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    main(["new", "brief", "water"])
    main(["build", "--quiet", "--length", "glance", "--format", "html"])
    capsys.readouterr()
    return tmp_path


@pytest.mark.usefixtures("project")
def test_verify_says_that_all_is_as_it_was_made(capsys: Printed) -> None:
    assert 0 == main(["verify"])

    printed = capsys.readouterr()
    assert ("1 file is as the manifest says\n", "") == (printed.out, printed.err)


def test_verify_finds_what_was_changed(project: Path, capsys: Printed) -> None:
    (project / "build/water/en/water.glance.policymakers.en.html").write_text("", "utf-8")

    assert 1 == main(["verify"])

    printed = capsys.readouterr()
    assert "" == printed.out
    assert "error[publish.changed-file]: build/water/en/water.glance.policymakers.en.html has been" in printed.err


def test_verify_needs_no_project_for_a_folder(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    elsewhere = project / "elsewhere"
    (project / "build").rename(elsewhere)
    (project / "content").rename(project / "gone")
    monkeypatch.chdir(elsewhere)

    assert 0 == main(["verify", "."])
    assert 1 == main(["verify"])
    assert "project.none" in capsys.readouterr().err


@pytest.mark.usefixtures("project")
def test_verify_as_json_lists_the_files_that_stand(capsys: Printed) -> None:
    assert 0 == main(["verify", "--json"])

    document = json.loads(capsys.readouterr().out)
    assert ["water/en/water.glance.policymakers.en.html"] == [entry["path"] for entry in document["editions"]]
    assert document["ok"] is True


def test_verify_loads_no_engine(project: Path) -> None:
    program = (
        "import sys; from briefpress.cli import main; main(['verify'])\n"
        "print(*{'weasyprint', 'docx', 'jinja2', 'babel'} & set(sys.modules))"
    )

    printed = subprocess.run(
        [sys.executable, "-c", program], cwd=project, check=True, capture_output=True, encoding="utf-8"
    )

    assert "1 file is as the manifest says\n\n" == printed.stdout
