"""`build --watch` builds again when a file changes, whatever is wrong with it, and ends with Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefpress.cli import main
from briefpress.project import Project

pytestmark = pytest.mark.slow

WORDS = ("build", "--watch", "--language", "en", "--length", "glance", "--audience", "public", "--format", "html")


def test_builds_again_when_a_file_changes_until_it_is_ended(project: Project) -> None:
    brief = project.content / "tiny" / "brief.yaml"
    text = brief.read_text("utf-8")
    page = project.build / "tiny/en/tiny.glance.public.en.html"
    with subprocess.Popen(
        [Path(sys.executable).with_name("briefpress"), *WORDS],
        cwd=project.root,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as running:
        heard(running)
        brief.write_text(
            text.replace("Plans can be dated", "[Plans", 1).replace("title: Doc", "title: [Doc", 1), "utf-8"
        )
        broken = heard(running)
        brief.write_text(text.replace("Plans can be dated", "Plans were dated", 1), "utf-8")
        mended = heard(running)
        running.send_signal(signal.SIGINT)
        code = running.wait(30)

    assert "error[" in broken
    assert "changed: content/tiny/brief.yaml" in mended
    assert "Plans were dated" in page.read_text("utf-8")
    assert 0 == code


def heard(running: subprocess.Popen[str]) -> str:
    """Return what is said until it waits again."""
    assert running.stdout
    said = []
    for line in running.stdout:
        said.append(line)
        if "Ctrl-C ends it" in line:
            return "".join(said)
    raise AssertionError("".join(said))


def test_one_json_document_cannot_be_watched(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == main(["build", "--watch", "--json", "--project", str(project.root)])

    assert "choose one of them" in capsys.readouterr().err


def test_says_what_to_install(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefpress.preview.extra.find_spec", lambda _name: None)

    for words in (["build", "--watch"], ["preview"]):
        assert 1 == main([*words, "--project", str(project.root)])
        assert "pip install 'briefpress[preview]'" in " ".join(capsys.readouterr().err.split())
