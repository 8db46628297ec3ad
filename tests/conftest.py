"""What all tests share: `--approve`, and projects made of case folders."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

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
