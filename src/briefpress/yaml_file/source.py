"""Bytes -> text that knows its lines; what cannot be shown in an editor is refused."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from briefpress.diagnostics import BriefPressError, Diagnostic, Place

_LINE_END = re.compile(r"\r\n|\n|\r")
# YAML 1.2.2, 5.1: what is not printable. U+0085, U+2028 and U+2029 are printable there but break lines in YAML 1.1,
# and a byte order mark in the middle cannot be seen: neither is worth guessing about.
_REFUSED = re.compile("[^\t\n\r -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# What a report can show of a line; a paragraph typed on one line is longer.
_EXCERPT_LIMIT = 400


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's text. Positions in it count characters from 0."""

    name: str
    """As a person would type it."""
    text: str
    line_starts: tuple[int, ...]

    @classmethod
    def of(cls, name: str, text: str) -> SourceText:
        return cls(name, text, (0, *(match.end() for match in _LINE_END.finditer(text))))

    def place(self, start: int, end: int) -> Place:
        """Return a place; what goes on beyond its first line is not underlined."""
        index = bisect_right(self.line_starts, start) - 1
        first = self.line_starts[index]
        line = self.line_at(index)
        width = max(1, min(end, first + len(line)) - start)
        shown = line if len(line) <= _EXCERPT_LIMIT else line[: min(_EXCERPT_LIMIT, start - first + width)]
        return Place(self.name, index + 1, start - first + 1, width, shown if start - first < _EXCERPT_LIMIT else "")

    def line_at(self, index: int) -> str:
        """Return a line, counted from 0, without its end."""
        following = self.line_starts[index + 1 : index + 2]
        line = self.text[self.line_starts[index] : following[0] if following else len(self.text)]
        return line.rstrip("\r\n")

    def line_of(self, position: int) -> int:
        """Return the number, from 0, of the line that holds a position."""
        return bisect_right(self.line_starts, position) - 1


def decode(content: bytes, name: str) -> SourceText:
    """Return the text of a file, in NFC (Unicode UAX 15). A byte order mark at its start is passed over: editors add
    it unasked.

    Raises BriefPressError for what is not UTF-8 and for the first character that cannot be seen.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BriefPressError([not_utf8("yaml.not-utf8", content, name, error.start)]) from error
    source = SourceText.of(name, unicodedata.normalize("NFC", text))
    refused = _REFUSED.search(source.text)
    if refused:
        message = f"the file holds a control character (U+{ord(refused[0]):04X})"
        place = source.place(refused.start(), refused.end())
        raise BriefPressError(
            [Diagnostic("yaml.control-character", message, place, "delete it and type the line again")]
        )
    return source


def not_utf8(code: str, content: bytes, name: str, position: int) -> Diagnostic:
    """Return what is said of a file whose byte at a position cannot be UTF-8."""
    hint = "save the file as UTF-8"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Diagnostic(code, "the file is in UTF-16, not in UTF-8", Place(name), hint)
    # The text before the byte is sound, so its characters can be counted; the rest of the line cannot be trusted.
    before = SourceText.of(name, content[:position].decode("utf-8-sig", "replace"))
    place = before.place(len(before.text), len(before.text))
    return Diagnostic(code, f"byte 0x{content[position]:02X} is not UTF-8", place, hint)
