"""What was read from a YAML file: plain values, and where each of them is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count, islice
from typing import TypeAlias

from briefpress.diagnostics import Place
from briefpress.yaml_file.source import SourceText

YamlValue: TypeAlias = "dict[str, YamlValue] | list[YamlValue] | str | int | float | bool | None"
KeyPath = tuple[str | int, ...]
"""From the top of the file downwards: keys, and positions from 0."""


@dataclass(frozen=True, slots=True)
class Written:
    """Where a value stands, in characters from 0."""

    start: int
    end: int
    key: tuple[int, int] | None
    """Start and end of its key, if it has one."""


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A YAML file, read."""

    name: str
    """As a person would type it: relative to the project where that can be."""
    value: YamlValue
    source: SourceText
    written: Mapping[KeyPath, Written]

    def place(self, key_path: KeyPath, of_key: bool = False) -> Place:
        """Return where a value (or its key) is written, or its nearest ancestor that is.

        Keys that the author did not type are passed over; a key without a value is the place of its value.
        """
        found = self.written[self._nearest(key_path)]
        if found.key and (of_key or found.start == found.end):
            return self.source.place(*found.key)
        return self.source.place(found.start, found.end)

    def place_within(self, key_path: KeyPath, snippet: str, occurrence: int = 0) -> Place:
        """Return where some words stand in the source of a scalar, or the scalar's place when they cannot be found.

        `occurrence` counts from 0. Folded lines, doubled quotation marks and escapes are seen through.
        """
        return self.find_within(key_path, snippet, occurrence) or self.place(key_path)

    def find_within(self, key_path: KeyPath, snippet: str, occurrence: int = 0) -> Place | None:
        """Return where some words stand in the source of a value, all that is below it included; None: nowhere."""
        found = self.written.get(key_path)
        if found is None or not snippet.strip():
            return None
        matches = _as_written(snippet).finditer(self.source.text, found.start, found.end)
        match = next(islice(matches, occurrence, None), None)
        return self.source.place(*match.span()) if match else None

    def text_at(self, key_path: KeyPath) -> str:
        """Return a value's source text; empty when it is not written."""
        found = self.written.get(key_path)
        return self.source.text[found.start : found.end] if found else ""

    def comment_after(self, key_path: KeyPath) -> Place | None:
        """Return where a comment ends a plain value, one without quotation marks.

        It stands on the same line, or on the next and farther in than the key: one that is not is of what follows.
        """
        found = self.written.get(key_path)
        if found is None or not self.is_plain(key_path):
            return None
        match = _COMMENT.match(self.source.text, found.end)
        if not match or (match["indent"] is not None and len(match["indent"]) <= self._column(found)):
            return None
        return self.source.place(*match.span("comment"))

    def _column(self, found: Written) -> int:
        """Return the column, from 0, of a value's key, or of the value where it has none."""
        start = found.key[0] if found.key else found.start
        return start - self.source.line_starts[self.source.line_of(start)]

    def is_plain(self, key_path: KeyPath) -> bool:
        """Say whether a value is written without quotation marks and not as a block."""
        return self.text_at(key_path)[:1] not in _NOT_PLAIN

    def parted_at_comma(self, key_path: KeyPath) -> Iterator[tuple[str, str, Place]]:
        """Yield neighbours of a list between which there is a comma and no space, with the place of both."""
        for position in count():
            first, second = (self.written.get((*key_path, place)) for place in (position, position + 1))
            if first is None or second is None:
                return
            if self.source.text[first.end : second.start] == ",":
                words = self.source.text[first.start : first.end], self.source.text[second.start : second.end]
                yield *words, self.source.place(first.start, second.end)

    def _nearest(self, key_path: KeyPath) -> KeyPath:
        while key_path and key_path not in self.written:
            key_path = key_path[:-1]
        return key_path


# What begins a value that is quoted, a block, a collection or an alias; the empty string is at the start of any.
_NOT_PLAIN = ("", '"', "'", "|", ">", "[", "{", "*", "&")
# YAML 1.2.2, 6.6: a comment begins with # after white space.
_COMMENT = re.compile(r"(?:[ \t]+|[ \t]*\r?\n(?P<indent> +))(?P<comment>#[^\r\n]*)")
# Characters of a snippet that are looked for: enough to find it, few enough to do so quickly.
_LONGEST = 200


def _as_written(snippet: str) -> re.Pattern[str]:
    """Return a pattern for the ways in which a scalar can spell a snippet."""
    return re.compile("".join(_spelling(piece) for piece in re.findall(r"\s+|\S", snippet[:_LONGEST])))


def _spelling(piece: str) -> str:
    if piece.isspace():
        # A double-quoted line may end in a backslash (YAML 1.2.2, 7.3.1).
        return r"(?:\s|\\\n|\\n|\\t)+"
    if piece in "\"'\\":
        return {'"': r'\\?"', "'": r"''?", "\\": r"\\{1,2}"}[piece]
    if piece.isprintable():
        return re.escape(piece)
    code = ord(piece)
    return f"(?:{re.escape(piece)}|(?i:\\\\x{code:02x}|\\\\u{code:04x}|\\\\U{code:08x}))"
