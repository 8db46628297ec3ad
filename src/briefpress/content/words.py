"""The small values that an author writes: words, dates, numbers. Frozen, and known to Pydantic."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, LiteralString

from briefpress.content.lengths import JSON_FORMAT, SHORTEST, Length, Lengths

# Pydantic is imported where it is used: editions have a length, and a build that finds nothing to do has no models.
if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


class Status(StrEnum):
    """How far a statement can be relied on.

    It is `documented` on the record, `reported` by a source and not checked, an `official` position, or the author's
    `view`.
    """

    DOCUMENTED = "documented"
    REPORTED = "reported"
    OFFICIAL = "official"
    VIEW = "view"


class Voice(StrEnum):
    """Whose word a source is."""

    SUBJECT = "subject"
    """The text that the brief is about."""
    OFFICIAL = "official"
    """A government, or a body that speaks of itself."""
    OTHER = "other"
    """Somebody else."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Words with inline Markdown: one wording for every length, or one from each named length on.

    In YAML a string, or a mapping such as `{glance: Three ministries, brief: NDRC, MFA and MOFCOM}`.
    """

    wordings: tuple[tuple[Length, str], ...]
    """Shortest length first; never empty. A plain string stands under `SHORTEST`."""

    def at(self, length: Length) -> Copy:
        """Return the wording for a length: the last that starts at or before it, else the first."""
        fitting = [wording for wording in self.wordings if wording[0].rank <= length.rank]
        return Copy((fitting[-1] if fitting else self.wordings[0],))

    @property
    def text(self) -> str:
        """The shortest wording; after selection, the only one."""
        return self.wordings[0][1]

    def __bool__(self) -> bool:
        return any(text for _, text in self.wordings)

    @classmethod
    def of(cls, value: object, lengths: Lengths) -> Copy:
        """Return the copy for what YAML gave: a string or a mapping of lengths to strings."""
        if isinstance(value, Copy):
            return value
        if isinstance(value, str):
            return cls(((SHORTEST, value),))
        if isinstance(value, Mapping) and value and set(value) <= set(lengths):
            wordings = tuple((length, value[length]) for length in lengths if length in value)
            if all(isinstance(text, str) for _, text in wordings):
                return cls(wordings)
        raise _custom_error("copy", "must be text, or a mapping of lengths to text")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.with_info_plain_validator_function(lambda value, info: cls.of(value, info.context or ()))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        names = {"type": "string", "format": JSON_FORMAT}
        by_length = {
            "type": "object",
            "propertyNames": names,
            "additionalProperties": {"type": "string"},
            "minProperties": 1,
        }
        return {"anyOf": [{"type": "string"}, by_length]}


# ISO 8601-1 5.2.2 with reduced precision, and 5.5 for intervals of two dates of the same precision.
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month or a day, or the span between two of them: `2015-03-28`, `2016-12`, `2017-04/2017-05`."""

    start: tuple[int, ...]
    """Year, or year and month, or year, month and day."""
    end: tuple[int, ...] = ()
    """Empty unless this is a span; then as precise as `start`."""

    @property
    def year(self) -> int:
        return self.start[0]

    def __str__(self) -> str:
        return "/".join("-".join(f"{part:02d}" for part in point) for point in (self.start, self.end) if point)

    @classmethod
    def of(cls, value: object) -> PartialDate:
        """Return the date for what YAML gave. Raises PydanticCustomError when it is none."""
        if isinstance(value, PartialDate):
            return value
        points = [_point(part) for part in str(value).split("/")] if isinstance(value, str | int) else []
        found = [point for point in points if point]
        if not found or len(found) != len(points) or len(found) > 2:
            raise _custom_error(
                "date", "must be a date such as 2015, 2015-03, 2015-03-28 or a span such as 2017-04/2017-05"
            )
        if len(found) == 2 and (len(found[0]) != len(found[1]) or found[0] >= found[1]):
            raise _custom_error("date", "must be a span from an earlier to a later date of the same precision")
        return cls(*found)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(cls.of)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        point = r"\d{4}(-\d\d(-\d\d)?)?"
        return {"anyOf": [{"type": "string", "pattern": f"^{point}(/{point})?$"}, {"type": "integer"}]}


def _custom_error(kind: LiteralString, message: LiteralString) -> ValueError:
    from pydantic_core import PydanticCustomError

    return PydanticCustomError(kind, message)


class NumberText(str):
    """A number as it was typed or stands in a file, with the decimals that it has there and a point before them."""

    __slots__ = ()


# A number that is printed has as many figures as can be read, and a float holds as many as it prints.
_LARGEST = Decimal(10) ** 15
_DECIMALS = 6


def number_of(value: object) -> Decimal | None:
    """Return the number that YAML gave, or None for `null`: there is none. Raises PydanticCustomError otherwise."""
    if value is None or isinstance(value, Decimal):
        return value
    if isinstance(value, NumberText):
        return number_of(float(value))
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _custom_error("number", "must be a number such as 1250.5, or null where there is none")
    number = Decimal(repr(value))
    if abs(number) >= _LARGEST or number != round(number, _DECIMALS):
        raise _custom_error("number", "must have at most 15 figures, 6 of them decimals: choose another unit")
    return number


def cell_kind(value: object) -> str:
    """Return what a cell of a table holds: `number` (or nothing), `merged` or `words`."""
    if isinstance(value, bool):
        return "words"  # and is none: the finding asks for text
    if value is None or isinstance(value, int | float | Decimal | NumberText):
        return "number"
    if isinstance(value, str) and not value.strip():
        return "number"
    if isinstance(value, Mapping):
        return "merged" if value.keys() & {"text", "span", "rows"} else "words"
    return "words" if isinstance(value, str | Copy) or not hasattr(value, "span") else "merged"


def cell_number_of(value: object) -> Decimal | None:
    """Return the number of a cell with the decimals that it was typed with, or None for nothing.

    Raises PydanticCustomError for one that is too long to be read.
    """
    if isinstance(value, NumberText):
        number_of(float(value))
        return Decimal(value)
    return None if isinstance(value, str) else number_of(value)


def category_of(value: object, info: ValidationInfo) -> Copy | int:
    """Return what a category is called: a year may be a whole number, and is then in need of no translation."""
    if isinstance(value, NumberText) and value.lstrip("-").isdigit():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else Copy.of(value, info.context or ())


def _point(text: str) -> tuple[int, ...]:
    """Return year, month and day as far as they are given; empty when it is no date of the calendar."""
    match = _DATE.fullmatch(text)
    if not match:
        return ()
    numbers = tuple(int(part) for part in match.groups() if part)
    try:
        date(*(*numbers, 1, 1)[:3])
    except ValueError:
        return ()
    return numbers
