"""A work -> what stands in `sources:` for it, and what of it cannot stand there."""

from __future__ import annotations

import re
from typing import get_args

from pydantic import ValidationError

from briefpress.bibliography.item import Item, Reading
from briefpress.bibliography.markup import as_markdown, plain_words
from briefpress.content.csl import DATES, SourceType
from briefpress.content.source import Source
from briefpress.content.words import Copy
from briefpress.yaml_file import YamlValue

_ORDER = [field.alias or name for name, field in Source.model_fields.items()]
# Variables whose words may hold marks of Markdown.
_COPIES = frozenset(
    field.alias or name for name, field in Source.model_fields.items() if Copy in get_args(field.annotation)
)
_TYPES = frozenset(get_args(SourceType))
_WHOLE = re.compile(r"0|[1-9]\d{0,8}")


def entry_of(item: Item, reading: Reading) -> dict[str, YamlValue]:
    """Return the entry of a work, in the order of the reference; what a source cannot have is told and left out."""
    entry: dict[str, YamlValue] = {"type": item.type}
    if item.type not in _TYPES:
        message = f'"{item.type}" is no type of CSL: taken for a document'
        reading.tell("unknown-type", message, item.place)
        entry["type"] = "document"
    for variable in _ORDER:
        value = _written(variable, item)
        if value not in (None, "", []):
            entry[variable] = value
    return _valid(entry, item, reading)


def _written(variable: str, item: Item) -> YamlValue:
    value = item.variables.get(variable)
    if isinstance(value, list):
        return [{part: _name_part(part, text) for part, text in name.items()} for name in value]
    if value is None or variable in ("type", "voice", "paragraphs"):
        return None
    if variable in DATES:
        return _number(value)
    return as_markdown(value) if variable in _COPIES else _number(plain_words(value))


def _name_part(part: str, text: str) -> YamlValue:
    return as_markdown(text) if part == "literal" else plain_words(text)


def _number(text: str) -> YamlValue:
    """Return a whole number without quotation marks."""
    return int(text) if _WHOLE.fullmatch(text) else text


def _valid(entry: dict[str, YamlValue], item: Item, reading: Reading) -> dict[str, YamlValue]:
    """Return an entry without what no source can have."""
    try:
        Source.model_validate(entry, by_alias=True, by_name=False, context=())
    except ValidationError as error:
        wrong = {str(detail["loc"][0]) for detail in error.errors(include_url=False)}
        for variable in sorted(wrong & entry.keys()):
            shown = str(entry[variable])[:60]
            reading.tell("left-out", f'"{shown}" cannot stand as "{variable}": it is left out', item.place)
        return {variable: value for variable, value in entry.items() if variable not in wrong}
    return entry
