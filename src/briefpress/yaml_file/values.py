"""Nodes -> plain values by YAML 1.2's core schema, each with its place."""

from __future__ import annotations

import re
from math import isfinite

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.yaml_file.file import KeyPath, Written, YamlFile, YamlValue
from briefpress.yaml_file.nodes import DEPTH_LIMIT, Mapping, Node, Scalar, Sequence
from briefpress.yaml_file.source import SourceText

# A brief of eight pages holds some 3,000 values.
VALUE_LIMIT = 100_000

# YAML 1.2.2, 10.3.2, narrowed to what people mean: a number with leading zeros, in octal or in hexadecimal, infinite,
# or too long for a count, is text.
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(\.[0-9]{1,40}|(0|[1-9][0-9]{0,40})(\.[0-9]{0,40})?)([eE][-+]?[0-9]{1,3})?")


def evaluate(root: Node, source: SourceText) -> YamlFile:
    """Return the file that a root node stands for.

    Raises BriefPressError with every key that is written twice or is no text, and for more values than can be meant.
    """
    reading = _Reading(source)
    value = reading.value(root, (), None)
    if reading.problems:
        raise BriefPressError(reading.problems)
    return YamlFile(source.name, value, source, reading.written)


class _Reading:
    """One walk over the nodes."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.written: dict[KeyPath, Written] = {}
        self.problems: list[Diagnostic] = []

    def value(self, node: Node, path: KeyPath, key: tuple[int, int] | None) -> YamlValue:
        self.refuse_excess(node, path)
        self.written[path] = Written(node.start, node.end, key)
        match node:
            case Scalar(text=text, plain=plain):
                return _plain_value(text) if plain else text
            case Sequence(items=items):
                return [self.value(item, (*path, position), None) for position, item in enumerate(items)]
            case Mapping(entries=entries):
                return self.mapping(entries, path)

    def mapping(self, entries: tuple[tuple[Node, Node], ...], path: KeyPath) -> YamlValue:
        values: dict[str, YamlValue] = {}
        first: dict[str, Node] = {}
        for key, node in entries:
            if not isinstance(key, Scalar) or not key.text:
                hint = "text that starts with { or [ must stand in quotation marks"
                self.find("yaml.bad-key", "a key must be text", key, hint)
            elif key.text == "<<" and key.plain:
                self.find("yaml.merge-key", 'the merge key "<<" is not allowed', key, "write the keys out")
            elif key.text in first:
                line = self.source.line_of(first[key.text].start) + 1
                self.find(
                    "yaml.duplicate-key", f'the key "{key.text}" is already in line {line}', key, "keep one of the two"
                )
            else:
                first[key.text] = key
                values[key.text] = self.value(node, (*path, key.text), (key.start, key.end))
        return values

    def find(self, code: str, message: str, node: Node, hint: str = "") -> None:
        self.problems.append(Diagnostic(code, message, self.source.place(node.start, node.end), hint))

    def refuse_excess(self, node: Node, path: KeyPath) -> None:
        # Aliases can make a small file deep and large: three hundred bytes can stand for a billion values.
        if len(path) > DEPTH_LIMIT:
            self.find("yaml.too-deep", f"aliases nest this more than {DEPTH_LIMIT} levels deep", node)
            raise BriefPressError(self.problems)
        if len(self.written) >= VALUE_LIMIT:
            self.find("yaml.too-many-values", f"with its aliases the file holds more than {VALUE_LIMIT:,} values", node)
            raise BriefPressError(self.problems)


def _plain_value(text: str) -> YamlValue:
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text) and isfinite(float(text)):
        return float(text)
    return text
