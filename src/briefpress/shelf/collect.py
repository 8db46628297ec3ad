"""Manifest + content -> Shelf: what was made says which papers there are, the content what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import groupby
from pathlib import Path

from pydantic import BaseModel

from briefpress.composing.composer import Composer
from briefpress.content.blocks import Chart, Figure
from briefpress.content.catalogue import find_briefs
from briefpress.content.inline import parse_inline, plain_text
from briefpress.content.lengths import length_named
from briefpress.content.library import Library
from briefpress.content.load import load_brief
from briefpress.content.walk import iter_parts
from briefpress.content.words import Copy, PartialDate
from briefpress.diagnostics import BriefPressError, Diagnostic, Severity, counted
from briefpress.editions.edition import Edition
from briefpress.editions.select import Selection
from briefpress.press.job import FORMATS
from briefpress.publish.manifest import Entry, load_manifest, sha256_of
from briefpress.render.locale import language_order
from briefpress.shelf.papers import Imprint, Paper, PaperFile, Passage, Picture, Shelf, ShelvedBrief

KEY_MESSAGES = "key-messages"
"""The passage of a paper that is no section."""
# Builds of other kinds than the editions that readers get say so at the end of their name, as `(draft)`.
_OTHER_KIND = re.compile(r" \((\w+)\)$")


@dataclass(frozen=True, slots=True)
class Collected:
    """A shelf, and what there is to say about it."""

    shelf: Shelf
    findings: tuple[Diagnostic, ...]


def collect(composer: Composer, build: Path) -> Collected:
    """Return the shelf of a folder of builds.

    Raises BriefPressError when nothing final has been made there, and for content that cannot be read.
    """
    manifest = load_manifest(build)
    other = _OTHER_KIND.search(manifest.generator)
    if other:
        message = f"{build.as_posix()} holds what was made for another purpose ({other[1]}): it is not for a shelf"
        hint = "name a folder of final editions, such as build"
        raise BriefPressError([Diagnostic("shelf.drafts", message, hint=hint)])
    if not manifest.entries:
        message = f"{build.as_posix()} holds no editions"
        raise BriefPressError([Diagnostic("shelf.nothing-made", message, hint="make them first: briefpress build")])
    known = frozenset(find_briefs(composer.project.root))
    briefs = [
        _brief(composer, name, tuple(entries))
        for name, entries in groupby(manifest.entries, key=lambda entry: entry.brief)
        if name in known
    ]
    found = tuple(brief for brief in briefs if brief.papers)
    shelved = sum(len(paper.files) for brief in found for paper in brief.papers)
    return Collected(Shelf(tuple(sorted(found, key=_newest_first))), tuple(_lost(len(manifest.entries) - shelved)))


def _newest_first(brief: ShelvedBrief) -> tuple[tuple[int, ...], str]:
    start = brief.papers[0].imprint.date.start
    return tuple(-part for part in (*start, 0, 0)[:3]), brief.name


def _lost(count: int) -> Iterator[Diagnostic]:
    if count:
        message = f"{counted(count, 'file')} of the build belong to no edition of the project any more"
        hint = "they are not on the shelf; the next build removes them"
        yield Diagnostic("shelf.lost", message, hint=hint, severity=Severity.WARNING)


def _brief(composer: Composer, name: str, entries: tuple[Entry, ...]) -> ShelvedBrief:
    project, lengths = composer.project, composer.templates.lengths
    library = load_brief(project.content / name, project.root, lengths)
    papers = sorted(_papers(composer, library, entries), key=partial(_order, library.brief.audiences))
    return ShelvedBrief(name, library.brief.language, tuple(papers))


def _order(audiences: tuple[str, ...], paper: Paper) -> tuple[tuple[int, str], int, int]:
    """Return what the papers of a brief are sorted by; audiences stand as their brief lists them."""
    edition = paper.edition
    return language_order(edition.language), edition.length.rank, audiences.index(edition.audience)


def _papers(composer: Composer, library: Library, entries: Iterable[Entry]) -> Iterator[Paper]:
    by_stem: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.format in FORMATS:
            by_stem.setdefault(entry.stem, []).append(entry)
    for files in by_stem.values():
        first = files[0]
        length = length_named(first.length, composer.templates.lengths)
        is_known = first.language in library.brief.languages and first.audience in library.brief.audiences
        if length and is_known:
            edition = Edition(first.brief, first.language, length, first.audience)
            selection = composer.selection(library, edition, frozenset(first.dropped))
            yield _paper(composer, selection, files)


def _paper(composer: Composer, selection: Selection, files: list[Entry]) -> Paper:
    brief, edition = selection.brief, selection.edition
    quotes = composer.templates.language(edition.language).quotes
    return Paper(
        edition=edition,
        title=plain(brief.title, quotes),
        standfirst=plain(brief.standfirst, quotes),
        product=selection.promise.product,
        audience=composer.templates.audience(edition.audience).label,
        messages=tuple(f"{plain(one.lead, quotes)} {plain(one.text, quotes)}".strip() for one in brief.key_messages),
        passages=tuple(_passages(selection, quotes)),
        pictures=tuple(_pictures(selection, quotes)),
        imprint=_imprint(selection, quotes),
        pages=files[0].pages,
        files=tuple(
            PaperFile(entry.format, entry.path, entry.bytes, entry.sha256)
            for entry in sorted(files, key=lambda entry: FORMATS.index(entry.format))
        ),
    )


def _imprint(selection: Selection, quotes: str) -> Imprint:
    brief = selection.brief
    return Imprint(
        number=brief.number,
        version=brief.version,
        date=brief.date,
        series=plain(brief.series, quotes),
        publisher=plain(brief.publisher, quotes),
        authors=tuple(plain(author, quotes) for author in brief.authors),
        keywords=tuple(plain(word, quotes) for word in brief.keywords),
        contact=brief.contact,
        licence=plain(brief.licence.name, quotes),
        licence_address=brief.licence.URL,
        online=brief.online or "",
    )


def _passages(selection: Selection, quotes: str) -> Iterator[Passage]:
    brief = selection.brief
    yield Passage(KEY_MESSAGES, "", _receipt(brief.key_messages))
    for section in brief.sections:
        yield Passage(section.id, plain(section.title, quotes), _receipt(section))


def _pictures(selection: Selection, quotes: str) -> Iterator[Picture]:
    for part in iter_parts(selection.brief):
        match part.model:
            case Figure(caption=caption, alternative=alternative) | Chart(caption=caption, alternative=alternative):
                yield Picture(plain(caption, quotes), plain(alternative, quotes))


def plain(copy: Copy | None, quotes: str) -> str:
    """Return an author's words without marks, citations and notes."""
    return plain_text(parse_inline(copy.text, quotes)) if copy else ""


def _receipt(value: object) -> str:
    return sha256_of("\n".join(_words(value)).encode())


def _words(value: object) -> Iterator[str]:
    """Yield what a reader reads of models, in their order: texts, numbers and dates, no ids."""
    match value:
        case Copy():
            yield value.text
        case Decimal() | PartialDate():
            yield str(value)
        case BaseModel():
            for name in type(value).model_fields:
                yield from _words(getattr(value, name))
        case tuple():
            for element in value:
                yield from _words(element)
        case dict():
            for element in value.values():
                yield from _words(element)
