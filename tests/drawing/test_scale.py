"""Axes have round steps, few of them, and hold every number."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.drawing.scale import scale

NUMBERS = st.lists(st.decimals(-(10**9), 10**9, places=3), min_size=1, max_size=12)


def steps(kind: str, *rows: list[str | None]) -> list[str]:
    found = scale(kind, [[None if value is None else Decimal(value) for value in row] for row in rows])
    return [str(step) for step in found]


@pytest.mark.parametrize(
    ("kind", "row", "expected"),
    [
        ("column", ["1180.5", "2410", None], ["0", "1000", "2000", "3000"]),
        ("column", ["-12", "16"], ["-20", "-10", "0", "10", "20"]),
        ("column", ["0.02", "0.07"], ["0", "0.02", "0.04", "0.06", "0.08"]),
        ("bar", ["96", "90"], ["0", "25", "50", "75", "100"]),
        ("line", ["1.02", "1.31"], ["1", "1.1", "1.2", "1.3", "1.4"]),
        ("line", ["10", "31"], ["0", "10", "20", "30", "40"]),
        ("line", ["0", "0"], ["0", "0.5"]),
        ("line", ["7"], ["6", "8"]),
    ],
)
def test_has_round_steps(kind: str, row: list[str | None], expected: list[str]) -> None:
    assert expected == steps(kind, row)


def test_stacked_columns_reach_up_to_their_sums() -> None:
    assert ["0", "100", "200", "300"] == steps("stacked", ["62", "100"], ["40", None], ["22", "155"])


@given(rows=st.lists(NUMBERS, min_size=1, max_size=3), kind=st.sampled_from(["bar", "column", "line"]))
def test_holds_every_number_in_a_few_even_steps(rows: list[list[Decimal]], kind: str) -> None:
    found = scale(kind, rows)

    numbers = [number for row in rows for number in row]
    assert found[0] <= min(numbers)
    assert max(numbers) <= found[-1]
    assert 2 <= len(found) <= 7
    assert 1 == len({after - before for before, after in pairwise(found)})
    assert kind == "line" or found[0] <= 0 <= found[-1]


def test_an_axis_goes_from_where_and_to_where_its_author_says() -> None:
    steps = scale("line", [[Decimal(20), Decimal(31)]], (Decimal(10), Decimal(40)))

    assert (Decimal(10), Decimal(40)) == (steps[0], steps[-1])


def test_the_lowest_point_of_a_line_does_not_stand_on_the_axis() -> None:
    assert Decimal("2.5") == scale("line", [[Decimal(3), Decimal(4)]])[0]
