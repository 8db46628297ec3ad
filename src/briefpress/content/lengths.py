"""The lengths of a project: names in an order, shortest first. What each of them promises is not known here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self, TypeAlias

# Pydantic is imported where it is used: editions have a length, and a build that finds nothing to do has no models.
if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

JSON_FORMAT = "briefpress-length"
"""What stands for a length in the schema of a model: which there are, each project says for itself."""


class Length(str):
    """A length's name, which knows its place in the order.

    It is text, so that templates and scripts compare it with a name. Models are given a project's lengths as the
    context of their validation, and take no other name.
    """

    __slots__ = ("rank",)

    rank: int
    """0 for the shortest."""

    def __new__(cls, name: str, rank: int) -> Self:
        made = super().__new__(cls, name)
        made.rank = rank
        return made

    def __reduce__(self) -> tuple[type[Length], tuple[str, int]]:
        # What is pickled or copied is made anew, with its place.
        return (Length, (str(self), self.rank))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.with_info_plain_validator_function(lambda value, info: _named(value, info.context))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "format": JSON_FORMAT}


Lengths: TypeAlias = tuple[Length, ...]
"""Shortest first; never empty."""

SHORTEST = Length("", 0)
"""The place of whatever is the shortest: what begins there is shown at every length, and nobody has to name it."""


def lengths_of(names: Iterable[str]) -> Lengths:
    """Return the lengths of these names, shortest first."""
    return tuple(Length(name, rank) for rank, name in enumerate(names))


def length_named(name: object, lengths: Lengths) -> Length | None:
    """Return a length by its name, or None when there is none of that name."""
    return next((length for length in lengths if length == name), None)


def _named(value: object, lengths: object) -> Length:
    """Return the length that YAML named. Raises PydanticCustomError when there is none of that name."""
    from pydantic_core import PydanticCustomError

    if isinstance(value, Length):
        return value
    assert isinstance(lengths, tuple)  # whoever validates what names a length says which there are
    found = length_named(value, lengths)
    if found is None:
        raise PydanticCustomError("length", "is no length")
    return found
