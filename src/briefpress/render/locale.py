"""Dates and numbers as a language writes them: CLDR, by Babel."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_decimal
from babel.units import format_unit

from briefpress.content.words import PartialDate

# Arabic, Chinese, English, French, Russian, Spanish: the order in which the United Nations name their languages.
_UNITED_NATIONS = ("ar", "zh", "en", "fr", "ru", "es")

# Precision of a date (how many parts it has) -> CLDR skeletons with and without the year.
_LONG = {1: "y", 2: "yMMMM", 3: "yMMMd"}
_SHORT = {1: "", 2: "MMM", 3: "MMMd"}


def language_order(tag: str) -> tuple[int, str]:
    """Return what languages (BCP 47) are sorted by: those of the United Nations in their order, then all others."""
    primary = tag.split("-")[0]
    place = _UNITED_NATIONS.index(primary) if primary in _UNITED_NATIONS else len(_UNITED_NATIONS)
    return place, tag


def language_name(tag: str, locale: Locale | None = None) -> str:
    """Return the name of a language (BCP 47) in itself, as a heading writes it; or as a locale names it."""
    own = Locale.parse(tag, sep="-")
    name = own.get_language_name(locale or own) or tag
    return name if locale else name[:1].upper() + name[1:]


@lru_cache(maxsize=64)
def with_territory(locale: str) -> str:
    """Return a locale as Open Graph wants it, language and territory: `zh_CN`; of no country, the likeliest one's."""
    found = Locale.parse(locale)
    likely = Locale.parse(get_global("likely_subtags").get(found.language, found.language))
    # A region of the world has figures for its name: 001 is all of it.
    named = (one.territory for one in (found, likely) if one.territory and one.territory.isalpha())
    return "_".join((found.language, *list(named)[:1]))


def long_date(when: PartialDate, locale: Locale) -> str:
    """Return a date in full: `28 March 2015`, `December 2016`, `11–12 December 2016`."""
    if len(when.start) == 3 and when.end[:2] in ((), when.start[:2]):
        # The skeleton yMMMMd degrades to abbreviated months in several languages, and so do its intervals.
        first = str(format_date(_day(when.start), "long", locale=locale))
        return _with_last_day(first, when) if when.end else first
    if when.end:
        return _interval(when, _LONG[len(when.start)], locale)
    return str(format_skeleton(_LONG[len(when.start)], _day(when.start), locale=locale))


def day_and_month(when: PartialDate, locale: Locale) -> str:
    """Return a date without its year, months abbreviated; empty when only the year is known."""
    skeleton = _SHORT[len(when.start)]
    if not skeleton:
        return ""
    if when.end:
        return _interval(when, skeleton, locale)
    return str(format_skeleton(skeleton, _day(when.start), locale=locale))


# CLDR's minimumGroupingDigits, which Babel does not read: 1234 has no sign in these, 12.345 has one.
_GROUPS_FROM_FIVE = frozenset({"es", "pt", "pl", "bg", "it"})


def written_number(value: Decimal, decimals: int, locale: Locale) -> str:
    """Return a number with so many decimals: `1,234.5`, `1 234,5`, and `−2` with a minus, not a hyphen."""
    pattern = str(locale.decimal_formats[None].pattern).split(".")[0] + ("." + "0" * decimals if decimals else "")
    is_grouped = abs(value) >= 10_000 or locale.language not in _GROUPS_FROM_FIVE
    written = str(format_decimal(value, format=pattern, locale=locale, group_separator=is_grouped))
    return written.replace("-", "\u2212")


def file_size(size: int, locale: Locale) -> str:
    """Return a size in bytes as a reader takes it: `75 kB`, `1.2 MB`, `75 ko`."""
    kilobytes = Decimal(size) / 1000
    unit, value = ("megabyte", kilobytes / 1000) if kilobytes >= 1000 else ("kilobyte", kilobytes)
    rounded = value.quantize(Decimal("0.1") if unit == "megabyte" else Decimal(1))
    return str(format_unit(max(rounded, Decimal(1)), f"digital-{unit}", "short", locale=locale))


def _with_last_day(first: str, when: PartialDate) -> str:
    """Return a written day with the last day of its span put behind the first: `11–12 December 2016`."""
    return re.sub(rf"(?<!\d){when.start[2]}(?!\d)", f"{when.start[2]}–{when.end[2]}", first, count=1)


def _interval(when: PartialDate, skeleton: str, locale: Locale) -> str:
    written = str(format_interval(_day(when.start), _day(when.end), skeleton, locale=locale))
    # CLDR sets thin spaces around the dash, which break a line and which style guides leave out.
    return written.replace("\u2009–\u2009", "–") if locale.language != "zh" else written.replace(" – ", "–")


def _day(parts: tuple[int, ...]) -> date:
    """Return the first day of a year, month or day."""
    return date(*(*parts, 1, 1)[:3])
