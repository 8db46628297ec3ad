"""A small project that has been built, once for all tests of the shelf."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conftest import AS_IT_COMES, made_once, tiny_project

from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Plan
from briefpress.pipeline.pipeline import build
from briefpress.project import Project
from briefpress.report.progress import SilentProgress


@pytest.fixture(scope="session")
def built(shared_folder: Path) -> Path:
    """The root of a project with one brief, printed for two audiences on one page, as PDF and as a web page."""
    return made_once(shared_folder / "built-for-shelf", lambda folder: make(tiny_project(folder)))


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Project:
    """A copy of it."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return Project(tmp_path)


def make(project: Project) -> None:
    request = Request(languages=("en",), lengths=("glance",), formats=("pdf", "html"))
    outcome = build(request, project, Plan(project.build, 1, settings=AS_IT_COMES), SilentProgress())
    assert () == outcome.diagnostics
