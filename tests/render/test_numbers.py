"""Numbers of charts are written as CLDR says for the locale."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel import Locale

from briefpress.render.functions import decimals
from briefpress.render.locale import written_number


@pytest.mark.parametrize(
    ("locale", "value", "places", "expected"),
    [
        ("en_GB", "1234.5", 1, "1,234.5"),
        ("en_GB", "-2", 0, "−2"),
        ("fr_FR", "1234.5", 2, "1\u202f234,50"),
        ("es_ES", "1234.5", 1, "1234,5"),
        ("es_ES", "12345", 0, "12.345"),
        ("ru_RU", "1234.5", 1, "1\xa0234,5"),
        ("zh_Hans_CN", "1234.5", 1, "1,234.5"),
        ("ar_001", "1234.5", 1, "1,234.5"),
    ],
)
def test_writes_a_number_as_its_readers_do(locale: str, value: str, places: int, expected: str) -> None:
    assert expected == written_number(Decimal(value), places, Locale.parse(locale))


def test_counts_decimals_and_no_zeros_at_their_end() -> None:
    assert 2 == decimals([Decimal("1.0"), Decimal("1.250"), Decimal(1000)])
    assert 0 == decimals([Decimal("100.0"), Decimal("2E+3")])
    assert 0 == decimals([])
