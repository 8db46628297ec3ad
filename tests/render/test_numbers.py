"""Numbers of charts are written as CLDR says for the locale."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel import Locale
from babel.numbers import format_percent

from briefpress.document.typography import typeset_text
from briefpress.drawing.figures import decimals
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


@pytest.mark.parametrize("locale", ["ar_001", "en_GB", "es_ES", "fr_FR", "ru_RU", "zh_Hans_CN"])
def test_an_author_s_per_cent_is_set_as_cldr_has_it(locale: str) -> None:
    written = typeset_text("15 %", locale.split("_")[0])

    # Which of the two spaces that do not break French has there, CLDR has said in two ways.
    assert format_percent(0.15, locale=locale).replace("\u202f", "\u00a0") == written.replace("\u202f", "\u00a0")


@pytest.mark.parametrize("locale", ["fr_FR", "ru_RU"])
def test_an_author_s_thousands_are_parted_as_cldr_has_them(locale: str) -> None:
    assert written_number(Decimal(1234567), 0, Locale.parse(locale)) == typeset_text("1 234 567", locale.split("_")[0])


def test_counts_decimals_and_no_zeros_at_their_end() -> None:
    assert 2 == decimals([Decimal("1.0"), Decimal("1.250"), Decimal(1000)])
    assert 0 == decimals([Decimal("100.0"), Decimal("2E+3")])
    assert 0 == decimals([])
