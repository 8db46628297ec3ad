"""Briefs, templates and what was asked for -> what is wrong with them, before any page is laid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefpress.advice.advise import makes_errors
from briefpress.composing.composer import Composer
from briefpress.composing.template_library import TemplateLibrary
from briefpress.content.check import check_brief
from briefpress.content.library import Library
from briefpress.diagnostics import BriefPressError, Diagnostic, Severity, in_order
from briefpress.document.check import check_document, check_pictures
from briefpress.document.parse import parse
from briefpress.document.wide_pages import check_wide_pages
from briefpress.editions.edition import Edition
from briefpress.editions.expand import expand
from briefpress.editions.request import Request
from briefpress.press.job import Job
from briefpress.writers.pdf.fonts import check_fonts


def wanted_editions(
    request: Request, libraries: Mapping[str, Library], templates: TemplateLibrary
) -> tuple[Edition, ...]:
    return expand(request, {name: library.brief for name, library in libraries.items()}, templates.lengths)


def problems_of(
    request: Request, libraries: Mapping[str, Library], composer: Composer
) -> Iterator[tuple[Diagnostic, ...]]:
    """Yield what is wrong before anything is rendered, kind after kind: what errors of one kind hide, waits."""
    yield tuple(brief_findings(libraries.values()))
    yield tuple(audience_findings(request, libraries, composer))
    # Advice on translations is for `check`; here only what is wrong with them counts.
    found = translation_findings(request, libraries, composer)
    yield tuple(finding for finding in found if finding.severity is Severity.ERROR)
    yield tuple(_unheeded(request, libraries, composer))


def brief_findings(libraries: Iterable[Library]) -> Iterator[Diagnostic]:
    for library in libraries:
        yield from check_brief(library)


def audience_findings(request: Request, libraries: Mapping[str, Library], composer: Composer) -> Iterator[Diagnostic]:
    """Yield what is wrong between the briefs and the audiences that were asked for."""
    wanted = wanted_editions(request, libraries, composer.templates)
    for audience in dict.fromkeys(edition.audience for edition in wanted):
        yield from composer.audience_findings(libraries.values(), audience)


def advice(
    request: Request, libraries: Mapping[str, Library], composer: Composer, *, is_whole: bool
) -> Iterator[Diagnostic]:
    """Yield advice for the audiences that were asked for."""
    wanted = wanted_editions(request, libraries, composer.templates)
    for name, library in libraries.items():
        editions = [edition for edition in wanted if edition.brief == name]
        audiences = dict.fromkeys(edition.audience for edition in editions)
        languages = dict.fromkeys(edition.language for edition in editions)
        yield from composer.advice(library, audiences, languages, is_whole=is_whole)


def _unheeded(request: Request, libraries: Mapping[str, Library], composer: Composer) -> Iterator[Diagnostic]:
    """Yield the advice that an audience makes an error of; where none does, nothing is looked at."""
    wanted = wanted_editions(request, libraries, composer.templates)
    strict = [
        name
        for name in dict.fromkeys(one.audience for one in wanted)
        if makes_errors(composer.templates.audience(name))
    ]
    if strict:
        narrowed = replace(request, audiences=tuple(strict))
        found = advice(narrowed, libraries, composer, is_whole=True)
        yield from (finding for finding in found if finding.severity is Severity.ERROR)


def translation_findings(
    request: Request, libraries: Mapping[str, Library], composer: Composer
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with, or to be said of, the translations that were asked for."""
    wanted = wanted_editions(request, libraries, composer.templates)
    translations = dict.fromkeys((edition.brief, edition.language) for edition in wanted)
    return in_order(
        finding
        for name, language in translations
        if language != libraries[name].brief.language
        for finding in composer.translation_findings(libraries[name], language)
    )


def document_findings(job: Job) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the document of a job, which is not laid out."""
    try:
        document = parse(job.versions[0])
    except BriefPressError as error:
        return error.diagnostics
    pictures = check_pictures(document, {asset.name for asset in job.assets})
    wide = check_wide_pages(document, job.budget.pages)
    return (*check_document(document), *wide, *pictures, *check_fonts(document, job.theme, job.fonts))
