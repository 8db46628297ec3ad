"""Numbers have the decimals of their series, and no row of zeros."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefpress.drawing.figures import decimals_in


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (["3.5", "12", "4"], [1, 1, 1]),
        (["123456789012345", "0.000001"], [0, 6]),
        (["0.125", "0.5", "1250"], [3, 3, 0]),
        (["-1234.25", "7"], [2, 2]),
    ],
)
def test_pads_a_number_that_gains_by_it(numbers: list[str], expected: list[int]) -> None:
    values = [Decimal(number) for number in numbers]

    assert expected == [decimals_in(values, value) for value in values]
