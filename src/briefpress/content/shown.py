"""What all parts of a brief have in common: names, a closed model, and the three words that decide who sees what."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from pydantic import ConfigDict, Field, PlainValidator, TypeAdapter, WithJsonSchema

from briefpress.content.described import Described
from briefpress.content.lengths import SHORTEST, Length
from briefpress.content.words import Copy, category_of, number_of

Id = Annotated[str, Field(pattern=r"^[a-z0-9]([a-z0-9_.-]*[a-z0-9])?$")]
"""As Name, and as long as it needs to be: a given id carries those of all that it stands in."""
Name = Annotated[str, Field(pattern=r"^[a-z0-9]([a-z0-9_.-]*[a-z0-9])?$", max_length=64)]
LanguageTag = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")]


class Model(Described):
    """Frozen, and closed to keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)


class Shown(Model):
    """Something that an edition may or may not show."""

    id: Id = ""
    """A name of its own, by which texts, audiences and findings speak of it; left out, it has one from its place."""
    from_: Annotated[Length, Field(alias="from")] = SHORTEST
    """The shortest length that shows it."""
    for_: Annotated[tuple[Name, ...], Field(alias="for", strict=False)] = ()
    """The audiences that see it; empty: all."""
    keep: Annotated[int, Field(ge=1, le=5)] = 1
    """1: never cut to make an edition fit; 5: cut first."""


Category = Annotated[
    Copy | int,
    PlainValidator(category_of),
    WithJsonSchema({"anyOf": [TypeAdapter(Copy).json_schema(), {"type": "integer"}]}),
]
Value = Annotated[
    Decimal | None, PlainValidator(number_of), WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "null"}]})
]


def or_in_file(*names: str) -> ConfigDict:
    """Return the settings of a block some of whose keys may stand in a file that it names instead."""

    def change(schema: dict[str, Any]) -> None:
        schema["required"] = [name for name in schema["required"] if name not in names]
        schema["anyOf"] = [{"required": ["from_file"]}, {"required": list(names)}]

    return ConfigDict(json_schema_extra=change)
