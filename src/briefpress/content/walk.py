"""A brief -> its parts and wordings with their paths, and which of them an edition shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from briefpress.content.blocks import Shown
from briefpress.content.brief import Brief
from briefpress.content.lengths import Length
from briefpress.content.words import Copy
from briefpress.yaml_file import KeyPath

_CONTENT = ("blocks", "sections", "items", "rows", "events", "series")


@dataclass(frozen=True, slots=True)
class Part:
    """A mapping of the file."""

    path: KeyPath
    model: BaseModel


@dataclass(frozen=True, slots=True)
class Wording:
    """One text of the file."""

    path: KeyPath
    """Of its Copy; `length` may or may not be written below it."""
    length: Length
    text: str
    copy: Copy
    owner: Part

    @property
    def field(self) -> str:
        """The key that it stands under."""
        return next(step for step in reversed(self.path) if isinstance(step, str))

    def is_used_at(self, length: Length) -> bool:
        return self.copy.at(length).wordings[0][0] == self.length


def iter_parts(brief: Brief) -> Iterator[Part]:
    """Yield the brief and every part of it in reading order, containers before what they hold."""
    return _parts(brief, ())


def iter_wordings(brief: Brief) -> Iterator[Wording]:
    """Yield every text with markup in reading order, shortest length first."""
    for part in iter_parts(brief):
        for path, value in _values(part):
            if isinstance(value, Copy):
                for length, text in value.wordings:
                    yield Wording(path, length, text, value, part)


def shown_ids(brief: Brief, length: Length, audience: str, cut: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the ids of all that an edition shows when the parts with the ids in `cut` are left out."""
    top = (*brief.key_messages, *brief.sections, *brief.colophon)
    return frozenset(identifier for part in top for identifier in _shown(part, length, audience, cut))


def is_asked_for(part: Shown, length: Length, audience: str) -> bool:
    """Say whether `from` and `for` let an edition show a part; what it holds may yet be hidden, and it with that."""
    return part.from_.rank <= length.rank and (not part.for_ or audience in part.for_)


def _shown(part: Shown, length: Length, audience: str, cut: frozenset[str]) -> tuple[str, ...]:
    """Return the ids of a part and of what it holds; empty when it, or all that it holds, is hidden."""
    if part.id in cut or not is_asked_for(part, length, audience):
        return ()
    lists = [held for name in content_fields(type(part)) if (held := getattr(part, name))]
    children = [child for children in lists for child in children]
    inside = [identifier for child in children for identifier in _shown(child, length, audience, cut)]
    is_emptied = bool(lists) and not inside and not getattr(part, "text", None)
    return () if is_emptied else (part.id, *inside)


def _parts(model: BaseModel, path: KeyPath) -> Iterator[Part]:
    part = Part(path, model)
    yield part
    for inner, value in _values(part):
        # Asked of each type once: briefs are walked some hundred times for a build, and pydantic takes long to tell.
        if _is_model(type(value)):  # type: ignore[arg-type] # types can be hashed
            yield from _parts(value, inner)  # type: ignore[arg-type] # a model, as its type says


def _values(part: Part) -> Iterator[tuple[KeyPath, object]]:
    """Yield the values of a part's fields that are not left out with their paths, lists and mappings opened."""
    for name, key in _fields(type(part.model)):
        value = getattr(part.model, name)
        if value is None:
            continue
        if isinstance(value, tuple):
            for position, element in enumerate(value):
                yield (*part.path, key, position), element
        elif isinstance(value, dict):
            for inner, element in value.items():
                yield (*part.path, key, inner), element
        else:
            yield (*part.path, key), value


@cache
def content_fields(kind: type[Shown]) -> tuple[str, ...]:
    """Return where a container keeps what it contains; one that loses all of it is not shown."""
    return tuple(name for name in _CONTENT if name in kind.model_fields)


@cache
def _is_model(kind: type) -> bool:
    return issubclass(kind, BaseModel)


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a kind of part, each with the key that an author types."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())
