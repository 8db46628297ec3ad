"""The styles of a workbook -> what each does to numbers: decimals, percentages, dates (ECMA-376 part 1, 18.8.30)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from xml.etree.ElementTree import Element

# What every program knows without being told.
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0", 39: "#,##0.00"}
# Text, colours and conditions, and the sign that one character is text or as wide as another.
_ASIDES = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_DECIMALS = re.compile(r"[0#?]\.([0#?]+)")
# Office programs show 15 figures of what is worked out in binary.
_FIGURES = 15
_MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How the numbers of a cell are shown."""

    decimals: int | None = None
    """As many as they are shown with; None: as many as they have."""
    is_percentage: bool = False
    is_date: bool = False

    def shown(self, value: str) -> str:
        """Return a number as its reader saw it, with a point before the decimals; `12` for what is shown as 12 %."""
        try:
            number = Decimal(value) * (100 if self.is_percentage else 1)
        except InvalidOperation:
            return value
        if not number.is_finite() or abs(number.adjusted()) > 40:
            return value
        number = Decimal(f"{number:.{_FIGURES}g}")
        exponent = number.normalize().as_tuple().exponent
        own = min(max(-exponent, 0), _MOST_DECIMALS) if isinstance(exponent, int) else 0
        decimals = own if self.decimals is None else self.decimals
        # Office programs round a half up, Python to the even figure.
        rounded = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        return f"{rounded:f}"


def number_formats(styles: Element, namespace: str) -> Iterator[NumberFormat]:
    """Yield the format of each style of a cell, in their order."""
    own = {one.get("numFmtId", ""): one.get("formatCode", "") for one in styles.iter(f"{namespace}numFmt")}
    used = styles.find(f"{namespace}cellXfs")
    for style in used if used is not None else ():
        identifier = style.get("numFmtId", "0")
        number = int(identifier) if identifier.isdigit() else 0
        if identifier in own:
            yield _format(own[identifier])
        else:
            yield NumberFormat(is_date=True) if number in _DATES else _format(_BUILT_IN.get(number, ""))


def _format(code: str) -> NumberFormat:
    plain = _ASIDES.sub("", code.partition(";")[0])
    if re.search("[ymdhs]", plain.lower().replace("general", "")):
        return NumberFormat(is_date=True)
    if not re.search("[0#?]", plain):
        return NumberFormat(is_percentage="%" in plain)
    match = _DECIMALS.search(plain)
    return NumberFormat(min(len(match[1]), _MOST_DECIMALS) if match else 0, is_percentage="%" in plain)
