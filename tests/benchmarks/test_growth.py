"""A brief that is longer costs as much more: calls are counted, not seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TypeVar

import pytest

from briefpress import GENERATOR
from briefpress.composing.composer import Composer
from briefpress.content.check import check_brief
from briefpress.content.load import load_brief
from briefpress.document.check import check_document
from briefpress.document.parse import parse
from briefpress.document.spacing import spaced
from briefpress.document.typography import typeset
from briefpress.editions.edition import Edition
from tests.benchmarks.grown import NAME, write_grown
from tests.benchmarks.growth import Cost, ratios_of, table_of, verdict

TIMES = (1, 4, 12)

T = TypeVar("T")


def calls_of(work: Callable[[], object]) -> int:
    """Return how many functions of Python are called, generators that go on among them."""
    count = 0

    def counting(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counting)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def costs(root: Path) -> Iterator[dict[str, int]]:
    """Yield how many calls each step takes for each length."""
    for times in TIMES:
        project = write_grown(root / str(times), times)
        composer = Composer(project, GENERATOR)
        lengths = composer.templates.lengths
        edition = Edition(NAME, "en", lengths[-1], "policymakers")
        library = load_brief(project.content / NAME, project.root, lengths)
        page = composer.job(library, edition, ()).versions[0]
        document = parse(page)
        steps: dict[str, Callable[[], object]] = {
            "read": partial(load_brief, library.folder, project.root, lengths),
            "check": partial(_all, check_brief, library),
            "compose": partial(composer.job, library, edition, ()),
            "parse": partial(parse, page),
            "typeset": partial(typeset, document),
            "check document": partial(_all, check_document, document),
        }
        # Rules are made ready when they are first used; texts that were kept may come again.
        typeset(document)
        spaced.cache_clear()
        yield {name: calls_of(work) for name, work in steps.items()}


def _all(found_in: Callable[[T], Iterable[object]], value: T) -> list[object]:
    return list(found_in(value))


def test_nothing_grows_faster_than_the_brief(tmp_path: Path) -> None:
    first, second, third = costs(tmp_path)

    for step in first:
        near = (second[step] - first[step]) / (TIMES[1] - TIMES[0])
        far = (third[step] - second[step]) / (TIMES[2] - TIMES[1])
        assert far < 1.1 * near, step


def test_the_verdict_names_what_grows_faster() -> None:
    short = Cost(1, 2, {"read": 1.0, "lay out": 10.0, "all": 11.0}, 0.0, 1)
    longer = Cost(10, 20, {"read": 19.0, "lay out": 100.0, "all": 119.0}, 900.0, 2)
    longest = Cost(50, 100, {"read": 99.0, "lay out": 1000.0, "all": 1099.0}, 4900.0, 3)

    assert verdict(short, longer, longest).endswith(": not: lay out (2.25), all (2.04)")
    assert "lay out            5000.0 ms    11250.0 ms    2.25" in table_of(short, longer, longest)
    assert "(2 pages in 1 layouts, 20 pages in 2 layouts, 100 pages in 3 layouts)" in table_of(short, longer, longest)
    assert "| lay out | 0.92 | 2.25 |" in ratios_of(short, longer, longest)
    assert "| memory |  | 1.00 |" in ratios_of(short, longer, longest)


@pytest.mark.parametrize("times", [1, 3])
def test_a_grown_brief_has_so_much_of_everything(times: int, tmp_path: Path) -> None:
    project = write_grown(tmp_path, times)

    brief = load_brief(project.content / NAME, project.root, Composer(project, GENERATOR).templates.lengths).brief

    assert (2 * times + 1, 6 * times) == (len(brief.sections), len(brief.sources))
