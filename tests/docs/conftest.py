"""The project that most pages begin with: a new brief, whose editions an earlier build has made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefpress.cli import main
from briefpress.project import Project
from briefpress.publish.cache import FOLDER
from tests.conftest import made_once


@pytest.fixture(scope="session")
def user_caches(shared_folder: Path) -> Path:
    """Where what seals the caches lies: what one process has made, the others take for their own."""
    return shared_folder / "docs-caches"


@pytest.fixture(autouse=True)
def own_caches(user_caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all pages be done by one user."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(user_caches))


@pytest.fixture(scope="session")
def built(shared_folder: Path, user_caches: Path) -> Project:
    """A project with a new brief named `water`, built."""

    def make(folder: Path) -> None:
        project = ["--project", str(folder)]
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_CACHE_HOME", str(user_caches))
            assert 0 == main(["new", "brief", "water", *project])
            assert 0 == main(["build", "--quiet", *project])

    return Project(made_once(shared_folder / "docs-water", make))


def copied(built: Project, root: Path) -> None:
    """Put the brief into another folder, with what its build has kept: what a page does not change is made."""
    shutil.copytree(built.content, root / "content")
    keep(built, root / "build")


def keep(built: Project, build: Path) -> None:
    """Put what its build has kept into another folder of builds."""
    shutil.copytree(built.build / FOLDER, build / FOLDER)
