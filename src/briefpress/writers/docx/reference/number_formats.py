"""A count -> how Word writes it in a numbered head, for the contents list until Word makes its own (17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 3999
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_MOST_LETTERS = 30
_CHINESE = "〇一二三四五六七八九"


def written(count: int, format_: str) -> str:
    """Return a number from 1 up in one of Word's formats; in plain figures where the format is not among these."""
    return _FORMATS.get(format_, str)(count)


def _roman(count: int) -> str:
    if count > _LARGEST_ROMAN:
        return str(count)
    made = ""
    for value, letters in _ROMAN:
        made += letters * (count // value)
        count %= value
    return made


def _letter(count: int, letters: str) -> str:
    """Return a, b … z, aa, bb: Word repeats the letter."""
    return letters[(count - 1) % len(letters)] * min((count - 1) // len(letters) + 1, _MOST_LETTERS)


def _chinese(count: int) -> str:
    if not 0 < count < 100:
        return str(count)
    tens, ones = divmod(count, 10)
    lead = "" if tens == 0 else ("" if tens == 1 else _CHINESE[tens]) + "十"
    return lead + (_CHINESE[ones] if ones else "")


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _count: "",
    "decimalZero": lambda count: f"{count:02d}",
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "lowerLetter": lambda count: _letter(count, "abcdefghijklmnopqrstuvwxyz"),
    "upperLetter": lambda count: _letter(count, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "arabicAbjad": lambda count: _letter(count, _ABJAD),
    "arabicAlpha": lambda count: _letter(count, _ALPHA),
    "hindiNumbers": lambda count: "".join(chr(0x660 + int(digit)) for digit in str(count)),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
}
