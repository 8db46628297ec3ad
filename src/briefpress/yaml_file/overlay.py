"""Values typed on the command line over those of a file; each keeps its place, so that findings lead to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefpress.diagnostics import Place
from briefpress.yaml_file.file import KeyPath, Written, YamlFile, YamlValue
from briefpress.yaml_file.source import SourceText

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}


@dataclass(frozen=True, slots=True)
class Typed:
    """`theme.color.accent=#0b6b4f`: where a value belongs, and the value."""

    path: tuple[str, ...]
    value: YamlValue
    file: YamlFile
    """What was typed, as a file whose only value stands at `path`."""


@dataclass(frozen=True, slots=True)
class _Overlaid(YamlFile):
    """A file with values over it."""

    over: tuple[YamlFile, ...] = ()

    def place(self, key_path: KeyPath, of_key: bool = False) -> Place:
        typed = next((file for file in reversed(self.over) if key_path and key_path in file.written), None)
        # Not `super()`: a dataclass with slots is made anew.
        return typed.place(key_path, of_key) if typed else YamlFile.place(self, key_path, of_key)


def typed_value(text: str, option: str, inside: KeyPath = ()) -> Typed | None:
    """Return what `NAME=VALUE` says, or None when it is nothing of that shape.

    A value is a number, `true`, `false`, `null`, a list in brackets, or text. `option` names where it was typed, and
    `inside` is put before all of the name but its first word: the layer of a file that it belongs to.
    """
    name, equals, written = text.partition("=")
    path = tuple(name.split("."))
    if not equals or not all(path) or len(path) < 2:
        return None
    below = (*inside, *path[1:])
    value: YamlValue = _value(written)
    nested = value
    for key in reversed(below):
        nested = {str(key): nested}
    start = len(name) + 1
    places: dict[KeyPath, Written] = {(): Written(0, len(text), None)}
    for depth in range(1, len(below) + 1):
        places[below[:depth]] = Written(start, max(len(text), start + 1), (0, len(name)))
    return Typed(path, value, YamlFile(option, nested, SourceText.of(option, text), places))


def overlaid(file: YamlFile, over: Sequence[YamlFile]) -> YamlFile:
    """Return a file with the values of others in the place of its own."""
    if not over:
        return file
    value = file.value
    for one in over:
        value = _merged(value, one.value)
    return _Overlaid(file.name, value, file.source, file.written, tuple(over))


def _value(written: str) -> YamlValue:
    if written in _WORDS:
        return _WORDS[written]
    if _NUMBER.fullmatch(written):
        return float(written) if "." in written else int(written)
    if written.startswith("[") and written.endswith("]"):
        return [_value(one.strip()) for one in written[1:-1].split(",") if one.strip()]
    return written


def _merged(under: YamlValue, over: YamlValue) -> YamlValue:
    if not isinstance(under, dict) or not isinstance(over, dict):
        return over
    return {**under, **{key: _merged(under.get(key), value) for key, value in over.items()}}
