"""Each test is sent a project of its own; what it lets be built, the same workers build."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.security.stranger import Stranger, stranger_at


@pytest.fixture(scope="module", autouse=True)
def same_workers(warm_workers: None) -> None:
    """Build with workers that have built before."""


@pytest.fixture
def stranger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Stranger:
    return stranger_at(tmp_path, capsys)
