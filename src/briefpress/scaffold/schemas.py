"""A project -> JSON Schemas of the files that people write in it, by which editors complete and check."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from pydantic import JsonValue

from briefpress.composing.template_library import TemplateLibrary
from briefpress.content.lengths import Lengths
from briefpress.content.schema import schema_text, with_lengths
from briefpress.editions.audience import Audience
from briefpress.editions.promise import Promise
from briefpress.project import Project
from briefpress.theme.theme import layers_of, theme_files
from briefpress.theme.tokens import GROUPS, kind_of, pattern_of
from briefpress.writers.pdf.tagged.claims import CLAIMS
from briefpress.yaml_file import read_yaml

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def brief_schema(project: Project) -> str:
    """Return the JSON Schema (2020-12) of `brief.yaml` in a project."""
    return schema_text(_lengths(project))


def audience_schema(project: Project) -> str:
    """Return the JSON Schema (2020-12) of `audience.yaml` in a project."""
    head: dict[str, JsonValue] = {"$schema": _DIALECT, "$id": "audience.schema.json"}
    schema = with_lengths(Audience.model_json_schema(by_alias=True), _lengths(project))
    return _json(head | schema | {"title": "BriefPress audience"})


def lengths_schema(project: Project) -> str:
    """Return the JSON Schema (2020-12) of `lengths.yaml`: any key of what is there, what is needed of what is added."""
    added: dict[str, JsonValue] = Promise.model_json_schema()
    changed: JsonValue = {key: value for key, value in added.items() if key != "required"}
    schema: dict[str, JsonValue] = {
        "type": "object",
        "properties": {str(length): {"$ref": "#/$defs/Changed"} for length in _lengths(project)},
        "additionalProperties": {"$ref": "#/$defs/Added"},
        "$defs": {"Added": added, "Changed": changed},
    }
    return _json({"$schema": _DIALECT, "$id": "lengths.schema.json", "title": "BriefPress lengths"} | schema)


def theme_schema(project: Project) -> str:
    """Return the JSON Schema (2020-12) of `theme.yaml`: every group and token that the project's look has."""
    files = tuple(read_yaml(path, path.name, project.opener) for path in theme_files(project.template_roots))
    layers = layers_of(files, ("base",), *(("papers", name) for name in ("a4", "letter", "a5")))
    groups: dict[str, dict[str, JsonValue]] = {}
    for layer in layers:
        for name, path, _ in layer.flat():
            groups.setdefault(str(path[-2]), {})[str(path[-1])] = _token(name)
    tokens = {
        group: _closed(dict(sorted(names.items()))) | _described(GROUPS.get(group, ""))
        for group, names in sorted(groups.items())
    }
    layer_schema = _closed(tokens)
    of_length: JsonValue = {"anyOf": [layer_schema, {"type": "null"}]}
    length_names = dict.fromkeys(map(str, _lengths(project)), of_length)
    logo = _closed(
        {
            "file": _text("An SVG, PNG or JPEG file beside this one."),
            "alt": _text("What it shows, for those who do not see it."),
            "height": _text("How high it stands, such as 9mm."),
        }
    )
    papers: dict[str, JsonValue] = {"type": "object", "additionalProperties": layer_schema}
    properties: dict[str, JsonValue] = {
        "paper": _text("One of `papers`, such as a4, letter or a5."),
        "pdf": _one_of(CLAIMS) | _described("Standards that PDFs keep: reading aloud (ua) and archives (a)."),
        "citation_style": _text("A `.csl` file beside this one, or `house`: how sources are cited and listed."),
        "logo": logo | _described("The institution's picture, in the masthead."),
        "base": layer_schema | _described("Tokens of every edition, by group and name."),
        "papers": papers | _described("Tokens of one paper: its measures, and what differs on it."),
        "length": _closed(length_names) | _described("Tokens of one length: what differs in it."),
    }
    return _json({"$schema": _DIALECT, "$id": "theme.schema.json", "title": "BriefPress theme"} | _closed(properties))


def _lengths(project: Project) -> Lengths:
    return TemplateLibrary(project).lengths


def _token(name: str) -> JsonValue:
    """Return the schema of a token, by the rule that files are checked with."""
    return {"type": ["string", "number"], "pattern": pattern_of(name), "description": kind_of(name).words}


def _closed(properties: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    return {"type": "object", "properties": dict(properties), "additionalProperties": False}


def _one_of(names: Iterable[str]) -> dict[str, JsonValue]:
    return {"enum": [*names]}


def _text(words: str) -> dict[str, JsonValue]:
    return {"type": "string", "description": words}


def _described(words: str) -> dict[str, JsonValue]:
    return {"description": words} if words else {}


def _json(schema: Mapping[str, JsonValue]) -> str:
    return json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
