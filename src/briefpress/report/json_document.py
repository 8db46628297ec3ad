"""Findings and results as one JSON document, for scripts."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from briefpress.diagnostics import Diagnostic, Severity
from briefpress.editions.edition import Edition
from briefpress.publish.manifest import Entry, entry_json

Value: TypeAlias = "dict[str, Value] | list[Value] | str | int | float | bool | None"


def result_json(
    generator: str,
    editions: Sequence[Entry] | Sequence[Edition],
    diagnostics: Sequence[Diagnostic],
    seconds: float,
    translations: Sequence[Mapping[str, object]] = (),
    stages: Mapping[str, float] | None = None,
    checks: Sequence[Mapping[str, object]] = (),
) -> str:
    """Return what a command came to: entries of the manifest after a build, plain editions for a list.

    `translations` are what a status tells of each, `stages` the seconds of a build, `checks` what a doctor has looked
    at; each stands in the document only when there are some.
    """
    lists = {"translations": translations, "checks": checks}
    told: dict[str, object] = {name: [dict(one) for one in found] for name, found in lists.items() if found}
    if stages:
        told["stages"] = {name: round(seconds, 3) for name, seconds in stages.items()}
    return dump(
        {
            "generator": generator,
            "ok": all(diagnostic.severity is not Severity.ERROR for diagnostic in diagnostics),
            "editions": [entry_json(one) if isinstance(one, Entry) else dataclasses.asdict(one) for one in editions],
            "diagnostics": findings_json(diagnostics),
            "seconds": round(seconds, 3),
        }
        | told
    )


def findings_json(diagnostics: Iterable[Diagnostic]) -> list[Value]:
    """Return findings as values; one without a place has null for file, line and column."""
    return [_finding(diagnostic) for diagnostic in diagnostics]


def dump(value: object) -> str:
    """Return a document in ASCII: a terminal or pipe of any encoding takes it."""
    return json.dumps(value, indent=2)


def _finding(diagnostic: Diagnostic) -> Value:
    place = diagnostic.place
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "hint": diagnostic.hint,
    }
