"""Each test is sent a project of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.security.stranger import Stranger, stranger_at


@pytest.fixture
def stranger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Stranger:
    return stranger_at(tmp_path, capsys)
