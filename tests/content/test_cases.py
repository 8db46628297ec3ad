"""A folder for each mistake that an author can make: the brief, and what is said about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpress.content.check import check_brief
from briefpress.content.load import load_brief
from briefpress.diagnostics import BriefPressError, Diagnostic, in_order

CASES = Path(__file__).parents[1] / "cases"
MISTAKES = sorted(path.name for path in (CASES / "content").iterdir())


def findings(folder: Path) -> tuple[Diagnostic, ...]:
    """Return what loading and checking a brief finds."""
    try:
        return in_order(check_brief(load_brief(folder, folder)))
    except BriefPressError as error:
        return error.diagnostics


def written(diagnostic: Diagnostic) -> str:
    """Return a finding on one line, its caret as a range of columns, and its hint on another."""
    place = diagnostic.place
    assert place
    where = f"{place}" if place.width == 1 else f"{place}-{place.column + place.width - 1}"
    hint = f"\n  hint: {diagnostic.hint}" if diagnostic.hint else ""
    return f"{diagnostic.severity}[{diagnostic.code}] {where} {diagnostic.message}{hint}\n"


def test_a_valid_brief_has_no_findings() -> None:
    assert () == findings(CASES / "valid")


@pytest.mark.parametrize("name", MISTAKES)
def test_says_what_is_wrong_and_where(name: str) -> None:
    expected = (CASES / "content" / name / "expected.txt").read_text("utf-8")

    found = findings(CASES / "content" / name)

    assert expected == "".join(map(written, found))
