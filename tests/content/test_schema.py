"""The schema that editors complete briefs with."""

from __future__ import annotations

import json
from pathlib import Path

from tests.lengths import LENGTHS

from briefpress.content.schema import schema_text

PROJECT = Path(__file__).parents[2]


def test_the_schema_in_the_project_is_current() -> None:
    assert (PROJECT / "content" / "brief.schema.json").read_text("utf-8") == schema_text(LENGTHS)


def test_the_schema_names_keys_as_authors_write_them() -> None:
    paragraph = json.loads(schema_text(LENGTHS))["$defs"]["Paragraph"]

    assert ["for", "from", "id", "keep", "status", "text", "type"] == sorted(paragraph["properties"])
    assert ["type", "text"] == paragraph["required"]
    assert "The audiences that see it; empty: all." == paragraph["properties"]["for"]["description"]


def test_the_schema_says_what_every_key_is_for() -> None:
    models = {"Brief": (schema := json.loads(schema_text(LENGTHS))), **schema["$defs"]}
    fields = {
        f"{name}.{key}": field for name, model in models.items() for key, field in model.get("properties", {}).items()
    }

    silent = [name for name, field in fields.items() if not field.get("description")]

    # The word by which a block is known says it itself.
    assert [] == [name for name in silent if "const" not in fields[name]]
