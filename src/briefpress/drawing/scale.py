"""Numbers -> the steps of their axis. Knows no chart of a document: templates ask it, too."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import ceil, floor

Row = Sequence[Decimal | None]
"""The numbers of one series."""

# Parts of the axis; fewer lines leave more of the page to the data.
_PARTS = 4
# A line may leave zero out where all of it is in the upper half; a bar may not, since its length is what it says.
_UPPER = Decimal("0.5")


def scale(
    kind: str, rows: Sequence[Row], ends: tuple[Decimal | None, Decimal | None] = (None, None)
) -> tuple[Decimal, ...]:
    """Return the steps of an axis, rising and evenly apart, that hold every number; there are two or more.

    `ends` are those asked for: the axis begins at or before the first and goes up to the second or beyond.
    """
    numbers = _sums(rows) if kind == "stacked" else [number for row in rows for number in row if number is not None]
    low, high = min(numbers, default=Decimal(0)), max(numbers, default=Decimal(0))
    if kind != "line" or not (low > 0 and low >= high * _UPPER):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    low = low if ends[0] is None else ends[0]
    high = high if ends[1] is None else max(high, ends[1])
    step = _step((high - low) or abs(high) or Decimal(1))
    first, last = floor(low / step), ceil(high / step)
    # The figure of the lowest point of a line stands below it, and not on the line of the axis.
    first -= 1 if kind == "line" and ends[0] is None and first > 0 and step * first == low else 0
    # A number that is a step by itself would have an axis of no length.
    last += 1 if first == last else 0
    return tuple(_plain(step * place) for place in range(first, last + 1))


def _sums(rows: Sequence[Row]) -> list[Decimal]:
    """Return up to where columns of parts reach."""
    return [sum((number or Decimal(0) for number in column), Decimal(0)) for column in zip(*rows, strict=True)]


def _step(span: Decimal) -> Decimal:
    rough = span / _PARTS
    unit = Decimal(10) ** rough.adjusted()
    # A quarter of a hundred is a round number, a quarter of ten is not.
    factors = (1, 2, Decimal("2.5"), 5, 10) if unit >= 10 else (1, 2, 5, 10)
    return next(unit * factor for factor in factors if unit * factor >= rough)


def _plain(number: Decimal) -> Decimal:
    """Return a number without an exponent and without zeros that say nothing."""
    short = number.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short
