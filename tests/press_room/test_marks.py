"""What takes long has a mark by its fixture, so that `make quick` can go without: nobody keeps a list."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import LONG

TESTS = Path(__file__).parents[1]


@pytest.fixture
def by_another(libre_office: object) -> object:
    return libre_office


@pytest.mark.usefixtures("by_another")
def test_whoever_asks_for_it_has_its_mark(request: pytest.FixtureRequest) -> None:
    assert {"libre_office"} == LONG & {mark.name for mark in request.node.iter_markers()}


@pytest.mark.parametrize("program", ['"soffice"', "linux-x64/ooxml-validator"])
def test_nobody_else_starts_the_programs(program: str) -> None:
    others = (path for path in TESTS.rglob("*.py") if path != Path(__file__))

    found = {path.relative_to(TESTS).as_posix() for path in others if program in path.read_text("utf-8")}

    # The benchmarks run other people's tools.
    assert {"programs.py"} == found - {"benchmarks/peers.py"}
