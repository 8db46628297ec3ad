"""Numbers of a series -> with how many decimals each is written: those of the longest, where that is not absurd."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

_MOST_FIGURES = 6
"""A number that zeros would make longer keeps its own: 1,200 beside 0.000001 gains nothing by six of them."""


def decimals(numbers: Iterable[Decimal]) -> int:
    """Return the most decimals that one of some numbers has; zeros at its end do not count."""
    return max(map(_own, numbers), default=0)


def decimals_in(numbers: Iterable[Decimal], number: Decimal) -> int:
    """Return with how many decimals a number is written among those of its series."""
    own, most = _own(number), decimals(numbers)
    whole = len(str(abs(int(number))))
    return most if own == most or whole + most <= _MOST_FIGURES else own


def _own(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
