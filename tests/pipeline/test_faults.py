"""Whatever interrupts a build, it says so, leaves what was there, and the next build goes on."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from tests import lengths
from tests.conftest import KEY, tiny_project
from tests.stress.corpus import Size, write_brief

from briefpress.diagnostics import BriefPressError
from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Plan
from briefpress.pipeline.pipeline import build
from briefpress.project import Project
from briefpress.publish.cache import FOLDER
from briefpress.publish.manifest import is_intact, load_manifest
from briefpress.report.progress import SilentProgress

pytestmark = pytest.mark.slow

GLANCE = Request(languages=("en",), audiences=("policymakers",), lengths=("glance",), formats=("html",))

COMMAND = (sys.executable, "-m", "briefpress", "build", "--language", "en", "--audience", "policymakers")


def files_of(build_folder: Path) -> dict[str, bytes]:
    """Return what readers are given."""
    shown = (path for path in build_folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    shown = (path for path in shown if ".cache" not in path.parts)
    return {path.relative_to(build_folder).as_posix(): path.read_bytes() for path in shown}


def made(project: Project) -> tuple[str, ...]:
    outcome = build(GLANCE, project, Plan(project.build, 1, key=KEY), SilentProgress())
    return tuple(finding.code for finding in outcome.diagnostics)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What builds have kept of the brief as it was and as it is when it is changed: printing is nothing new here."""
    project = tiny_project(tmp_path_factory.mktemp("kept"))
    assert () == made(project)
    change(project)
    assert () == made(project)
    return project.build / FOLDER


def change(project: Project) -> None:
    brief = project.content / "tiny" / "brief.yaml"
    brief.write_text(brief.read_text("utf-8").replace("An example.", "An example, changed."), "utf-8")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "publish.disk-full"),
        (errno.EROFS, "publish.not-allowed"),
        (errno.EACCES, "publish.not-allowed"),
        (errno.EIO, "publish.failed"),
    ],
    ids=["disk full", "read-only", "not allowed", "disk broken"],
)
def test_a_folder_that_takes_nothing(
    number: int, code: str, project: Project, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(kept, project.build / FOLDER)
    assert () == made(project)
    before = files_of(project.build)
    change(project)

    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(BriefPressError) as caught:
            made(project)

    assert {code} == {finding.code for finding in caught.value.diagnostics}
    assert before == files_of(project.build)
    assert () == made(project)
    assert before.keys() == files_of(project.build).keys()
    assert before != files_of(project.build)


def test_a_file_that_a_viewer_has_locked(project: Project, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(kept, project.build / FOLDER)
    assert () == made(project)
    change(project)
    replace = os.replace

    def locked(part: str, target: str, **folders: int | None) -> None:
        if Path(target).suffix == ".html":
            raise PermissionError(errno.EACCES, "in use")
        replace(part, target, **folders)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", locked)
        with pytest.raises(BriefPressError) as caught:
            made(project)

    (finding,) = caught.value.diagnostics
    assert ("publish.not-allowed", True) == (finding.code, "close it in other programs" in finding.hint)
    assert all(is_intact(project.build, entry) for entry in load_manifest(project.build).entries)
    assert () == made(project)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_asked_to_stop_it_stops_clean_and_the_next_build_goes_on(
    number: signal.Signals, code: int, project: Project
) -> None:
    write_brief(project.content, "many", Size(lengths.GLANCE, 240, seed=1))
    words = ("--length", "glance", "--language", "en", "--language", "fr", "--format", "pdf", "--jobs", "1")
    command = [sys.executable, "-m", "briefpress", "build", "many", *words]
    process = subprocess.Popen(
        command,
        cwd=project.root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A shell lets what it starts in the background ignore Ctrl-C, and what that starts too.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.default_int_handler),
    )
    # As soon as it has begun: when the first edition is made, others are still to come.
    assert process.stderr
    first = next(line for line in process.stderr if not line.startswith("4 editions more"))
    assert first.startswith("[1/")
    os.killpg(process.pid, number)
    rest = process.stderr.read()
    process.stderr.close()

    assert code == process.wait(timeout=30), rest
    assert "stopped; nothing was changed" in rest
    assert "Traceback" not in rest
    assert {} == files_of(project.build)
    assert not alive_in(process.pid)
    again = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=True)
    # What was made before is not made again.
    assert "unchanged" in again.stderr


def alive_in(group: int) -> bool:
    """Say whether a process of a group is left after a moment."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.05)
    return True


def test_two_builds_at_once_both_finish(project: Project) -> None:
    command = [*COMMAND, "--length", "glance", "--format", "html"]
    two = [
        subprocess.Popen(command, cwd=project.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(2)
    ]

    assert [0, 0] == [process.wait(timeout=120) for process in two]
    assert all(is_intact(project.build, entry) for entry in load_manifest(project.build).entries)
