"""Library -> findings: what must hold between the parts of a brief, once each has its right shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

from briefpress.content.blocks import Callout, Shown, Table, Timeline
from briefpress.content.brief import FrontMatter, Section
from briefpress.content.charts import check_charts
from briefpress.content.check_signs import check_comments, check_curly_quotes
from briefpress.content.check_texts import check_citations, check_links, check_texts, written_path
from briefpress.content.evidence import check_evidence
from briefpress.content.images import check_images
from briefpress.content.lengths import Length
from briefpress.content.library import Library
from briefpress.content.tables import check_table
from briefpress.content.walk import Part, iter_parts, iter_wordings, shown_ids
from briefpress.diagnostics import Diagnostic, Place, Severity, did_you_mean

Check = Callable[[Library], Iterator[Diagnostic]]

YEARS_LIMIT = 40
"""Between the first and the last event of a timeline that has a column for each year."""


def check_brief(library: Library) -> Iterator[Diagnostic]:
    """Yield everything that is wrong with a brief, in no order."""
    for check in CHECKS:
        yield from check(library)


def check_languages(library: Library) -> Iterator[Diagnostic]:
    """Yield a source language that no edition has, and languages or audiences that are named twice."""
    brief = library.brief
    if brief.language not in brief.languages:
        message = f'the brief is written in "{brief.language}", which is not among its languages'
        yield Diagnostic("content.language-not-listed", message, library.yaml.place(("language",)), "add it to them")
    for key, names in (("languages", brief.languages), ("audiences", brief.audiences)):
        for position, name in enumerate(names):
            if name in names[:position]:
                place = library.yaml.place((key, position))
                yield Diagnostic("content.repeated-name", f'"{name}" is already among the {key}', place, "remove it")


def check_audiences(library: Library) -> Iterator[Diagnostic]:
    """Yield audiences that something is meant for and that the brief does not have."""
    known = library.brief.audiences
    for name in library.brief.by_audience:
        if name not in known:
            yield _no_audience(name, library.yaml.place(("by_audience", name), of_key=True), known)
    for part in _shown_parts(library):
        for name in part.model.by_audience if isinstance(part.model, Section) else ():
            if name not in known:
                yield _no_audience(name, library.yaml.place((*part.path, "by_audience", name), of_key=True), known)
        for position, name in enumerate(part.model.for_ if isinstance(part.model, Shown) else ()):
            if name not in known:
                yield _no_audience(name, library.yaml.place((*part.path, "for", position)), known)


def check_content(library: Library) -> Iterator[Diagnostic]:
    """Yield containers with nothing in them, and tables and timelines that cannot be drawn."""
    for part in iter_parts(library.brief):
        match part.model:
            case Section(blocks=(), sections=()):
                yield _finding(
                    library, part, "content.nothing-in-it", "the section holds nothing", "add `blocks`, or remove it"
                )
            case Callout(text=None, items=()):
                yield _finding(
                    library, part, "content.nothing-in-it", "the callout holds nothing", "add `text` or `items`"
                )
            case FrontMatter(title=None, standfirst=None, series=None):
                message, hint = "the audience has nothing of its own here", "add `title` or `standfirst`, or remove it"
                yield _finding(library, part, "content.nothing-in-it", message, hint)
            case Table():
                yield from check_table(library, part, part.model)
            case Timeline():
                yield from _timeline(library, part, part.model)
            case _:
                pass  # its shape is all that can be wrong


def check_shown(library: Library) -> Iterator[Diagnostic]:
    """Yield what no edition shows, wordings that none uses, and editions that lack key messages."""
    brief = library.brief
    by_edition = {edition: shown_ids(brief, *edition) for edition in product(library.lengths, brief.audiences)}
    shown = frozenset[str]().union(*by_edition.values())
    hidden: list[Part] = []
    for part in _shown_parts(library):
        is_inside_hidden = any(part.path[: len(outer.path)] == outer.path for outer in hidden)
        if isinstance(part.model, Shown) and part.model.id not in shown and not is_inside_hidden:
            hidden.append(part)
            message, hint = f'no edition shows "{part.model.id}"', "compare its `from` and `for` with what it stands in"
            # An unknown audience is a finding already, and the reason.
            if set(part.model.for_) <= set(brief.audiences):
                yield _finding(library, part, "content.never-shown", message, hint)
    yield from _unused_wordings(library, by_edition)
    for (length, audience), ids in by_edition.items():
        if not any(message.id in ids for message in brief.key_messages):
            place = library.yaml.place(("key_messages",), of_key=True)
            yield Diagnostic("content.no-key-message", f"{length} for {audience} has no key message", place)


CHECKS: tuple[Check, ...] = (
    check_languages,
    check_audiences,
    check_content,
    check_shown,
    check_texts,
    check_comments,
    check_curly_quotes,
    check_citations,
    check_evidence,
    check_links,
    check_images,
    check_charts,
)


def _shown_parts(library: Library) -> Iterator[Part]:
    return (part for part in iter_parts(library.brief) if isinstance(part.model, Shown))


def _no_audience(name: str, place: Place, known: tuple[str, ...]) -> Diagnostic:
    message = f'the brief has no audience "{name}"'
    return Diagnostic("content.unknown-audience", message, place, did_you_mean(name, known))


def _finding(library: Library, part: Part, code: str, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(code, message, library.yaml.place(part.path), hint)


def _timeline(library: Library, part: Part, timeline: Timeline) -> Iterator[Diagnostic]:
    years = [event.date.year for event in timeline.events]
    span = max(years) - min(years)
    if span > YEARS_LIMIT:
        place = library.yaml.place((*part.path, "events", years.index(min(years)), "date"))
        message = f"the timeline spans {span} years; {YEARS_LIMIT} can be drawn"
        yield Diagnostic("content.long-timeline", message, place, "check the year, or leave the event to the text")


def _unused_wordings(library: Library, by_edition: dict[tuple[Length, str], frozenset[str]]) -> Iterator[Diagnostic]:
    for wording in iter_wordings(library.brief):
        owner = wording.owner.model
        if not isinstance(owner, Shown) or len(wording.copy.wordings) == 1:
            continue
        lengths = {length for (length, _), ids in by_edition.items() if owner.id in ids}
        if lengths and not any(wording.is_used_at(length) for length in lengths):
            place = library.yaml.place(written_path(library, wording), of_key=True)
            message = f'no edition uses this wording: "{owner.id}" is not shown at that length'
            yield Diagnostic("content.unused-wording", message, place, "", Severity.WARNING)
