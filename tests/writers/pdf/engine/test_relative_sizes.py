"""Sizes of type that a function counts are of the parent's."""

from __future__ import annotations

import pytest
from tests.writers.pdf.engine.without import without
from tests.writers.pdf.pages import laid_out
from weasyprint import css

from briefpress.writers.pdf.engine import relative_sizes
from briefpress.writers.pdf.engine.page_boxes import root_of
from briefpress.writers.pdf.engine.relative_sizes import sizes_from_parent
from briefpress.writers.pdf.layout import _lines

WORD = '<p id="p">text <b>word</b></p>'


def size_of_word(size: str) -> float:
    """Return the size in points of a word in a text of ten."""
    (page,) = laid_out(WORD, f"b {{ font-size: {size} }}").engine.pages
    _, line = _lines(root_of(page))
    return round(float(line.children[-1].style["font_size"]) * 0.75, 3)


def test_the_engine_is_as_before_afterwards() -> None:
    before = css.to_pixels

    with sizes_from_parent():
        during = css.to_pixels

    assert before is css.to_pixels
    assert before is not during


@pytest.mark.parametrize(
    ("size", "expected"),
    [("max(.8em, 7pt)", 8), ("max(.6em, 7pt)", 7), ("min(2em, 1.5em)", 15), ("calc(.5em + 1pt)", 6), (".8em", 8)],
)
def test_a_size_in_a_function_is_of_the_parents(size: str, expected: float) -> None:
    assert expected == size_of_word(size)


def test_a_size_of_the_page_itself_is_of_the_initial_one() -> None:
    (page,) = laid_out(WORD, "html { font-size: calc(1em + 3pt) }").engine.pages

    assert pytest.approx(20) == root_of(page).style["font_size"]


def test_the_engine_still_goes_in_circles(monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails, the engine counts from the parent's size itself, and our measure can go."""
    without(monkeypatch, relative_sizes)

    assert 10 == size_of_word("max(.8em, 7pt)")
