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
_NUMBER = re.compile(r"\d+(?:[.,٬٫'’]\d+|[\u00a0\u202f\u2009]\d{3}(?!\d))*")
# The same typed with the space bar, which the press ties: groups of three, so 2015 200 is two numbers.
_TYPED = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?")
_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
_SCALED = re.compile(r"(\d+(?:[.,]\d+)*)\s*(thousand|million|billion|trillion|万亿|万|亿)?")
_SCALES = {"": 0, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "万": 4, "亿": 8, "万亿": 12}
_MOST_DIGITS = 2
# From so many digits on, two may differ where a number was mistyped: they have changed places.
_LONG_NUMBER = 4
_YEAR = re.compile(r"(?:19|20)\d\d")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
# They write out ordinals: 十三五, الحادي والعشرين.
_SPELLS_ORDINALS = frozenset({"zh", "ar"})


def check_numbers(pair: Pair) -> Iterator[Flaw]:
    """Yield numbers that the translation lacks, and years that it adds.

    More numbers are free: 28 March is 3月28日, and three may be 3.
    """
    text, translation = _words(pair.inlines), _words(pair.translated_inlines)
    ordinals, text_without = _ORDINAL.findall(text), _ORDINAL.sub("", text)
    found = _numbers(translation)
    # Digits typed with the space bar between them are one number or several: whichever fits.
    either = found | _numbers(_tied(translation))
    readings = [_lacking(_numbers(one), either, text, translation) for one in (text_without, _tied(text_without))]
    wanted = _numbers(text_without) | _numbers(_tied(text_without))
    if all(readings):
        yield from (_missing(number, count, either) for number, count in readings[-1].items())
    yield from _missing_ordinals(pair, ordinals, translation, found)
    for number in found:
        if _YEAR.fullmatch(number) and number not in wanted and number not in ordinals:
            yield Flaw("translation.number", f"the year {number} is not in the text", number)


def _lacking(wanted: Counter[str], found: Counter[str], text: str, translation: str) -> Counter[str]:
    """Return the numbers that a translation has less often than the text, in no scale either: 1 million, 100万."""
    values = {value for value, _ in _scaled(translation)}
    scaled = {written for value, written in _scaled(text) if value in values}
    return Counter(
        {number: count for number, count in wanted.items() if found[number] < count and number not in scaled}
    )


def _missing(number: str, count: int, found: Counter[str]) -> Flaw:
    if number in found:
        message = f'the number "{number}" stands {count} times in the text, {found[number]} in its translation'
        return Flaw("translation.number", message, number, severity=Severity.WARNING)
    message = f'the number "{number}" of the text is not in its translation'
    return Flaw("translation.number", message, hint=_hint(number, found))


def _hint(number: str, found: Counter[str]) -> str:
    """Return what to do; digits that are there in another order or with one changed are named."""
    most = 1 if len(number) < _LONG_NUMBER else 2
    near = [other for other in found if len(other) == len(number) > 1 and _differing(other, number) <= most]
    return f'the translation has "{near[0]}": write the digits of the text' if near else "write it in digits"


def _differing(one: str, other: str) -> int:
    return sum(mine != theirs for mine, theirs in zip(one, other, strict=True))


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


def _tied(words: str) -> str:
    """Return words with what may be groups of one number tied."""
    return _TYPED.sub(lambda match: match[0].replace(" ", "\u202f"), words)


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
