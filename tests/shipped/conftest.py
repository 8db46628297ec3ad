"""The shipped brief, built once for all tests, in every edition and format."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Plan
from briefpress.pipeline.pipeline import build
from briefpress.project import Project
from briefpress.publish.lock import exclusive_lock
from briefpress.publish.manifest import Entry, read_manifest
from briefpress.report.progress import SilentProgress

REPOSITORY = Path(__file__).parents[2]
BRIEF = "green-belt-and-road"


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of everything; several test processes share one."""
    # Every process of a parallel run has its own folder below the one that they share.
    own = tmp_path_factory.getbasetemp()
    shared = (own.parent if own.name.startswith("popen-") else own) / "shipped"
    shared.mkdir(exist_ok=True)
    with exclusive_lock(shared, lambda: None):
        out = shared / "build"
        if not (out / "manifest.json").exists():
            out.mkdir()
            outcome = build(Request(briefs=(BRIEF,)), Project(REPOSITORY), Plan(out, 2), SilentProgress())
            assert () == outcome.diagnostics
    return out


@pytest.fixture(scope="session")
def entries(shipped: Path) -> tuple[Entry, ...]:
    """The manifest's entries."""
    return read_manifest(shipped)


def copy_project(target: Path) -> Project:
    """Return a project of its own with the shipped brief and templates."""
    for name in ("content", "templates"):
        shutil.copytree(REPOSITORY / name, target / name)
    return Project(target)
