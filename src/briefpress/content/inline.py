"""One wording -> runs of text and what they mean: the small Markdown that authors and translators write.

Knows nothing of briefs: whether a source or an id exists is `check`'s to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it.token import Token

from briefpress.content.markdown import CITED, tokens_of

Problem = tuple[str, str]
"""What is wrong, and the words as written."""


@dataclass(frozen=True, slots=True)
class TextRun:
    """Characters, as they print."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words that are stressed, or a title."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that are to be found at a glance."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere, or a cross-reference."""

    address: str
    """`https:`, `http:` or `mailto:`, or `#` and the id of something in the brief."""
    children: tuple[Inline, ...]
    """Empty for a cross-reference that shows the number of what it refers to."""


@dataclass(frozen=True, slots=True)
class Cited:
    """One source of a citation."""

    source: str
    locator: str
    """Where in the source, such as `¶3`; may be empty."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The mark for one source or several."""

    parts: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language than the text around them."""

    language: str
    """BCP 47."""
    children: tuple[Inline, ...]


Inline = TextRun | Emphasis | Strong | Link | Citation | Note | Foreign

# Whoever walks inlines may recurse: nothing that a reader can follow is deeper.
_DEPTH_LIMIT = 8
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_ADDRESS = re.compile(r"(https?://[^\s/<>\"][^\s<>\"]*|mailto:[^\s<>\"@]+@[^\s<>\"@]+|#[a-z0-9][a-z0-9_.-]*)")
_ESCAPED = "\0"
"""Stands for text that cannot be mistaken markup; no file can hold the character itself."""
_LITERAL = (
    (re.compile(r"\[\s*@[^\[\]]*\]?"), "this is no citation: write [@name] or [@name, ¶3; @other]"),
    (re.compile(r"\^\["), "the note opened here is never closed"),
    (re.compile(r"\]\([^)\0]*\)?"), "this is no link: write [words](https://address), without a citation in the words"),
    (re.compile(r"\]\{\s*lang[^}\0]*\}?"), "this marks no language: write [words]{lang=fr}"),
    (re.compile(r"\*\*\S*"), "these asterisks have no partner"),
)


def parse_inline(text: str, quotes: str = "") -> tuple[Inline, ...]:
    """Return what a wording says. Line breaks are spaces; what is no markup is text, and is kept as typed.

    With the quotation marks of a language, a typewriter's marks become typographic (see `tokens_of`).
    """
    return _read(text, quotes)[0]


def inline_problems(text: str) -> tuple[Problem, ...]:
    """Return what an author cannot have meant, in reading order, each once."""
    return _read(text, "")[1]


@lru_cache(maxsize=8192)
def _read(text: str, quotes: str) -> tuple[tuple[Inline, ...], tuple[Problem, ...]]:
    reading = _Reading(quotes)
    return reading.read(text), tuple(dict.fromkeys(reading.problems))


def plain_text(inlines: tuple[Inline, ...]) -> str:
    """Return the words alone: without marks, citations and notes."""
    *before, last = "".join(_plain_pieces(inlines)).split("\0")
    return "".join((*(piece.rstrip() for piece in before), last))


def walk(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    """Yield every inline, in reading order, containers before what they hold."""
    for piece in inlines:
        yield piece
        if not isinstance(piece, TextRun | Citation):
            yield from walk(piece.children)


def _plain_pieces(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for piece in inlines:
        match piece:
            case TextRun(text=text):
                yield text
            case Citation() | Note():
                yield "\0"  # takes the space before it away
            case _:
                yield from _plain_pieces(piece.children)


@dataclass(slots=True)
class _Frame:
    """A container whose end has not come yet."""

    token: Token | None = None
    children: list[Inline] = field(default_factory=list)

    def add_text(self, text: str) -> None:
        if self.children and isinstance(self.children[-1], TextRun):
            text = self.children.pop().text + text  # type: ignore[union-attr]  # narrowed by the line above
        if text:
            self.children.append(TextRun(text))


class _Reading:
    """One walk over the tokens of one wording."""

    def __init__(self, quotes: str = "") -> None:
        self.quotes = quotes
        self.problems: list[Problem] = []
        self.frames = [_Frame()]
        self.literal = ""
        """All text that is no markup; whatever else there is stands as _ESCAPED."""

    def read(self, text: str) -> tuple[Inline, ...]:
        for token in tokens_of(" ".join(filter(None, map(str.strip, re.split(r"[\r\n]+", text)))), self.quotes):
            self.take(token)
        for pattern, message in _LITERAL:
            self.problems.extend((message, match[0]) for match in pattern.finditer(self.literal))
        return tuple(self.frames[0].children)

    def take(self, token: Token) -> None:
        if token.type == "link_open" and self.literal.endswith("!"):
            self.problems.append(("a picture cannot stand in text: make it a block of type figure", "!["))
        self.literal += token.content if token.type == "text" else _ESCAPED
        if token.nesting == 1:
            self.frames.append(_Frame(token))
        elif token.nesting == -1:
            self.close(self.frames.pop())
        elif token.type == "citation":
            self.frames[-1].children.append(self.citation(token.content))
        else:
            self.frames[-1].add_text(token.content)

    def close(self, frame: _Frame) -> None:
        """Put a finished container into the one around it."""
        assert frame.token  # only the outermost frame has none, and no token closes it
        children = tuple(frame.children)
        if len(self.frames) > _DEPTH_LIMIT:
            self.problems.append((f"marks are nested more than {_DEPTH_LIMIT} deep", frame.token.markup))
            self.frames[-1].children.extend(children)
            return
        self.frames[-1].children.extend(self.container(frame.token, children))

    def container(self, token: Token, children: tuple[Inline, ...]) -> tuple[Inline, ...]:
        match token.type:
            case "em_open":
                return (Emphasis(children),)
            case "strong_open":
                return (Strong(children),)
            case "note_open":
                return (self.note(children),)
            case "foreign_open":
                return (self.foreign(token.info, children),)
            case _:
                return self.link(token, children)

    def citation(self, content: str) -> Citation:
        self.refuse_inside("citation", content)
        return Citation(tuple(Cited(name, locator.strip()) for name, locator in CITED.findall(content)))

    def note(self, children: tuple[Inline, ...]) -> Note:
        self.refuse_inside("note", "^[")
        if not plain_text(children).strip():
            self.problems.append(("the note is empty", "^[" if children else "^[]"))
        return Note(children)

    def foreign(self, language: str, children: tuple[Inline, ...]) -> Foreign:
        if not _LANGUAGE_TAG.fullmatch(language):
            self.problems.append((f'"{language}" is no language tag such as fr or zh-Hans', language))
        if not children:
            self.problems.append(("no words are marked", "[]{"))
        return Foreign(language, children)

    def link(self, token: Token, children: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Return the link, or its words alone when it leads to what no document may hold."""
        address, title = str(token.attrs.get("href", "")), str(token.attrs.get("title", ""))
        written = address or "]("
        if not _ADDRESS.fullmatch(address):
            known = "https://, http://, mailto: or #"
            what = f'"{address}" is no address' if address else "the link has no address"
            self.problems.append((f"{what} that starts with {known}", written))
        if title:
            self.problems.append(("a link has no title", title))
        if not children and not address.startswith("#"):
            self.problems.append(("the link has no words", written))
        self.refuse_inside("link", written)
        return (Link(address, children),) if _ADDRESS.fullmatch(address) else children

    def refuse_inside(self, kind: str, snippet: str) -> None:
        """Find a link, note or citation where it would be a link within a link, or a note within a note."""
        around = {frame.token.type for frame in self.frames if frame.token}
        if "link_open" in around:
            self.problems.append((f"a {kind} cannot stand in a link", snippet))
        if kind == "note" and "note_open" in around:
            self.problems.append(("a note cannot stand in a note", snippet))
