"""CSL-JSON, as Zotero, Mendeley and citation services write it -> works. Dates become those of ISO 8601."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from briefpress.bibliography.dates import iso_date
from briefpress.bibliography.item import Item, Name, Reading
from briefpress.bibliography.languages import language_tag
from briefpress.bibliography.markup import from_html
from briefpress.content.csl import DATES, ROLES, PersonName
from briefpress.content.source import Source
from briefpress.diagnostics import BriefPressError, Diagnostic, Place
from briefpress.yaml_file.source import SourceText

MOST_ENTRIES = 5_000
_KNOWN = frozenset(field.alias or name for name, field in Source.model_fields.items()) - {"voice", "paragraphs"}
_PARTS = frozenset(field.alias or name for name, field in PersonName.model_fields.items())
_SILENT = frozenset(
    {"id", "type", "citation-key", "citation-label", "year-suffix", "citation-number", "custom", "system_id"}
)
_PASSED_OVER = frozenset({"abstract", "annote", "keyword", "categories", "note-attachments", "archive-id", "license"})
_RENAMED = {"event": "event-title", "shortTitle": "title-short", "journalAbbreviation": "container-title-short"}
_ID = re.compile(r'"id"\s*:\s*("(?:[^"\\]|\\.)*"|[\d.]+)')


def read_csl_json(source: SourceText, reading: Reading) -> None:
    """Add the works of a file to a reading. Raises BriefPressError for what is no CSL-JSON."""
    places = [source.place(*match.span()) for match in _ID.finditer(source.text)]
    entries = _entries(source)
    if len(entries) > MOST_ENTRIES:
        reading.tell("left-out", f"only the first {MOST_ENTRIES:,} entries are read", Place(source.name))
    for number, entry in enumerate(entries[:MOST_ENTRIES]):
        place = places[number] if len(places) == len(entries) else Place(source.name)
        reading.items.append(_Entry(entry, place, reading).item())


def _entries(source: SourceText) -> list[dict[str, Any]]:
    try:
        value = json.loads(source.text)
    except json.JSONDecodeError as error:
        place = source.place(min(error.pos, len(source.text)), error.pos + 1)
        raise _unreadable(f"this is no JSON: {error.msg[:1].lower()}{error.msg[1:]}", place) from error
    except (RecursionError, ValueError) as error:
        raise _unreadable("this is no JSON that can be read: it is nested too deep", Place(source.name)) from error
    if isinstance(value, dict):
        value = value.get("items", [value])
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise _unreadable("this is JSON, and no list of works", Place(source.name))
    if value and not any("type" in entry for entry in value):
        raise _unreadable("no entry of this JSON has a `type`, as works have in CSL-JSON", Place(source.name))
    return value


def _unreadable(message: str, place: Place) -> BriefPressError:
    hint = "export it once more as CSL JSON, BibTeX or RIS"
    return BriefPressError([Diagnostic("sources.unreadable", message, place, hint)])


class _Entry:
    """One entry on its way to a work."""

    def __init__(self, entry: Mapping[str, Any], place: Place, reading: Reading) -> None:
        self.entry, self.reading = entry, reading
        key = entry.get("citation-key") or entry.get("id", "")
        self.made = Item(str(key), place, str(entry.get("type", "document")))

    def item(self) -> Item:
        for name, value in self.entry.items():
            variable = _RENAMED.get(name, name)
            if name in _PASSED_OVER:
                self.reading.pass_over(name)
            elif name in _SILENT or value in (None, "", [], {}):
                continue
            elif variable not in _KNOWN:
                self.tell("unknown-field", f'"{name}" is no variable of CSL')
            else:
                self.put(variable, value)
        # Zotero writes the place of a book twice.
        if self.made.variables.get("event-place") == self.made.variables.get("publisher-place"):
            self.made.variables.pop("event-place", None)
        return self.made

    def put(self, variable: str, value: Any) -> None:
        if variable in ROLES:
            self.made.variables[variable] = self.names(variable, value)
        elif variable in DATES:
            self.put_date(variable, value)
        elif not isinstance(value, str | int | float) or isinstance(value, bool):
            self.tell("left-out", f'"{variable}" is neither text nor a number')
        elif variable == "language":
            self.put_language(str(value))
        else:
            self.made.variables[variable] = from_html(str(value))

    def put_language(self, value: str) -> None:
        tag = language_tag(value)
        if tag:
            self.made.variables["language"] = tag
        else:
            self.tell("left-out", f'"{value}" is no one language: it is left out')

    def put_date(self, variable: str, value: Any) -> None:
        found = _date(value) if isinstance(value, dict) else iso_date(str(value))
        if found:
            self.made.variables[variable] = found
        else:
            shown = value.get("raw", value.get("literal", value)) if isinstance(value, dict) else value
            self.tell("left-out", f'"{variable}" is no date that can be read: {str(shown)[:60]}')

    def names(self, variable: str, value: Any) -> list[Name]:
        found: list[Name] = []
        for name in value if isinstance(value, list) else [value]:
            parts = {"literal": name} if isinstance(name, str) else name if isinstance(name, dict) else {}
            unknown = sorted(set(parts) - _PARTS)
            if unknown:
                self.tell(
                    "unknown-field", f'a name of "{variable}" has parts that are not known here: {", ".join(unknown)}'
                )
            made = {
                part: str(text) for part, text in parts.items() if part in _PARTS and text and isinstance(text, str)
            }
            if made.keys() & {"family", "given", "literal"}:
                found.append(made)
        return found

    def tell(self, code: str, message: str) -> None:
        name = f" ({self.made.key})" if self.made.key else ""
        self.reading.tell(code, message + name, self.made.place)


def _date(value: Mapping[str, Any]) -> str:
    points = value.get("date-parts")
    if isinstance(points, list) and points and all(isinstance(point, list) and point for point in points):
        found = iso_date(
            "/".join("-".join(str(part) for part in point if part not in (None, "", 0)) for point in points[:2])
        )
        if found:
            return found
    return iso_date(str(value.get("raw") or value.get("literal") or ""))
