"""A brief in a language -> what one audience reads of it, text by text, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from briefpress.content import inline
from briefpress.content.blocks import Quotation, Recommendations
from briefpress.content.brief import Brief
from briefpress.content.lengths import Length
from briefpress.content.library import Library
from briefpress.content.messages import Message, iter_messages
from briefpress.content.walk import iter_parts, shown_ids
from briefpress.diagnostics import Place
from briefpress.editions.audience import Audience, omitted
from briefpress.translation.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Text:
    """One wording as it is read."""

    context: str
    words: str
    """Without marks, citations and notes."""
    length: Length
    """The shortest that shows it."""
    element: str
    """`title`, `standfirst`, `heading`, `caption`, `key-message`, `recommendation`, `term` or `text`."""
    is_quoted: bool
    place: Place
    find: Callable[[str], Place] = field(compare=False, repr=False)
    """Where some of its words stand; in a translation, the message that has them."""


def texts_of(library: Library, catalog: Catalog | None, name: str, audience: Audience) -> tuple[Text, ...]:
    """Return what an audience reads, in the brief's language where `catalog` is None; sources are left out."""
    quoted = {part.model.id for part in iter_parts(library.brief) if isinstance(part.model, Quotation)}
    asked = {part.model.id for part in iter_parts(library.brief) if isinstance(part.model, Recommendations)}
    items = {
        item.id
        for part in iter_parts(library.brief)
        if isinstance(part.model, Recommendations)
        for item in part.model.items
    }
    seen = {length: _seen(library.brief, length, name, audience) for length in library.lengths}
    return tuple(_texts(library, catalog, name, seen, frozenset(quoted), frozenset(asked | items)))


def _seen(brief: Brief, length: Length, name: str, audience: Audience) -> frozenset[str]:
    """Return the ids of what an audience is shown at a length."""
    return shown_ids(brief, length, name, omitted(brief, length, name, audience))


def _texts(
    library: Library,
    catalog: Catalog | None,
    audience: str,
    seen: Mapping[Length, frozenset[str]],
    quoted: frozenset[str],
    asked: frozenset[str],
) -> Iterator[Text]:
    own = library.brief.by_audience.get(audience)
    replaced = {f"{section.id}.title" for section in library.brief.sections if audience in section.by_audience}
    for message in iter_messages(library.brief):
        if (message.audiences and audience not in message.audiences) or message.context.startswith("sources."):
            continue
        if message.context.split("@")[0] in replaced or (own and _is_replaced(message.context, own)):
            continue
        length = _first(message, library, seen)
        if length is None:
            continue
        entry = catalog.entries.get(message.context) if catalog else None
        if catalog and not (entry and entry.is_translated):
            continue
        written = entry.translation if entry else message.text
        place = library.yaml.place(message.key_path)
        find: Callable[[str], Place] = partial(library.yaml.place_within, message.key_path)
        if catalog and entry and entry.line:
            place = catalog.file.place(entry)
            find = partial(_nowhere_else, place)
        owner = message.context.split("@")[0].rpartition(".")[0]
        yield Text(
            message.context,
            inline.plain_text(inline.parse_inline(written)),
            length,
            _element(message, asked),
            owner in quoted,
            place,
            find,
        )


def _nowhere_else(place: Place, words: str) -> Place:  # noqa: ARG001 - as `find` asks
    return place


def _first(message: Message, library: Library, seen: Mapping[Length, frozenset[str]]) -> Length | None:
    """Return the shortest length that shows a message to an audience, or None when none does."""
    path = message.context.split("@")[0].split(".")
    owners = (".".join(path[:end]) for end in range(len(path), 0, -1))
    owner = next((one for one in owners if one in library.paths), None)
    lengths = (length for length in library.lengths if length.rank >= message.length.rank)
    return next((length for length in lengths if owner is None or owner in seen[length]), None)


def _is_replaced(context: str, own: object) -> bool:
    """Say whether an audience has a text of its own at the head in the place of this one."""
    name = context.split("@")[0].split(".")[0]
    return "by_audience" not in context and getattr(own, name, None) is not None


def _element(message: Message, asked: frozenset[str]) -> str:
    path = message.context.split("@")[0].split(".")
    name = path[-1]
    if name == "title":
        return "title" if len(path) == 1 or path[0] == "by_audience" else "heading"
    if name == "standfirst":
        return "standfirst"
    if path[0] == "messages" and name == "text":
        return "key-message"
    if name in ("term", "caption"):
        return name
    return "recommendation" if name == "text" and ".".join(path[:-1]) in asked else "text"
