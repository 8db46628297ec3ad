"""The shipped brief is written as its audiences ask, in every language: there is nothing to be said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpress.editions.request import Request
from briefpress.pipeline.pipeline import check
from briefpress.project import Project

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


def test_check_finds_nothing() -> None:
    findings = check(Request(briefs=("green-belt-and-road",)), Project(ROOT), is_whole=True)

    assert [] == [f"{finding.place} {finding.message}" for finding in findings]
