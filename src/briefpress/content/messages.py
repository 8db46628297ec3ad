"""Brief -> Messages: every wording that a translator translates, with a context that outlives edits.

A context is the id of the nearest thing that has one, then the names of the fields to the wording, then the length
where there are several wordings: `trail.2.text`, `instruments.va2015.issuer@glance`. Only what has no id of its own
(a column, an author, a source's title, a title for one audience) is named by its place or its key.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from briefpress.content.blocks import Shown
from briefpress.content.brief import Brief, FrontMatter, Heading
from briefpress.content.lengths import SHORTEST, Length
from briefpress.content.words import Copy


@dataclass(frozen=True, slots=True)
class Message:
    """One paragraph, cell, item or title."""

    context: str
    text: str
    """In the brief's language."""
    length: Length
    """The shortest length that shows it."""
    audiences: tuple[str, ...]
    """Those that see it; empty: all."""
    key_path: tuple[str | int, ...]
    """Where it stands in the YAML."""


def wording_context(path: str, copy: Copy, length: Length) -> str:
    """Return the context of one wording at a path."""
    return path if len(copy.wordings) == 1 else f"{path}@{length}"


def path_below(path: str, element: object, name: str) -> str:
    """Return the path of a field: below the id of the thing that has it, or below the thing's own path."""
    here = element.id if isinstance(element, Shown) and element.id else path
    return f"{here}.{name}" if here else name


def iter_messages(brief: Brief) -> Iterator[Message]:
    """Yield every wording that is not empty, in the order of the YAML's models, contexts unique."""
    yield from _below(brief, "", (), SHORTEST, ())


def _below(
    model: BaseModel, path: str, key_path: tuple[str | int, ...], length: Length, audiences: tuple[str, ...]
) -> Iterator[Message]:
    if isinstance(model, Shown):
        length = max(length, model.from_, key=lambda shown: shown.rank)
        audiences = model.for_ or audiences
    for name, field in type(model).model_fields.items():
        key = (*key_path, field.alias or name)
        yield from _in(getattr(model, name), path_below(path, model, name), key, length, audiences)


def _in(
    value: object, path: str, key_path: tuple[str | int, ...], length: Length, audiences: tuple[str, ...]
) -> Iterator[Message]:
    match value:
        case Copy():
            yield from _wordings(value, path, key_path, length, audiences)
        case BaseModel():
            yield from _below(value, path, key_path, length, audiences)
        case tuple():
            for place, element in enumerate(value):
                yield from _in(element, f"{path}.{place + 1}", (*key_path, place), length, audiences)
        case dict():
            for key, element in value.items():
                readers = (key,) if isinstance(element, FrontMatter | Heading) else audiences
                yield from _in(element, f"{path}.{key}", (*key_path, key), length, readers)


def _wordings(
    copy: Copy, path: str, key_path: tuple[str | int, ...], length: Length, audiences: tuple[str, ...]
) -> Iterator[Message]:
    several = len(copy.wordings) > 1
    for starts, text in copy.wordings:
        if text.strip():
            shown = max(length, starts, key=lambda one: one.rank)
            where = (*key_path, str(starts)) if several else key_path
            yield Message(wording_context(path, copy, starts), text, shown, audiences, where)
