"""Numbers -> the steps of their axis. Knows no chart of a document: templates ask it, too."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

Row = Sequence[Decimal | None]
"""The numbers of one series."""

# Parts of the axis; fewer lines leave more of the page to the data.
_PARTS = 4
# A line may leave zero out where all of it is in the upper half; a bar may not, since its length is what it says.
_UPPER = Decimal("0.5")


def scale(kind: str, rows: Sequence[Row]) -> tuple[Decimal, ...]:
    """Return the steps of an axis, rising and evenly apart, that hold every number; there are two or more."""
    numbers = [number for row in _stacked(rows) if kind == "stacked" for number in row]
    numbers = numbers or [number for row in rows for number in row if number is not None] or [Decimal(0)]
    low, high = min(numbers), max(numbers)
    if kind != "line" or not (low > 0 and low >= high * _UPPER):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    step = _step((high - low) or abs(high) or Decimal(1))
    first, last = low // step, -(-high // step)
    first -= 1 if first * step > low else 0
    last += 1 if last * step < high or last == first else 0
    return tuple(_plain(step * place) for place in range(int(first), int(last) + 1))


def _stacked(rows: Sequence[Row]) -> list[list[Decimal]]:
    """Return the sums up to which columns of parts reach."""
    return [[sum((number or Decimal(0) for number in column), Decimal(0))] for column in zip(*rows, strict=True)]


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
