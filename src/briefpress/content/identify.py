"""Raw YAML values -> the same with an id on everything that edits, translations and findings speak of."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefpress.diagnostics import Diagnostic
from briefpress.yaml_file import KeyPath, YamlFile, YamlValue

# List in the brief -> what the ids of its elements start with.
_TOP = {"key_messages": "key", "sections": "section", "colophon": "colophon"}
# List in anything that has an id -> what stands between that id and the position. Subsections have a word of their
# own, because a section can hold blocks and subsections, both counted from 1.
_NESTED = {"blocks": "", "sections": ".section", "items": "", "rows": "", "events": "", "series": ""}


@dataclass(slots=True)
class Identified:
    """A brief's values with ids, and where they are."""

    value: dict[str, YamlValue]
    paths: dict[str, KeyPath] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)


def identify(yaml: YamlFile, brief: dict[str, YamlValue]) -> Identified:
    """Return the brief with ids: the author's, or `<parent's id>.<position from 1>`.

    Two equal ids are a problem, and so is one that the printed page keeps for itself.
    """
    found = Identified(dict(brief))
    for name, prefix in _TOP.items():
        if name in brief:
            found.value[name] = _with_ids(yaml, brief[name], (name,), prefix, found)
    return found


def _with_ids(yaml: YamlFile, value: YamlValue, path: KeyPath, prefix: str, found: Identified) -> YamlValue:
    """Return a list whose mappings have ids; anything else is left for the models to judge."""
    if not isinstance(value, list):
        return value
    return [
        _with_id(yaml, element, (*path, position), f"{prefix}.{position + 1}", found)
        for position, element in enumerate(value)
    ]


def _with_id(yaml: YamlFile, value: YamlValue, path: KeyPath, default: str, found: Identified) -> YamlValue:
    if not isinstance(value, dict):
        return value
    written = value.get("id")
    identifier = written if isinstance(written, str) and written else default
    _register(yaml, identifier, path, found)
    nested = {
        name: _with_ids(yaml, value[name], (*path, name), identifier + between, found)
        for name, between in _NESTED.items()
        if name in value
    }
    return {"id": identifier} | value | nested


def _register(yaml: YamlFile, identifier: str, path: KeyPath, found: Identified) -> None:
    is_written = (*path, "id") in yaml.written
    place = yaml.place((*path, "id")) if is_written else yaml.place(path)
    if is_written and _is_reserved(identifier):
        message = f'the id "{identifier}" is one that the printed page gives to its own parts'
        found.problems.append(Diagnostic("content.reserved-id", message, place, "choose another"))
    if identifier not in found.paths:
        found.paths[identifier] = path
        return
    other = yaml.place(found.paths[identifier])
    message = f'two parts of the brief have the id "{identifier}": the other is at {other}'
    found.problems.append(Diagnostic("content.duplicate-id", message, place, "give one of them another id"))


def _is_reserved(identifier: str) -> bool:
    return identifier in ("notes", "sources") or identifier.startswith(("source-", "cite-", "note-", "noteref-"))
