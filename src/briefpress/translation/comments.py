"""Message -> what a translator is told about it: where it shows, what its marks mean, how long it may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from unicodedata import east_asian_width

from briefpress.content import inline
from briefpress.content.lengths import Lengths
from briefpress.content.messages import Message

# Characters per character of English, measured on running text (the Universal Declaration of Human Rights, in the
# six languages of the United Nations). A language that is not here is given what European languages take.
_EXPANSION = {"en": 1.0, "fr": 1.12, "es": 1.12, "ru": 1.12, "ar": 0.85, "zh": 0.36}
_USUAL_EXPANSION = 1.15
# What a sound translation may need above the measure: a seventh, and a dozen English characters, so that a label
# may double while a paragraph may not.
_ROOM = 1.15
_ROOM_FOR_SHORT = 12

_MARKS: Mapping[type[inline.Inline], str] = {
    inline.Citation: "[@...] is a citation: keep it as it is, before the full stop",
    inline.Note: "^[...] is a note: translate the words in it",
    inline.Foreign: "[...]{lang=..} marks words of another language: keep them; only in that language, drop the mark",
    inline.Emphasis: "*...* is emphasis or a title: keep the asterisks",
    inline.Strong: "**...** is strong: keep the asterisks",
    inline.Link: "[...](address) is a link: translate the words, keep the address",
}


def length_limit(text: str, tag: str) -> int:
    """Return how many characters a translation may have that still fits, marks, citations and notes left out."""
    count = len(inline.plain_text(inline.parse_inline(text)))
    ratio = _EXPANSION.get(tag.partition("-")[0], _USUAL_EXPANSION)
    return ceil((count * _ROOM + _ROOM_FOR_SHORT) * ratio)


def room_taken(translation: str, tag: str) -> int:
    """Return how many characters of its language a translation takes the room of, marks left out.

    In Chinese, Latin letters and digits count as English does.
    """
    words = inline.plain_text(inline.parse_inline(translation))
    ratio = _EXPANSION.get(tag.partition("-")[0], _USUAL_EXPANSION)
    if ratio > 0.5:
        return len(words)
    return ceil(sum(1 if east_asian_width(character) in "WF" else ratio for character in words))


def lengths_shown(message: Message, siblings: Sequence[Message], lengths: Lengths) -> Lengths:
    """Return which lengths print a message; `siblings` are the wordings of the same text, it among them."""
    shown = [length for length in lengths if length.rank >= message.length.rank]
    later = [other.length.rank for other in siblings if other.length.rank > message.length.rank]
    return tuple(length for length in shown if not later or length.rank < min(later))


def siblings_of(messages: Sequence[Message]) -> Mapping[str, tuple[Message, ...]]:
    """Return the wordings of each text, by what their contexts begin with."""
    found: dict[str, list[Message]] = {}
    for message in messages:
        found.setdefault(base_context(message), []).append(message)
    return {base: tuple(group) for base, group in found.items()}


def base_context(message: Message) -> str:
    """Return a context without the length of the wording."""
    # No id, field or name has the mark in it.
    return message.context.partition("@")[0]


def translator_comment(message: Message, siblings: Sequence[Message], tag: str, lengths: Lengths) -> str:
    """Return the comment for a translator, several lines."""
    return "\n".join(_lines(message, siblings, tag, lengths))


def _lines(message: Message, siblings: Sequence[Message], tag: str, lengths: Lengths) -> Iterator[str]:
    if message.context.startswith("sources."):
        yield "A source: shown where it is cited"
        yield _limit(message, tag)
        return
    audiences = f"; for {', '.join(message.audiences)}" if message.audiences else ""
    yield f"Shown in: {', '.join(lengths_shown(message, siblings, lengths))}{audiences}"
    yield _limit(message, tag)
    kinds = {type(piece) for piece in inline.walk(inline.parse_inline(message.text))}
    yield from (explained for kind, explained in _MARKS.items() if kind in kinds)


def _limit(message: Message, tag: str) -> str:
    return f"Up to {length_limit(message.text, tag)} characters, marks and citations not counted"
