"""The models -> JSON Schema, for editors that complete and check `brief.yaml` while it is typed."""

from __future__ import annotations

import json
from typing import Any

from pydantic import JsonValue, TypeAdapter

from briefpress.content.brief import Brief
from briefpress.content.csl import Names, SourceDate, Typed
from briefpress.content.lengths import JSON_FORMAT, SHORTEST, Lengths
from briefpress.content.words import Copy, PartialDate

# Pydantic writes out the schema of a plain validator wherever it is used; once is enough.
_SHARED: dict[str, Any] = {
    "Copy": Copy,
    "PartialDate": PartialDate,
    "Names": Names,
    "SourceDate": SourceDate,
    "Typed": Typed,
}
_NULL: JsonValue = {"type": "null"}


def brief_schema(lengths: Lengths) -> dict[str, JsonValue]:
    """Return the schema of a brief (JSON Schema 2020-12) in a project that has these lengths."""
    shared: dict[str, JsonValue] = {name: _definition(kind) for name, kind in _SHARED.items()}
    schema = _compact(Brief.model_json_schema(by_alias=True), shared)
    definitions = schema["$defs"] if isinstance(schema, dict) else None
    assert isinstance(schema, dict)  # models are objects
    assert isinstance(definitions, dict)  # and there is more than one
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "brief.schema.json"}
    # Names hold texts, which stand in one place as well.
    shared["Names"] = _compact(shared["Names"], {"Copy": shared["Copy"]})
    whole = head | schema | {"title": "BriefPress brief", "$defs": definitions | shared}
    return with_lengths(whole, lengths)


def _definition(kind: Any) -> JsonValue:
    """Return the schema of a kind of value; the models that it speaks of stand in the brief's."""
    schema: dict[str, JsonValue] = TypeAdapter(kind).json_schema(by_alias=True, ref_template="#/$defs/{model}")
    return {key: value for key, value in schema.items() if key != "$defs"}


def schema_text(lengths: Lengths) -> str:
    """Return the schema as it stands in a file: the same models and lengths give the same bytes."""
    return json.dumps(brief_schema(lengths), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def with_lengths(schema: dict[str, JsonValue], lengths: Lengths) -> dict[str, JsonValue]:
    """Return the schema of a model that names lengths, with those that a project has."""
    named = _naming(schema, lengths)
    assert isinstance(named, dict)  # as it was
    definitions = named.get("$defs", {})
    assert isinstance(definitions, dict)  # of names
    names: JsonValue = {
        "description": "A promise of pages, shortest first.",
        "enum": [str(length) for length in lengths],
        "type": "string",
    }
    return named | {"$defs": definitions | {"Length": names}}


def _naming(schema: JsonValue, lengths: Lengths) -> JsonValue:
    """Return a schema in which what stands for a length refers to those that there are."""
    if isinstance(schema, list):
        return [_naming(element, lengths) for element in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == JSON_FORMAT:
        others = {key: value for key, value in schema.items() if key not in ("type", "format", "title")}
        default: dict[str, JsonValue] = {"default": str(lengths[0])} if others.get("default") == SHORTEST else {}
        return {"$ref": "#/$defs/Length"} | others | default
    keys = schema.get("propertyNames")
    if isinstance(keys, dict) and keys.get("format") == JSON_FORMAT:
        below = {str(length): schema.get("additionalProperties") for length in lengths}
        others = {key: value for key, value in schema.items() if key != "propertyNames"}
        return others | {"properties": below, "additionalProperties": False}
    return {key: _naming(value, lengths) for key, value in schema.items()}


def _compact(schema: JsonValue, shared: dict[str, JsonValue], of_names: bool = False) -> JsonValue:
    """Return a schema with references to what is shared, and without the titles that only repeat a key.

    `of_names` says that the keys are an author's or ours, and not JSON Schema's.
    """
    if isinstance(schema, list):
        return [_compact(element, shared) for element in schema]
    if not isinstance(schema, dict):
        return schema
    for name, definition in shared.items():
        assert isinstance(definition, dict)  # each is a choice
        kind = "anyOf" if "anyOf" in definition else "oneOf"
        choices = definition[kind]
        reference: dict[str, JsonValue] = {"$ref": f"#/$defs/{name}"}
        assert isinstance(choices, list)  # of what it can be
        others = {key: value for key, value in schema.items() if key not in (kind, "title")}
        if schema.get(kind) == choices:
            return reference | others
        # What may be left out: Pydantic puts the choices of a choice side by side.
        if schema.get("anyOf") == [*choices, _NULL]:
            return {"anyOf": [reference, _NULL]} | others
    return {
        key: _compact(value, shared, of_names=not of_names and key in ("properties", "$defs"))
        for key, value in schema.items()
        if of_names or key != "title"
    }
