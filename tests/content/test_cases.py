"""A folder for each mistake that an author can make: the brief, and what is said about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import written
from tests.lengths import LENGTHS

from briefpress.content.check import check_brief
from briefpress.content.load import load_brief
from briefpress.diagnostics import BriefPressError, Diagnostic, in_order

CASES = Path(__file__).parents[1] / "cases"
MISTAKES = sorted(path.name for path in (CASES / "content").iterdir())


def findings(folder: Path) -> tuple[Diagnostic, ...]:
    """Return what loading and checking a brief finds."""
    try:
        return in_order(check_brief(load_brief(folder, folder, LENGTHS)))
    except BriefPressError as error:
        return error.diagnostics


def test_a_valid_brief_has_no_findings() -> None:
    assert () == findings(CASES / "valid")


@pytest.mark.parametrize("name", MISTAKES)
def test_says_what_is_wrong_and_where(name: str, *, approve: bool) -> None:
    expected = CASES / "content" / name / "expected.txt"

    found = "".join(map(written, findings(CASES / "content" / name)))

    if approve:
        expected.write_text(found, "utf-8")
    assert expected.read_text("utf-8") == found
