"""Where stretches of height end when they are set on pages of a hundred points."""

from __future__ import annotations

import pytest

from briefpress.press.estimate.stretch import Extent, Paper, Stretch, balanced, extent_of

PAPER = Paper(100, 100)
LINES = Stretch((10,) * 6, below=5, is_text=True)
HEAD = Stretch((10,), keeps_next=True)


def ends(*stretches: Stretch) -> tuple[int, float]:
    extent = extent_of(stretches, PAPER)
    return extent.pages, round(100 * extent.fill)


def test_margins_stand_between_and_the_larger_counts() -> None:
    assert (1, 75) == ends(Stretch((30,), below=5), Stretch((30,), above=15, below=9))


def test_lines_go_on_over_the_page_two_on_either_side() -> None:
    assert (2, 30) == ends(LINES, LINES)
    assert (2, 20) == ends(Stretch((75,)), Stretch((10,) * 4))
    # One line alone would be left for the second page: two go there.
    assert (2, 20) == ends(Stretch((65,)), Stretch((10,) * 4, is_text=True))


def test_what_is_whole_goes_to_the_next_page_and_takes_its_heading_along() -> None:
    assert (2, 50) == ends(Stretch((60,)), Stretch((50,)))
    assert (2, 60) == ends(Stretch((55,)), HEAD, Stretch((50,)))


def test_text_passes_what_floats_where_the_page_would_not_be_full() -> None:
    figure = Stretch((50,), floats=True)

    assert (2, 50) == ends(Stretch((60,)), figure, Stretch((10,) * 3, is_text=True))
    assert (2, 80) == ends(Stretch((90,)), figure, Stretch((10,) * 3, is_text=True))


def test_what_needs_room_begins_where_it_is() -> None:
    sources = Stretch((10,) * 4, room=50, is_last_section=True)

    assert Extent(1, 0.8, 0.4) == extent_of((Stretch((40,)), sources), PAPER)
    assert Extent(2, 0.4, 1.0) == extent_of((Stretch((60,)), sources), PAPER)


def test_the_heads_of_a_table_are_repeated() -> None:
    assert (2, 45) == ends(Stretch((60,)), Stretch((10,) * 7, repeats=15))


def test_a_piece_that_no_page_holds_gets_on() -> None:
    assert 2 == extent_of((Stretch((150,)), Stretch((150,))), PAPER).pages


@pytest.mark.parametrize(("pieces", "height"), [((10,) * 4, 20), ((10,) * 5, 30), ((30, 10, 10, 10), 30), ((), 0)])
def test_columns_are_as_low_as_they_can_be(pieces: tuple[float, ...], height: float) -> None:
    assert height == pytest.approx(balanced(pieces, 2), abs=1)


def test_columns_fill_a_page_before_they_are_balanced() -> None:
    assert (2, 30) == ends(Stretch((40,)), Stretch((10,) * 18, fewest=1, columns=2))
