"""The shipped brief, built once for all tests, in every edition and format."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conftest import made_once
from tests.programs import LibreOffice

from briefpress.diagnostics import Severity
from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Plan
from briefpress.pipeline.pipeline import build
from briefpress.project import Project
from briefpress.publish.manifest import Entry, read_manifest
from briefpress.report.progress import SilentProgress

REPOSITORY = Path(__file__).parents[2]
BRIEF = "green-belt-and-road"


@pytest.fixture(scope="session")
def shipped(shared_folder: Path) -> Path:
    """The folder of a build of everything."""

    def make(folder: Path) -> None:
        out = folder / "build"
        out.mkdir()
        outcome = build(Request(briefs=(BRIEF,)), Project(REPOSITORY), Plan(out, 2), SilentProgress())
        assert () == tuple(one for one in outcome.diagnostics if one.severity is Severity.ERROR)
        (folder / "marks.txt").write_text(
            "".join(f"{one.code}: {one.message}\n" for one in outcome.diagnostics), "utf-8"
        )

    return made_once(shared_folder / "shipped", make) / "build"


@pytest.fixture(scope="session")
def proofreaders_marks(shipped: Path) -> list[str]:
    """What the build has found wrong with pages, one a line."""
    return (shipped.parent / "marks.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="session")
def entries(shipped: Path) -> tuple[Entry, ...]:
    """The manifest's entries."""
    return read_manifest(shipped)


@pytest.fixture(scope="session")
def opened(shared_folder: Path, shipped: Path, entries: tuple[Entry, ...], libre_office: LibreOffice) -> Path:
    """A folder with what LibreOffice makes of Word files, in the machine's fonts: their text and their pages."""

    def make(folder: Path) -> None:
        files = [shipped / f"{stem}.docx" for stem in opened_stems(entries)]
        libre_office.convert(files, "fodt", folder)
        libre_office.convert(files, "pdf", folder)

    return made_once(shared_folder / "opened", make)


def stems(entries: tuple[Entry, ...]) -> list[str]:
    return sorted({entry.path.rsplit(".", 1)[0] for entry in entries})


def opened_stems(entries: tuple[Entry, ...]) -> list[str]:
    """Return each language, and each audience in one: the others have the same templates, and opening is slow."""
    return [stem for stem in stems(entries) if ".policymakers." in stem or stem.endswith(".en")]


def copy_project(target: Path) -> Project:
    """Return a project of its own with the shipped brief and templates."""
    for name in ("content", "templates"):
        shutil.copytree(REPOSITORY / name, target / name)
    return Project(target)
