"""What was measured reads as a table, and stands in docs/benchmarks.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.table import END, START, Line, table_of, written
from tests.benchmarks.workload import change_a_string, copy_project

ROOT = Path(__file__).parents[2]
LINES = [Line("text", "engine", "18 PDF", 10.0, 1.0), Line("text", "ours", "36 files", 12.345, 1.234)]


def test_the_table_on_the_page_says_nothing_of_the_machine() -> None:
    assert (
        "|  | makes | time |\n| --- | --- | ---: |\n| *text* |  |  |\n| engine | 18 PDF | 1.00 |\n"
        "| ours | 36 files | 1.23 |\n"
    ) == table_of(LINES)


def test_what_is_far_quicker_is_not_told_as_nothing() -> None:
    assert "| it | 1 PDF | 0.003 |" in table_of([Line("text", "it", "1 PDF", 0.015, 0.003)])


def test_seconds_are_told_to_whoever_measures() -> None:
    assert "| ours | 36 files | 1.23 | 12.35 |" in table_of(LINES, with_seconds=True)


def test_a_table_takes_the_place_of_the_last_one() -> None:
    start, end = START.format("growth"), END.format("growth")
    page = f"before\n{start}\nold\n{end}\nafter\n"

    once = written(page, "new\n", "growth")

    assert f"before\n{start}\n\nnew\n\n{end}\nafter\n" == once
    assert once == written(once, "new\n", "growth")


@pytest.mark.parametrize("name", ["benchmark", "growth"])
def test_the_page_has_a_place_for_it(name: str) -> None:
    assert "| new |" in written((ROOT / "docs/benchmarks.md").read_text("utf-8"), "| new |", name)
    with pytest.raises(ValueError, match="no place"):
        written("", "| new |")


def test_one_string_of_the_shipped_brief_can_be_changed_again_and_again(tmp_path: Path) -> None:
    project = copy_project(ROOT, tmp_path)
    path = project.content / "green-belt-and-road" / "translations" / "fr.po"
    texts = [path.read_text("utf-8")]

    for _ in range(2):
        change_a_string(project, "green-belt-and-road", "fr")
        texts.append(path.read_text("utf-8"))

    assert 3 == len(set(texts))
    assert len(texts[0].splitlines()) == len(texts[2].splitlines())
