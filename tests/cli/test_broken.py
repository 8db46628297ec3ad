"""Whatever is broken: exit code 1, findings with a place, no traceback, and the folder of builds as it was."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.conftest import CASES
from tests.writers.docx.broken import broken

from briefpress.cli import main
from briefpress.project import Project
from briefpress.publish.manifest import MANIFEST, is_intact, load_manifest

pytestmark = pytest.mark.slow

BRIEFS = sorted(
    folder for folder in (CASES / "content").iterdir() if "error[" in (folder / "expected.txt").read_text("utf-8")
)
TEMPLATES = sorted((CASES / "templates").iterdir())
REFERENCES = sorted((CASES / "reference").iterdir())
FILTERS = ["--language", "en", "--audience", "policymakers", "--length", "glance", "--jobs", "1"]


def build(project: Project) -> int:
    """Return the exit code of a build; a build of an earlier day stands there already."""
    (project.build / "tiny").mkdir(parents=True)
    (project.build / "tiny" / "old.pdf").write_bytes(b"old")
    return main(["build", *FILTERS, "--project", str(project.root)])


def assert_as_it_was(project: Project) -> None:
    files = [path for path in project.build.rglob("*") if path.is_file()]
    assert [project.build / "tiny" / "old.pdf"] == files
    assert b"old" == files[0].read_bytes()


@pytest.mark.parametrize("case", BRIEFS, ids=lambda folder: folder.name)
def test_a_broken_brief(case: Path, project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(project.content / "tiny")
    shutil.copytree(case, project.content / "tiny")

    code = build(project)

    told = capsys.readouterr().err
    assert 1 == code
    assert "error[" in told
    assert "--> content/tiny/" in told
    assert "Traceback" not in told
    assert_as_it_was(project)


@pytest.mark.parametrize("case", TEMPLATES, ids=lambda folder: folder.name)
def test_a_broken_template(case: Path, project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(case, project.root / "templates", ignore=shutil.ignore_patterns("expected.txt"))

    code = build(project)

    told = capsys.readouterr().err
    assert 1 == code
    assert "--> templates/" in told
    assert "Traceback" not in told
    assert "root:" not in told  # as in /etc/passwd
    files = {path.name for path in project.build.rglob("*") if path.is_file()} - {MANIFEST, ".lock"}
    assert {"old.pdf"} == files


@pytest.mark.parametrize("case", REFERENCES, ids=lambda folder: folder.name)
def test_a_broken_reference_document(case: Path, project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project.root / "templates" / "audiences" / "policymakers"
    folder.mkdir(parents=True)
    (folder / "reference.docx").write_bytes(broken(case))

    code = build(project)

    told = capsys.readouterr().err
    assert 1 == code
    assert "error[reference." in told
    assert "--> templates/audiences/policymakers/reference.docx:1:1" in told
    assert "hint: " in told
    assert "Traceback" not in told
    assert_as_it_was(project)


def test_a_megabyte_of_text(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    path = project.content / "tiny" / "brief.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("text: An example.", "text: " + "word " * 200_000), "utf-8")

    code = build(project)

    assert 1 == code
    assert "--> content/tiny/brief.yaml:" in capsys.readouterr().err
    assert_as_it_was(project)


def test_a_build_killed_at_any_moment_leaves_no_lie(project: Project) -> None:
    command = [sys.executable, "-m", "briefpress", "build", *FILTERS, "--format", "html", "--format", "docx"]
    chance = random.Random(20261125)
    brief = project.content / "tiny" / "brief.yaml"
    text = brief.read_text("utf-8")
    for turn in range(8):
        brief.write_text(text.replace("An example.", f"An example, written {turn} times."), "utf-8")
        process = subprocess.Popen(
            command, cwd=project.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(chance.uniform(0.3, 2.2))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert all(is_intact(project.build, entry) for entry in load_manifest(project.build).entries)

    assert 0 == subprocess.run(command, cwd=project.root, capture_output=True, check=False).returncode
    assert not list(project.build.rglob("*.part"))
    assert 2 == len(load_manifest(project.build).entries)
