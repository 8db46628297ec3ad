"""BibTeX and BibLaTeX text -> entries with their fields, each with its place. What fields mean is not known here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefpress.bibliography.item import Reading
from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.yaml_file.source import SourceText

MOST_ENTRIES = 5_000
_START = re.compile(r"@[ \t]*([A-Za-z]+)\s*([{(])")
_KEY = re.compile(r"\s*([^\s,{}()=\"#%~\\][^\s,{}()=\"#%~\\]*)\s*(?=[,})])")
_FIELD = re.compile(r"[\s,]*([A-Za-z][A-Za-z0-9_:+.-]*)\s*=\s*")
_BARE = re.compile(r"[^\s,{}()=\"#]+")
_JOINED = re.compile(r"\s*#\s*")
_WORD = re.compile(r"\S")
_END = re.compile(r"[\s,]*[})]")
# Standard styles define them.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Field:
    """What an entry says under a name."""

    text: str
    """Without the outer braces or quotation marks."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One `@article{...}`."""

    type: str
    key: str
    start: int
    end: int
    fields: dict[str, Field]
    """By their names in small letters."""


class _BrokenError(Exception):
    """An entry cannot be read on."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


def entries_of(source: SourceText, reading: Reading) -> Iterator[Entry]:
    """Yield the entries of a file; one that is broken is told, and reading goes on with the next."""
    parser = _Parser(source)
    position, count = 0, 0
    while match := _START.search(source.text, position):
        kind = match[1].lower()
        position = match.end()
        if kind == "comment":
            continue
        if count >= MOST_ENTRIES:
            place = source.place(match.start(), match.end())
            reading.tell("left-out", f"only the first {MOST_ENTRIES:,} entries are read", place)
            return
        try:
            entry, position = parser.entry(match)
        except _BrokenError as error:
            place = source.place(error.position, error.position + 1)
            name = source.text[match.start() : match.start() + 40].split("\n")[0]
            reading.tell("left-out", f"{name} cannot be read: {error}", place, "mend it, and import again")
            continue
        count += entry is not None
        if entry:
            yield entry


class _Parser:
    def __init__(self, source: SourceText) -> None:
        self.source, self.text = source, source.text
        self.strings = {month: month for month in _MONTHS}
        # Each brace that is never closed is looked for to the end of the file.
        self.characters_left = 10 * len(self.text) + 100_000

    def entry(self, match: re.Match[str]) -> tuple[Entry | None, int]:
        """Return the entry that starts at a match, None for what is none, and where reading goes on."""
        kind = match[1].lower()
        if kind == "preamble":
            return None, self.value(match.end()).end
        key, position = "", match.end()
        if kind != "string":
            named = _KEY.match(self.text, position)
            if not named:
                raise _BrokenError("it has no key", position)
            key, position = named[1], named.end()
        fields, end = self.fields(position)
        if kind == "string":
            self.strings |= {name: one.text for name, one in fields.items()}
            return None, end
        return Entry(kind, key, match.start(), match.end() + len(key), fields), end

    def fields(self, position: int) -> tuple[dict[str, Field], int]:
        found: dict[str, Field] = {}
        while not (end := _END.match(self.text, position)):
            match = _FIELD.match(self.text, position)
            if not match:
                raise _BrokenError("a field, or the closing brace, is missing here", self.next_word(position))
            field = self.value(match.end())
            found.setdefault(match[1].lower(), field)
            position = field.end
        return found, end.end()

    def next_word(self, position: int) -> int:
        match = _WORD.search(self.text, position)
        return match.start() if match else len(self.text)

    def value(self, start: int) -> Field:
        """Return a value: texts in braces or quotation marks, numbers and names, joined with `#`."""
        pieces, position = [], start
        while True:
            text, position = self.piece(position)
            pieces.append(text)
            joined = _JOINED.match(self.text, position)
            if not joined:
                return Field("".join(pieces), start, position)
            position = joined.end()

    def piece(self, position: int) -> tuple[str, int]:
        character = self.text[position : position + 1]
        if character == "{":
            return self.braced(position, "}")
        if character == '"':
            return self.braced(position, '"')
        match = _BARE.match(self.text, position)
        if not match:
            raise _BrokenError("a value is missing here", min(position, len(self.text)))
        return (match[0] if match[0].isdigit() else self.strings.get(match[0].lower(), match[0])), match.end()

    def braced(self, start: int, closing: str) -> tuple[str, int]:
        """Return what stands from a brace or a quotation mark to its partner, and where that ends."""
        depth, position = 0, start + 1
        if self.characters_left < 0:
            raise BriefPressError([_hopeless(self.source, start)])
        for match in _BRACES.finditer(self.text, position):
            character = match[0]
            if character == closing and not depth:
                self.characters_left -= match.end() - start
                return self.text[position : match.start()], match.end()
            depth += {"{": 1, "}": -1}.get(character, 0)
            if depth < 0:
                break
            if match[0].startswith("\n"):
                # A line that begins an entry: the brace before it was never closed.
                break
        self.characters_left -= len(self.text) - start
        raise _BrokenError("what is opened here is never closed", start)


_BRACES = re.compile(r"\\.|[{}\"]|\n[ \t]*@[A-Za-z]+[ \t]*\{[^\s,{}]*,", re.DOTALL)


def _hopeless(source: SourceText, position: int) -> Diagnostic:
    message = "so many braces are never closed that the file cannot be read"
    return Diagnostic("sources.unreadable", message, source.place(position, position + 1), "export it once more")
