"""The same inputs give the same bytes: in another folder, on another day, with other jobs, in another zone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefpress.project import Project

pytestmark = pytest.mark.slow

# Whatever asks for the time gets another day: the clock, and what zip files and PDFs read it with.
PROGRAM = """
import sys, time
days = int(sys.argv.pop(1))
clock, local, world = time.time, time.localtime, time.gmtime
time.time = lambda: clock() + days * 86400
time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: world(time.time() if seconds is None else seconds)
from briefpress.cli import main
sys.exit(main())
"""
FILTERS = ("--language", "en", "--audience", "policymakers", "--length", "glance", "--length", "brief")


def files_of(root: Path, days: int, jobs: int, zone: str, seed: str) -> dict[str, bytes]:
    """Return what a build makes in a process of its own."""
    command = [sys.executable, "-c", PROGRAM, str(days), "build", *FILTERS, "--jobs", str(jobs), "--project", str(root)]
    environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed}
    subprocess.run(command, check=True, capture_output=True, cwd=root, env=environment)
    made = (path for path in (root / "build").rglob("*") if path.is_file() and not _is_hidden(path.relative_to(root)))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in made}


def _is_hidden(path: Path) -> bool:
    """Say whether a path is of the lock or the cache, which no reader is given."""
    return any(step.startswith(".") for step in path.parts)


def test_two_builds_give_the_same_bytes(project: Project, tmp_path: Path) -> None:
    elsewhere = tmp_path / "quite" / "another place"
    shutil.copytree(project.content, elsewhere / "content")

    here = files_of(project.root, days=0, jobs=1, zone="UTC", seed="1")
    there = files_of(elsewhere, days=40, jobs=2, zone="Asia/Tokyo", seed="2")

    assert 7 == len(here)
    assert sorted(here) == sorted(there)
    assert [] == [name for name in here if here[name] != there[name]]
