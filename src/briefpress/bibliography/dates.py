"""Dates as BibTeX and RIS write them -> ISO 8601, as far as they can be read."""

from __future__ import annotations

import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"\d{4}(-\d{1,2}(-\d{1,2})?)?")
_DAY = re.compile(r"\b\d{1,2}\b")


def iso_date(text: str) -> str:
    """Return `2019-05-12` or a span of two for what is one, with slashes or hyphens; empty for anything else."""
    text = text.strip().rstrip("?~%").split("T")[0]
    if re.fullmatch(r"\d{4}(/\d{0,2}){0,2}(/.*)?", text):
        text = "-".join(part for part in text.split("/")[:3] if part)
    points = [point.strip() for point in text.split("/")]
    if not points or len(points) > 2 or not all(_ISO.fullmatch(point) for point in points):
        return ""
    return "/".join(_padded(point) for point in points)


def date_of(year: str, month: str = "", day: str = "") -> str:
    """Return the date of a year, a month by name or number, and a day; empty when the year is none."""
    if not re.fullmatch(r"\d{4}", year.strip()):
        return iso_date(year)
    number = month_number(month)
    days = _DAY.findall(day or (month if number and not month.strip().isdigit() else ""))
    return _padded("-".join(filter(None, (year.strip(), number, days[0] if number and days else ""))))


def month_number(month: str) -> str:
    """Return the number of a month by its number or English name; empty for none."""
    month = month.strip().strip(".").lower()
    if month.isdigit():
        return month if 1 <= int(month[:3]) <= 12 else ""
    word = next(iter(re.findall("[a-z]{3,}", month)), "")
    return str(_MONTHS.index(word[:3]) + 1) if word[:3] in _MONTHS else ""


def _padded(date: str) -> str:
    return "-".join(part.zfill(2) for part in date.split("-"))
