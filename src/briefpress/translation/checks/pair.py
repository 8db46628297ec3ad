"""The nouns of checks: a text with its translation, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from briefpress.content import inline
from briefpress.content.inline import Inline
from briefpress.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Pair:
    """A message and its translation."""

    context: str
    text: str
    translation: str
    tag: str
    """BCP 47, of the translation."""
    source_tag: str = "en"
    """BCP 47, of the text."""

    @property
    def language(self) -> str:
        """The first part of the tag: `zh` for zh-Hans."""
        return self.tag.partition("-")[0]

    @property
    def inlines(self) -> tuple[Inline, ...]:
        return inline.parse_inline(self.text)

    @property
    def translated_inlines(self) -> tuple[Inline, ...]:
        return inline.parse_inline(self.translation)

    @property
    def own_flows(self) -> tuple[str, ...]:
        """The translation's words, and those of each note, without citations and words of other languages."""
        return flows(tuple(_without_foreign(self.translated_inlines, self.tag)))


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a translation."""

    code: str
    message: str
    snippet: str = ""
    """Where in the translation, as written; empty: all of it."""
    hint: str = ""
    severity: Severity = Severity.ERROR


Check = Callable[[Pair], Iterator[Flaw]]


def flows(inlines: tuple[Inline, ...]) -> tuple[str, ...]:
    """Return the words of a text, then those of each of its notes: what reads on without a break."""
    notes = [piece.children for piece in inline.walk(inlines) if isinstance(piece, inline.Note)]
    return tuple(inline.plain_text(flow) for flow in (inlines, *notes))


def _without_foreign(inlines: tuple[Inline, ...], tag: str) -> Iterator[Inline]:
    for piece in inlines:
        match piece:
            case inline.Foreign(language=language) if language != tag:
                # Something stands there: what is before and after does not touch.
                yield inline.TextRun("\ufffc")
            case inline.TextRun() | inline.Citation():
                yield piece
            case _:
                yield replace(piece, children=tuple(_without_foreign(piece.children, tag)))
