"""What all tests share: `--approve`, and projects made of case folders."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefpress.diagnostics import Diagnostic
from briefpress.project import Project

CASES = Path(__file__).parent / "cases"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--approve", action="store_true", help="write what was found as what is expected")


@pytest.fixture
def approve(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--approve"))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of its own with one valid brief, `tiny`, and the default templates."""
    folder = tmp_path / "content" / "tiny"
    folder.mkdir(parents=True)
    shutil.copy(CASES / "valid" / "brief.yaml", folder / "brief.yaml")
    return Project(tmp_path)


def written(diagnostic: Diagnostic) -> str:
    """Return a finding on one line, its caret as a range of columns, and its hint on another."""
    place = diagnostic.place
    assert place
    where = f"{place}" if place.width == 1 else f"{place}-{place.column + place.width - 1}"
    hint = f"\n  hint: {diagnostic.hint}" if diagnostic.hint else ""
    return f"{diagnostic.severity}[{diagnostic.code}] {where} {diagnostic.message}{hint}\n"
