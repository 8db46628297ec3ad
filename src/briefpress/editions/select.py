"""Library + Edition -> Selection: every choice made, one length, one audience, one language.

A Selection speaks in the nouns of `content.brief`, narrowed: each `Copy` holds one wording, `from` and `for` have
been applied, containers that lost everything are gone, and sources, tables, figures and sections have their numbers.
A second set of classes for the same nouns was refused: it would be a fifth address to change for each new block.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pydantic import BaseModel

from briefpress.content import inline
from briefpress.content.blocks import Shown
from briefpress.content.brief import Brief, FrontMatter, Section, Source
from briefpress.content.messages import path_below, wording_context
from briefpress.content.walk import content_fields, is_asked_for, iter_wordings, shown_ids
from briefpress.content.words import Copy
from briefpress.editions.audience import ANYONE, Audience, in_order_of
from briefpress.editions.edition import Edition
from briefpress.editions.promise import Promise
from briefpress.editions.references import without_references
from briefpress.translation.credit import Credit

Translate = Callable[[str, str], str]
"""Context and text in the brief's language -> text in the edition's."""

Model = TypeVar("Model", bound=BaseModel)

# Languages that are not written in Latin letters, of those that a brief may be written in.
_OTHER_LETTERS = frozenset({"ar", "el", "fa", "he", "hi", "ja", "ko", "ru", "uk", "zh"})
_FRONT = tuple(FrontMatter.model_fields)
_NUMBERED = {
    "measures": "table",
    "actors": "table",
    "claims": "table",
    "table": "table",
    "timeline": "figure",
    "figure": "figure",
    "chart": "figure",
}


@dataclass(frozen=True, slots=True)
class NumberedSource:
    """A source that the edition cites."""

    number: int
    name: str
    source: Source


@dataclass(frozen=True, slots=True)
class Selection:
    """What one reader sees."""

    edition: Edition
    brief: Brief
    promise: Promise
    sources: tuple[NumberedSource, ...]
    """Cited ones only, numbered from 1 in the brief's order."""
    numbers: Mapping[str, tuple[str, int]]
    """Id of a table, figure or section -> `table`, `figure` or `section`, and its number from 1."""
    stale_version: str = ""
    """The version of the brief that the translation is of, where it is not this one; else empty."""
    credit: Credit | None = None
    """Who has translated it; None in the brief's own language."""

    def source_number(self, name: str) -> int:
        """Return a cited source's number. Raises KeyError for one that is not cited."""
        return {numbered.name: numbered.number for numbered in self.sources}[name]


def untranslated(_context: str, text: str) -> str:
    """Return the text as it is: the edition is in the brief's own language."""
    return text


def select(
    brief: Brief,
    edition: Edition,
    promise: Promise,
    translate: Translate = untranslated,
    cut: frozenset[str] = frozenset(),
    audience: Audience = ANYONE,
) -> Selection:
    """Return what an edition shows when the parts with the ids in `cut` are left out, with all that leads to them.

    What the audience omits is among them; it says in what order sections stand.
    """
    narrowing = _Narrowing(edition, translate, cut, _hidden(brief, edition, cut))
    shown = narrowing.brief(brief)
    narrowed = shown.model_copy(update={"sections": in_order_of(audience, shown.sections)})
    cited = frozenset(iter_cited(narrowed))
    # Only what is shown is translated: a source that nobody cites cannot make an edition stale.
    sources = (
        (name, narrowing.source(brief.sources[name], name, brief.language)) for name in brief.sources if name in cited
    )
    return Selection(
        edition=edition,
        brief=narrowed,
        promise=promise,
        sources=tuple(NumberedSource(number, *item) for number, item in enumerate(sources, 1)),
        numbers=dict(_numbers(narrowed)),
    )


def in_order(selection: Selection, names: Sequence[str]) -> Selection:
    """Return a selection whose sources are listed, and numbered, in another order."""
    by_name = {numbered.name: numbered.source for numbered in selection.sources}
    sources = tuple(NumberedSource(number, name, by_name[name]) for number, name in enumerate(names, 1))
    return replace(selection, sources=sources)


def iter_cited(brief: Brief) -> Iterator[str]:
    """Yield the names of sources cited in a brief, in reading order, with repetitions."""
    for wording in iter_wordings(brief):
        for piece in inline.walk(inline.parse_inline(wording.text)):
            if isinstance(piece, inline.Citation):
                yield from (part.source for part in piece.parts)


def _hidden(brief: Brief, edition: Edition, cut: frozenset[str]) -> frozenset[str]:
    if not cut:
        return cut
    whole = shown_ids(brief, edition.length, edition.audience)
    return whole - shown_ids(brief, edition.length, edition.audience, cut)


@dataclass(frozen=True, slots=True)
class _Narrowing:
    """One edition's choices, applied to models. Paths are those of `content.messages`."""

    edition: Edition
    translate: Translate
    cut: frozenset[str]
    hidden: frozenset[str]
    """Ids of all that is gone because of the cuts."""

    def brief(self, brief: Brief) -> Brief:
        """Return a brief without sources; what its audience has of its own at the head stands in for the rest's."""
        fields = {name: (getattr(brief, name), name) for name in Brief.model_fields}
        front = brief.by_audience.get(self.edition.audience)
        if front:
            own = ((name, getattr(front, name), f"by_audience.{self.edition.audience}.{name}") for name in _FRONT)
            fields |= {name: (value, path) for name, value, path in own if value is not None}
        # Only what is shown is translated, here too.
        fields |= {"sources": ({}, ""), "by_audience": ({}, "")}
        return brief.model_copy(update={name: self.value(value, path) for name, (value, path) in fields.items()})

    def model(self, model: Model, path: str) -> Model:
        """Return a copy of a model with every choice made. `path` is its translation context."""
        own = self.heading(model)
        names = (name for name in type(model).model_fields if name not in own)
        changes = {name: self.value(getattr(model, name), path_below(path, model, name)) for name in names}
        return model.model_copy(update=changes | own)

    def source(self, source: Source, name: str, language: str) -> Source:
        """Return a source whose `language` is the one that its title is printed in, where that is another.

        A title that its translation leaves as it is stays in its own language: that of the brief, unless said.
        """
        shown = self.model(source, f"sources.{name}")
        is_unchanged = shown.title and source.title and shown.title == source.title.at(self.edition.length)
        own = (source.language or _guessed(shown.title, language)) if is_unchanged else ""
        is_foreign = own.split("-")[0] != self.edition.language.split("-")[0]
        return shown.model_copy(update={"language": own if own and is_foreign else None})

    def heading(self, model: BaseModel) -> dict[str, object]:
        """Return the title that the audience reads over a section, if it has one; only that is translated."""
        if not isinstance(model, Section):
            return {}
        own = model.by_audience.get(self.edition.audience)
        path = f"{model.id}.by_audience.{self.edition.audience}.title"
        return {"by_audience": {}} | ({"title": self.copy(own.title, path)} if own else {})

    def value(self, value: object, path: str) -> object:
        match value:
            case None | str() | int():
                return value
            case Copy():
                return self.copy(value, path)
            case BaseModel():
                return self.model(value, path)
            case tuple():
                made = (self.value(element, f"{path}.{n}") for n, element in enumerate(value, 1) if self.shows(element))
                return tuple(element for element in made if not _is_emptied(element))
            case dict():
                return {key: self.value(element, f"{path}.{key}") for key, element in value.items()}
            case _:
                return value

    def copy(self, copy: Copy, path: str) -> Copy:
        wording = copy.at(self.edition.length)
        ((length, text),) = wording.wordings
        translated = self.translate(wording_context(path, copy, length), text)
        return Copy(((length, without_references(translated, self.hidden)),))

    def shows(self, element: object) -> bool:
        """Say whether the edition shows an element of a list."""
        if not isinstance(element, Shown):
            return True
        return element.id not in self.cut and is_asked_for(element, self.edition.length, self.edition.audience)


def _guessed(title: Copy | None, language: str) -> str:
    """Return the brief's language for a title in Latin letters; empty where it can be none of it."""
    is_latin = bool(title and re.search("[A-Za-z]", title.text))
    return language if is_latin and language.split("-")[0] not in _OTHER_LETTERS else ""


def _is_emptied(element: object) -> bool:
    """Say whether a container has nothing left to show."""
    if not isinstance(element, Shown):
        return False
    kept = [getattr(element, name) for name in content_fields(type(element))]
    if not kept or any(kept):
        return False
    # A row holds cells, or is a group of rows.
    return not (getattr(element, "text", None) or getattr(element, "cells", None))


def _numbers(brief: Brief) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield the numbers of sections, tables and figures in reading order."""
    counts = {"table": 0, "figure": 0}
    for number, section in enumerate(brief.sections, 1):
        yield section.id, ("section", number)
        for block in (*section.blocks, *(block for part in section.sections for block in part.blocks)):
            kind = _NUMBERED.get(block.type)
            if kind:
                counts[kind] += 1
                yield block.id, (kind, counts[kind])
