"""The models -> JSON Schema, for editors that complete and check `brief.yaml` while it is typed."""

from __future__ import annotations

import json

from pydantic import JsonValue, TypeAdapter

from briefpress.content.brief import Brief
from briefpress.content.words import Copy, PartialDate

# Pydantic writes out the schema of a plain validator wherever it is used; once is enough.
_SHARED: dict[str, type] = {"Copy": Copy, "PartialDate": PartialDate}


def brief_schema() -> dict[str, JsonValue]:
    """Return the schema of a brief (JSON Schema 2020-12)."""
    shared: dict[str, JsonValue] = {name: TypeAdapter(kind).json_schema() for name, kind in _SHARED.items()}
    schema = _compact(Brief.model_json_schema(by_alias=True), shared)
    definitions = schema["$defs"] if isinstance(schema, dict) else None
    assert isinstance(schema, dict)  # models are objects
    assert isinstance(definitions, dict)  # and there is more than one
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "brief.schema.json"}
    return head | schema | {"title": "BriefPress brief", "$defs": definitions | shared}


def schema_text() -> str:
    """Return the schema as it stands in a file: the same models give the same bytes."""
    return json.dumps(brief_schema(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


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
        if schema.get("anyOf") == definition["anyOf"]:
            others = {key: value for key, value in schema.items() if key not in ("anyOf", "title")}
            return {"$ref": f"#/$defs/{name}"} | others
    return {
        key: _compact(value, shared, of_names=not of_names and key in ("properties", "$defs"))
        for key, value in schema.items()
        if of_names or key != "title"
    }
