"""Pydantic's errors -> findings in our words, at the key or value that the author wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from briefpress.content.blocks import Block
from briefpress.content.brief import Brief
from briefpress.content.commas import plain_number
from briefpress.content.csl import COPY_TAG, MISTAKEN, MISTAKEN_TYPES, NAMES_TAG, PersonName
from briefpress.content.lengths import Lengths
from briefpress.content.source import Source
from briefpress.diagnostics import Diagnostic, Place, did_you_mean
from briefpress.yaml_file import CURLY_HINT, KeyPath, YamlFile, YamlValue, is_curly_quoted, is_half_curly_quoted

_SHAPES = {
    "bool_type": "must be true or false",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "tuple_type": "must be a list, each element on a line that starts with a hyphen",
    "dict_type": "must be a mapping: keys with their values",
    "model_type": "must be a mapping: keys with their values",
}
# Last key of a path, or what kind of word it takes -> code, and what a word that it does not take is.
_UNKNOWN = {
    "block": ("content.unknown-block", "no type of block"),
    "length": ("content.unknown-length", "no length"),
    "status": ("content.unknown-status", "no status"),
    "value": ("content.unknown-value", "not allowed here"),
}
# Last key of a path -> what its pattern asks for: code, message, hint.
_NAME = ("content.bad-name", '"{}" is no name', "names are made of a-z, 0-9, dots, hyphens and underscores")
_PATTERNS = {
    "language": ("content.bad-language", '"{}" is no language tag', "write a tag such as en, fr or zh-Hans"),
    "languages": ("content.bad-language", '"{}" is no language tag', "write a tag such as en, fr or zh-Hans"),
    "URL": ("content.bad-address", '"{}" is no web address', "it starts with https:// and has no spaces"),
    "DOI": ("content.bad-address", '"{}" is no DOI', "write what follows doi.org/, such as 10.1000/182"),
    "online": ("content.bad-address", '"{}" is no web address', "it starts with https:// and has no spaces"),
    "version": ("content.bad-version", '"{}" is no version', 'write numbers and dots, in quotation marks: "1.2"'),
}

# A key, or the hyphen of a list, with nothing after it but a comment.
_COMMENTED_OUT = re.compile(r"(?::|^\s*-)\s+#")


# What Pydantic says between keys that an author writes.
_NOT_WRITTEN = ("[key]", COPY_TAG, NAMES_TAG)


def shape_findings(error: ValidationError, yaml: YamlFile, lengths: Lengths) -> Iterator[Diagnostic]:
    """Yield a finding for each error; one for each wrong length where a wording has several."""
    for detail in error.errors(include_url=False):
        path = written_path(detail["loc"])
        if not _is_echo(detail, path, yaml):
            yield from (_with_signs(one, detail, path) for one in _findings(detail, path, yaml, lengths))


def _with_signs(finding: Diagnostic, detail: ErrorDetails, path: KeyPath) -> Diagnostic:
    """Return a finding whose hint names the sign that has made it: a curly mark, or a # that begins a comment."""
    written = detail["input"]
    if detail["type"] == "extra_forbidden":
        written = path[-1]
    elif detail["type"] == "union_tag_invalid":
        written = written.get("type")
    if isinstance(written, str) and (is_curly_quoted(written) or is_half_curly_quoted(written)):
        return replace(finding, hint=CURLY_HINT)
    if detail["input"] is None and finding.place and _COMMENTED_OUT.search(finding.place.excerpt):
        return replace(finding, hint="what follows # is a comment: put the text in quotation marks")
    return finding


def written_path(loc: tuple[str | int, ...]) -> KeyPath:
    """Return the path in the file for Pydantic's: without the names of union members."""
    path: list[str | int] = []
    after_block = False
    for step in loc:
        if after_block or step in _NOT_WRITTEN:
            after_block = False
            continue
        after_block = isinstance(step, int) and path[-1:] in (["blocks"], ["cells"])
        path.append(step)
    return tuple(path)


def _is_echo(detail: ErrorDetails, path: KeyPath, yaml: YamlFile) -> bool:
    """Say whether an error only follows from another one.

    Pydantic counts the valid elements of a list, so a list with a wrong one can be called too short; and an id that
    was given, not written, is as wrong as the one that it was made from.
    """
    is_list_of_wrong = detail["type"] == "too_short" and bool(detail["input"])
    return is_list_of_wrong or (path[-1:] == ("id",) and path not in yaml.written)


def _findings(detail: ErrorDetails, path: KeyPath, yaml: YamlFile, lengths: Lengths) -> Iterator[Diagnostic]:
    kind, value = detail["type"], detail["input"]
    match kind:
        case "missing":
            message = f'the {_name_of(_model_at(path[:-1], yaml.value))} has no "{path[-1]}"'
            yield Diagnostic("content.missing-key", message, yaml.place(path))
        case "extra_forbidden":
            yield _unknown_key(path, yaml)
        case "union_tag_not_found":
            hint = did_you_mean("", _block_types())
            yield Diagnostic("content.missing-key", 'the block has no "type"', yaml.place(path), hint)
        case "union_tag_invalid":
            yield _unknown("block", str(value.get("type")), _block_types(), (*path, "type"), yaml)
        case "enum" | "literal_error" | "length":
            yield _unknown_word(detail, path, yaml, lengths)
        case "copy" if isinstance(value, dict):
            yield from _wordings(value, path, yaml, lengths)
        case "copy" | "string_type":
            yield _no_text(value, path, yaml)
        case "date" | "number":
            yield _unreadable(detail, path, yaml)
        case "string_pattern_mismatch":
            yield _unmatched(str(value), path, detail["loc"][-1] == "[key]", yaml)
        case _:
            yield _misshapen(detail, path, yaml)


def _unknown_key(path: KeyPath, yaml: YamlFile) -> Diagnostic:
    model = _model_at(path[:-1], yaml.value)
    known = sorted(_fields(model))
    name = _name_of(model)
    message = f'{"an" if name[0] in "aeiou" else "a"} {name} has no key "{path[-1]}"'
    hint = _meant(model, str(path[-1]), known) or did_you_mean(str(path[-1]), known)
    return Diagnostic("content.unknown-key", message, yaml.place(path, of_key=True), hint)


def _meant(model: type[BaseModel], key: str, known: Sequence[str]) -> str:
    """Return a hint for a key in other letters, or for what other programs call a variable of a source."""
    alike = next((name for name in known if _letters(name) == _letters(key)), "")
    name = alike or (MISTAKEN.get(key.lower(), "") if model is Source else "")
    return f'did you mean "{name}"?' if name else ""


def _letters(key: str) -> str:
    return re.sub("[-_ ]", "", key).lower()


def _unknown_word(detail: ErrorDetails, path: KeyPath, yaml: YamlFile, lengths: Lengths) -> Diagnostic:
    if detail["type"] == "length":
        return _unknown("length", _shown(detail["input"]), lengths, path, yaml)
    known = re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected")))
    if path[:1] == ("sources",) and path[-1] == "type":
        return _unknown_type(_shown(detail["input"]), known, yaml.place(path))
    kind = str(path[-1]) if path[-1] in _UNKNOWN else "value"
    return _unknown(kind, _shown(detail["input"]), known, path, yaml)


def _unknown(kind: str, word: str, known: Sequence[str], path: KeyPath, yaml: YamlFile) -> Diagnostic:
    code, what = _UNKNOWN[kind]
    return Diagnostic(code, f'"{word}" is {what}', yaml.place(path), did_you_mean(word, known))


def _unknown_type(word: str, known: Sequence[str], place: Place) -> Diagnostic:
    words = re.split("[ _-]+", word.lower())
    turned = next((one for one in known if sorted(one.split("-")) == sorted(words)), "")
    meant = MISTAKEN_TYPES.get("-".join(words), turned)
    hint = f'did you mean "{meant}"?' if meant else did_you_mean(word, known)
    message = f'"{word}" is no type of source'
    return Diagnostic("content.unknown-value", message, place, hint or "types are those of CSL: docs/sources.md")


def _unreadable(detail: ErrorDetails, path: KeyPath, yaml: YamlFile) -> Diagnostic:
    if detail["type"] == "date":
        return Diagnostic("content.bad-date", f'"{path[-1]}" {detail["msg"]}', yaml.place(path))
    value = _shown(detail["input"])
    return Diagnostic("content.not-a-number", f'"{value}" {detail["msg"]}', yaml.place(path), plain_number(value))


def _wordings(value: dict[str, YamlValue], path: KeyPath, yaml: YamlFile, lengths: Lengths) -> Iterator[Diagnostic]:
    """Yield what is wrong with a mapping of lengths to wordings."""
    if not value:
        yield _no_text(value, path, yaml)
    if set(value) & set(PersonName.model_fields):
        yield _name_without_list(path, yaml)
        return
    for key, text in value.items():
        if key not in lengths:
            place = yaml.place((*path, key), of_key=True)
            yield Diagnostic("content.unknown-length", f'"{key}" is no length', place, did_you_mean(key, lengths))
        elif not isinstance(text, str):
            yield _no_text(text, (*path, key), yaml)


def _name_without_list(path: KeyPath, yaml: YamlFile) -> Diagnostic:
    message = f'"{_last_key(path)}" is one name, and not a list of names'
    hint = "put it on a line that starts with a hyphen: - {family: ..., given: ...}"
    return Diagnostic("content.not-text", message, yaml.place(path), hint)


def _no_text(value: object, path: KeyPath, yaml: YamlFile) -> Diagnostic:
    if value is None:
        return Diagnostic("content.empty-text", f'"{_last_key(path)}" is empty', yaml.place(path), "write its text")
    written = yaml.text_at(path)
    hint = f'put it in quotation marks: "{written}"' if isinstance(value, int | float) else ""
    if isinstance(value, list):
        hint = "text that starts with [ must stand in quotation marks"
    return Diagnostic("content.not-text", f'"{_last_key(path)}" must be text', yaml.place(path), hint)


def _unmatched(value: str, path: KeyPath, of_key: bool, yaml: YamlFile) -> Diagnostic:
    code, message, hint = _NAME if of_key else _PATTERNS.get(_last_key(path), _NAME)
    return Diagnostic(code, message.format(value), yaml.place(path, of_key), hint)


def _misshapen(detail: ErrorDetails, path: KeyPath, yaml: YamlFile) -> Diagnostic:
    kind, place, key = detail["type"], yaml.place(path), _last_key(path)
    context = detail.get("ctx", {})
    if kind == "nameless":
        hint = "a person has `family` and `given`, a body `literal`"
        return Diagnostic("content.missing-key", f"this name {detail['msg']}", place, hint)
    if kind in _SHAPES:
        return Diagnostic("content.wrong-type", f'"{key}" {_SHAPES[kind]}', place)
    if kind == "too_short":
        place = yaml.place(path, of_key=True)
        return Diagnostic("content.nothing-in-it", f'"{key}" holds nothing', place, "fill it, or remove what holds it")
    if kind == "string_too_short":
        return Diagnostic("content.empty-text", f'"{key}" is empty', place, "write its text")
    if kind == "string_too_long":
        return Diagnostic("content.too-long", f'"{key}" is longer than {context.get("max_length")} characters', place)
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = f"at least {context['ge']}" if "ge" in context else f"at most {context['le']}"
        return Diagnostic("content.out-of-range", f'"{key}" must be {bound}', place)
    return Diagnostic("content.bad-value", f'"{key}": {detail["msg"].lower()}', place)


def _last_key(path: KeyPath) -> str:
    """Return the last key of a path; an element of a list is known by its list."""
    return next((step for step in reversed(path) if isinstance(step, str)), "brief")


def _shown(value: object) -> str:
    """Return a value as YAML writes it."""
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def _name_of(model: type[BaseModel]) -> str:
    """Return what an author calls a model: `key message` for KeyMessage, `points block` for Points."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
    return f"{name} block" if name.endswith("s") and name != "series" else name


def _block_types() -> list[str]:
    return sorted(name for model in _models_in(Block) for name in _types(model))


def _model_at(path: KeyPath, value: YamlValue) -> type[BaseModel]:
    """Return the model that the mapping at a path is read as."""
    model: type[BaseModel] = Brief
    annotation: object = Brief
    for step in path:
        value = _step(value, step)
        field = _fields(model).get(str(step))
        annotation = field.annotation if field else annotation
        candidates = _models_in(annotation)
        kind = value.get("type") if isinstance(value, dict) else None
        fitting = candidates if len(candidates) == 1 else [one for one in candidates if kind in _types(one)]
        model = fitting[0] if fitting else model
    return model


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _models_in(annotation: object) -> list[type[BaseModel]]:
    """Return the models that an annotation mentions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]


def _types(model: type[BaseModel]) -> tuple[str, ...]:
    """Return what a model can have as its `type`; empty when it has none."""
    return get_args(model.model_fields["type"].annotation) if "type" in model.model_fields else ()


def _step(value: YamlValue, step: str | int) -> YamlValue:
    if isinstance(value, dict):
        return value.get(str(step))
    return value[step] if isinstance(value, list) and isinstance(step, int) else None
