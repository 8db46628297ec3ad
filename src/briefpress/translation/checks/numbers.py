"""Numbers: those of a text stand in its translation, and no year comes from nowhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from briefpress.content.inline import Inline
from briefpress.diagnostics import Severity
from briefpress.translation.checks.pair import Flaw, Pair, flows

# Arabic-Indic and eastern Arabic-Indic digits.
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
# Digits with separators of thousands and decimals; a space counts only where it cannot be between two numbers.
_NUMBER = re.compile(r"\d+(?:[.,٬٫]\d+|[\u00a0\u202f\u2009]\d{3}(?!\d))*")
_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
_SCALED = re.compile(r"(\d+(?:[.,]\d+)*)\s*(thousand|million|billion|trillion|万亿|万|亿)?")
_SCALES = {"": 0, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "万": 4, "亿": 8, "万亿": 12}
_MOST_DIGITS = 2
_YEAR = re.compile(r"(?:19|20)\d\d")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
# They write out ordinals: 十三五, الحادي والعشرين.
_SPELLS_ORDINALS = frozenset({"zh", "ar"})


def check_numbers(pair: Pair) -> Iterator[Flaw]:
    """Yield numbers that the translation lacks, and years that it adds.

    More numbers are free: 28 March is 3月28日, and three may be 3.
    """
    text, translation = _words(pair.inlines), _words(pair.translated_inlines)
    ordinals = _ORDINAL.findall(text)
    wanted, found = _numbers(_ORDINAL.sub("", text)), _numbers(translation)
    values = {value for value, _ in _scaled(translation)}
    for number, count in wanted.items():
        if found[number] >= count or values & {value for value, written in _scaled(text) if written == number}:
            continue
        if number not in found:
            message = f'the number "{number}" of the text is not in its translation'
            yield Flaw("translation.number", message, hint="keep the digits of the text")
        else:
            message = f'the number "{number}" stands {count} times in the text, {found[number]} in its translation'
            yield Flaw("translation.number", message, number, severity=Severity.WARNING)
    yield from _missing_ordinals(pair, ordinals, translation, found)
    for number in found:
        if _YEAR.fullmatch(number) and number not in wanted and number not in ordinals:
            yield Flaw("translation.number", f"the year {number} is not in the text", number)


def _missing_ordinals(pair: Pair, ordinals: list[str], translation: str, found: Counter[str]) -> Iterator[Flaw]:
    if pair.language in _SPELLS_ORDINALS:
        return
    # What has more digits is no century and no article.
    for number in (one for one in ordinals if len(one) <= _MOST_DIGITS):
        if number not in found and not re.search(rf"\b{_roman(int(number))}(?![IVX])", translation):
            message = f'neither "{number}" nor "{_roman(int(number))}" stands in the translation'
            yield Flaw("translation.number", message, severity=Severity.WARNING)


def _words(inlines: tuple[Inline, ...]) -> str:
    return " ".join(flows(inlines)).translate(_DIGITS)


def _numbers(words: str) -> Counter[str]:
    """Return numbers without their separators, as languages separate differently."""
    return Counter(re.sub(r"\D", "", number) for number in _NUMBER.findall(words))


def _scaled(words: str) -> Iterator[tuple[Decimal, str]]:
    """Yield the value of each number with the word for thousands after it, and its digits."""
    for number, scale in _SCALED.findall(words):
        whole = re.sub(r",(?=\d{3}(?!\d))", "", number)
        if re.fullmatch(r"\d+(?:\.\d+)?", whole):
            yield Decimal(whole).scaleb(_SCALES[scale]).normalize(), re.sub(r"\D", "", number)


def _roman(number: int) -> str:
    """Return a number in Roman numerals; those over 39 do not occur as ordinals here and are not looked for."""
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written
