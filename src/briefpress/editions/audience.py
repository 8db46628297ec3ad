"""How a brief is told to an audience: in which order, how deep and without what, from its `audience.yaml`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from briefpress.content.blocks import Block, Name, Shown
from briefpress.content.brief import Brief, Section
from briefpress.content.described import Described
from briefpress.content.lengths import Length, Lengths
from briefpress.content.walk import Wording, iter_parts, iter_wordings, shown_ids
from briefpress.diagnostics import BriefPressError, Diagnostic, Severity, did_you_mean
from briefpress.editions.references import iter_bound_targets
from briefpress.yaml_file import KeyPath, YamlFile

OTHERS = "others"
"""In an order: the sections that it does not name."""

KINDS = tuple(
    sorted(name for model in get_args(get_args(Block)[0]) for name in get_args(model.model_fields["type"].annotation))
)
"""The kinds of blocks."""
_SHAPES = {
    "dict_type": "must be a mapping: keys with their values",
    "int_type": "must be a whole number",
    "string_pattern_mismatch": "must name kinds of blocks, or ids: small letters, digits, dots, hyphens, underscores",
    "string_type": "must be text",
    "tuple_type": "must be a list: [glossary, others]",
}


class Audience(Described, BaseModel):
    """What an audience is called, and what it is shown first, later or never.

    A name in `order`, `from` or `omit` is a kind of block (`glossary`), or an id; a brief without it passes it over.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)

    label: Annotated[str, Field(min_length=1)]
    """For whom the masthead says that an edition is; translated by the labels."""
    products: dict[Length, str] = {}
    """What a length is called in the masthead, where `lengths.yaml` calls it otherwise; translated by the labels."""
    order: Annotated[tuple[Name, ...], Field(strict=False)] = ()
    """Sections, by id or by a kind of block that they hold. `others` stands for the rest, in the brief's order; it
    is the end when left out."""
    from_: Annotated[dict[Name, Length], Field(alias="from")] = {}
    """The shortest length that shows something, where the brief would show it sooner."""
    omit: Annotated[tuple[Name, ...], Field(strict=False)] = ()
    """What no length shows."""
    byline: Annotated[tuple[Literal["authors", "publisher", "contact", "press_contact"], ...], Field(strict=False)] = ()
    """What of the brief stands under the standfirst, in this order; the end of each edition says it too."""
    theme: str = ""
    """The look that its editions wear, a folder of `templates/themes`; empty: the one of all."""
    sentence_words: Annotated[int, Field(ge=5, le=60)] | None = None
    """How many English words a sentence has at most; other languages have as many more as they need."""
    reading_ease: Annotated[int, Field(ge=0, le=100)] | None = None
    """How easily texts read at least, on Flesch's scale."""
    jargon: dict[str, dict[str, str]] = {}
    """By language: words that these readers are spared, and what to say."""
    abbreviations: Annotated[tuple[str, ...], Field(strict=False)] = ()
    """Those that these readers know."""
    slogans: dict[str, Annotated[tuple[str, ...], Field(strict=False)]] = {}
    """By language: words that stand in quotation marks or not at all, beside those that are known to everybody."""
    budgets: dict[Literal["title", "standfirst", "heading", "caption", "key-message", "recommendation"], int] = {}
    """How many English words an element has at most."""
    checks: dict[
        Literal[
            "sentence-length",
            "reading-ease",
            "jargon",
            "abbreviation",
            "word-budget",
            "slogan",
            "no-citation",
        ],
        Literal["off", "warning", "error"],
    ] = {}
    """How loud advice is; a warning, where nothing is said."""


ANYONE = Audience(label="For everyone")
"""Readers who are shown a brief as it was written."""


def read_audience(yaml: YamlFile, lengths: Lengths) -> Audience:
    """Return what a file says of an audience. Raises BriefPressError with every finding."""
    value = {} if yaml.value is None else yaml.value
    try:
        return Audience.model_validate(value, by_alias=True, by_name=False, context=lengths)
    except ValidationError as error:
        raise BriefPressError(_finding(yaml, detail, lengths) for detail in error.errors()) from error


def omitted(brief: Brief, length: Length, name: str, audience: Audience) -> frozenset[str]:
    """Return the ids of what an audience is not shown at a length, though the brief would show it.

    As with cuts, what text that is shown refers to stays, unless the reference stands alone in brackets.
    """
    names = {one for one, start in audience.from_.items() if start.rank > length.rank}.union(audience.omit)
    parts = [part for part in iter_parts(brief) if isinstance(part.model, Shown)] if names else []
    paths = {part.model.id: part.path for part in parts if isinstance(part.model, Shown)}
    whole = shown_ids(brief, length, name) if names else frozenset[str]()
    out = frozenset(part.model.id for part in parts if isinstance(part.model, Shown) and _is_named(part.model, names))
    while needed := _needed(brief, length, whole, shown_ids(brief, length, name, out)):
        held = {one for one in out for target in needed if _is_within(paths[target], paths[one])}
        # A container that lost all that it holds is lost without being named.
        out -= held or {one for one in out for target in needed if _is_within(paths[one], paths[target])}
    return out


def in_order_of(audience: Audience, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return sections as an audience reads them; those of one place stay in the brief's order."""
    order = audience.order if OTHERS in audience.order else (*audience.order, OTHERS)
    return tuple(sorted(sections, key=lambda section: _place(section, order)))


def check_audience(yaml: YamlFile, audience: Audience, briefs: Iterable[Brief]) -> Iterator[Diagnostic]:
    """Yield names that are no kind of block, and nothing in any of the briefs that the audience reads."""
    ids = {part.model.id for brief in briefs for part in iter_parts(brief) if isinstance(part.model, Shown)}
    known = {*KINDS, *ids, OTHERS}
    paths: list[tuple[str, KeyPath, bool]] = [
        *((name, ("order", position), False) for position, name in enumerate(audience.order)),
        *((name, ("omit", position), False) for position, name in enumerate(audience.omit)),
        *((name, ("from", name), True) for name in audience.from_),
    ]
    for name, path, of_key in paths:
        if name not in known:
            message = f'"{name}" is no kind of block, and nothing in the briefs has that id'
            place = yaml.place(path, of_key)
            yield Diagnostic("audience.unknown-name", message, place, did_you_mean(name, KINDS), Severity.WARNING)


def _place(section: Section, order: tuple[str, ...]) -> int:
    """Return the place of a section in an order: that of its id, else of the first kind of block that it holds."""
    if section.id in order:
        return order.index(section.id)
    kinds = {block.type for block in section.blocks}
    return next((place for place, name in enumerate(order) if name in kinds), order.index(OTHERS))


def _is_named(model: Shown, names: Collection[str]) -> bool:
    return model.id in names or getattr(model, "type", "") in names


def _is_within(inner: KeyPath, outer: KeyPath) -> bool:
    return inner[: len(outer)] == outer


def _needed(brief: Brief, length: Length, whole: frozenset[str], shown: frozenset[str]) -> frozenset[str]:
    """Return the ids that texts which are shown refer to, of those that are not shown and could be."""
    lost = whole - shown
    texts = (one for one in iter_wordings(brief) if _is_shown(one, length, shown)) if lost else ()
    return lost.intersection(target for one in texts for target in iter_bound_targets(one.text))


def _is_shown(wording: Wording, length: Length, shown: frozenset[str]) -> bool:
    owner = wording.owner.model
    return wording.is_used_at(length) and (not isinstance(owner, Shown) or owner.id in shown)


def _written(loc: tuple[int | str, ...]) -> KeyPath:
    """Return the path in the file for Pydantic's: without its mark for a key."""
    return tuple(step for step in loc if step != "[key]")


def _finding(yaml: YamlFile, detail: ErrorDetails, lengths: Lengths) -> Diagnostic:
    kind, path = detail["type"], _written(detail["loc"])
    if kind == "length":
        place, named = yaml.place(path, of_key="[key]" in detail["loc"]), str(detail["input"])
        return Diagnostic("audience.unknown-length", f'"{named}" is no length', place, did_you_mean(named, lengths))
    key = ".".join(str(step) for step in path if isinstance(step, str))
    if kind == "extra_forbidden":
        known = sorted(field.alias or name for name, field in Audience.model_fields.items())
        place = yaml.place(path, of_key=True)
        return Diagnostic("audience.unknown-key", f'unknown key "{key}"', place, did_you_mean(key, known))
    if path == ("label",) and kind in ("missing", "string_too_short"):
        return Diagnostic("audience.no-label", 'has no "label" for the masthead', yaml.place(path))
    if not path:
        return Diagnostic("audience.bad-value", "must be a mapping: keys with their values", yaml.place(()))
    return Diagnostic("audience.bad-value", f'"{key}" {_SHAPES.get(kind, detail["msg"].lower())}', yaml.place(path))
