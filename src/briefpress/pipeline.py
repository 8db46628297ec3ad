"""The whole road, from what was asked for to the files that were made. The only room that sees more than one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol

from briefpress import GENERATOR
from briefpress.composer import Composer
from briefpress.content.catalogue import find_briefs
from briefpress.content.check import check_brief
from briefpress.content.library import Library
from briefpress.content.load import load_brief
from briefpress.diagnostics import BriefPressError, Diagnostic, Severity, did_you_mean, in_order, raise_if_errors
from briefpress.document.check import check_document
from briefpress.document.parse import parse
from briefpress.editions.edition import Edition
from briefpress.editions.expand import Request, expand, wanted_briefs
from briefpress.job import FORMATS, Job, Printed, Result
from briefpress.project import Project
from briefpress.publish.files import publish
from briefpress.publish.manifest import Entry, read_manifest


class Listener(Protocol):
    """Who is told how a build goes."""

    def started(self, total: int) -> None: ...

    def edition_started(self, edition: Edition) -> None: ...

    def edition_done(self, edition: Edition, pages: int, seconds: float) -> None: ...

    def waiting(self) -> None: ...

    def finished(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build made."""

    entries: tuple[Entry, ...]
    """Of the files made in this run."""
    diagnostics: tuple[Diagnostic, ...]
    seconds: Mapping[Edition, float]


def build(
    request: Request,
    project: Project,
    out: Path,
    jobs: int,
    listener: Listener,
    allow_stale: bool = False,
    paper: str = "",
) -> Outcome:
    """Make the editions asked for and write them to a folder.

    `allow_stale` prints translations that are older than their source, with a notice. `paper` takes the place of the
    theme's.

    An edition that breaks its promise costs its own files only: the last good ones stay. Raises BriefPressError for
    mistakes that stop everything: in a brief, in a template, in what was asked for, in the folder.
    """
    libraries = _libraries(request, project)
    findings = list(_findings(libraries.values()))
    raise_if_errors(findings)
    composer = Composer(project, GENERATOR, allow_stale, paper)
    # Advice on translations is for `check`; here only what is wrong with them counts.
    found = _translation_findings(request, libraries, composer)
    raise_if_errors(finding for finding in found if finding.severity is Severity.ERROR)
    queue = _jobs(request, libraries, composer)
    listener.started(len(queue))
    results = tuple(_run_all(queue, jobs, listener))
    listener.finished()
    printed = [result.printed for result in results if result.printed]
    manifest = publish(out, printed, _kept(out, printed, libraries, project), GENERATOR, listener.waiting)
    made = _made(printed)
    return Outcome(
        entries=tuple(entry for entry in manifest.entries if (entry.stem, entry.format) in made),
        diagnostics=in_order((*findings, *manifest.findings, *_placed(results, libraries, composer))),
        seconds={result.edition: result.seconds for result in results},
    )


def check(request: Request, project: Project) -> tuple[Diagnostic, ...]:
    """Return every finding about the briefs asked for, and about the templates that would print them.

    Raises BriefPressError when a brief or a template cannot be read at all.
    """
    libraries = _libraries(request, project)
    findings = list(_findings(libraries.values()))
    raise_if_errors(findings)
    composer = Composer(project, GENERATOR)
    findings.extend(_translation_findings(request, libraries, composer))
    raise_if_errors(findings)
    for job in _jobs(request, libraries, composer):
        found = _document_findings(job)
        findings.extend(composer.placed(finding, libraries[job.edition.brief], job.edition) for finding in found)
    return in_order(findings)


def editions(request: Request, project: Project) -> tuple[Edition, ...]:
    """Return the editions that a build would make."""
    return expand(request, {name: library.brief for name, library in _libraries(request, project).items()})


def libraries(request: Request, project: Project) -> tuple[Library, ...]:
    """Return the briefs asked for. Raises BriefPressError with the findings of all of them."""
    return tuple(_libraries(request, project).values())


def _libraries(request: Request, project: Project) -> dict[str, Library]:
    """Return the briefs asked for, by name. Raises BriefPressError with the findings of all of them."""
    names = wanted_briefs(request, find_briefs(project.root))
    libraries: dict[str, Library] = {}
    problems: list[Diagnostic] = []
    for name in names:
        try:
            libraries[name] = load_brief(project.content / name, project.root)
        except BriefPressError as error:
            problems.extend(error.diagnostics)
    raise_if_errors(problems)
    return libraries


def _findings(libraries: Iterable[Library]) -> Iterator[Diagnostic]:
    for library in libraries:
        yield from check_brief(library)


def _translation_findings(
    request: Request, libraries: Mapping[str, Library], composer: Composer
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with, or to be said of, the translations that were asked for."""
    wanted = expand(request, {name: library.brief for name, library in libraries.items()})
    translations = dict.fromkeys((edition.brief, edition.language) for edition in wanted)
    return in_order(
        finding
        for name, language in translations
        if language != libraries[name].brief.language
        for finding in composer.translation_findings(libraries[name], language)
    )


def _document_findings(job: Job) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the document of a job, which is not laid out."""
    try:
        return tuple(check_document(parse(job.html)))
    except BriefPressError as error:
        return error.diagnostics


def _placed(results: Iterable[Result], libraries: Mapping[str, Library], composer: Composer) -> Iterator[Diagnostic]:
    """Yield the findings of results with the place in template or brief that each comes from."""
    for result in results:
        for finding in result.findings:
            yield composer.placed(finding, libraries[result.edition.brief], result.edition)


def _jobs(request: Request, libraries: Mapping[str, Library], composer: Composer) -> tuple[Job, ...]:
    """Return a job for each edition, longest first: the last one to finish should be short."""
    wanted = expand(request, {name: library.brief for name, library in libraries.items()})
    formats = _formats(request)
    jobs: list[Job] = []
    problems: list[Diagnostic] = []
    for edition in wanted:
        try:
            jobs.append(composer.job(libraries[edition.brief], edition, formats))
        except BriefPressError as error:
            problems.extend(error.diagnostics)
    raise_if_errors(problems)
    return tuple(sorted(jobs, key=lambda job: -len(job.html)))


def _formats(request: Request) -> tuple[str, ...]:
    raise_if_errors(
        Diagnostic("edition.unknown-format", f'there is no format "{name}"', hint=did_you_mean(name, FORMATS))
        for name in request.formats
        if name not in FORMATS
    )
    return tuple(name for name in FORMATS if not request.formats or name in request.formats)


def _run_all(queue: Sequence[Job], jobs: int, listener: Listener) -> Iterator[Result]:
    """Yield the result of each job, as they come."""
    from briefpress.press import run

    if jobs == 1 or len(queue) == 1:
        for job in queue:
            listener.edition_started(job.edition)
            yield _told(run(job), listener)
        return
    # Forking would copy this process's threads and engines; a fork server starts clean and imports once.
    context = get_context("forkserver")
    context.set_forkserver_preload(["briefpress.press"])
    pool = ProcessPoolExecutor(min(jobs, len(queue)), context)
    try:
        futures = []
        for job in queue:
            listener.edition_started(job.edition)
            futures.append(pool.submit(run, job))
        for future in as_completed(futures):
            yield _told(future.result(), listener)
    finally:
        # After a mistake or Ctrl-C nobody waits for what has not begun.
        pool.shutdown(cancel_futures=True)


def _told(result: Result, listener: Listener) -> Result:
    listener.edition_done(result.edition, result.printed.pages if result.printed else 0, result.seconds)
    return result


def _kept(out: Path, printed: Iterable[Printed], libraries: Mapping[str, Library], project: Project) -> Iterator[Entry]:
    """Yield the entries of earlier builds that still stand: of editions that exist and were not made again.

    Nothing is read before the first is asked for: `publish` asks when no other build can change the folder.
    """
    made = _made(printed)
    existing = {edition.stem for edition in _existing(libraries, project)}
    for entry in read_manifest(out):
        if entry.stem in existing and (entry.stem, entry.format) not in made:
            yield entry


def _existing(libraries: Mapping[str, Library], project: Project) -> Iterator[Edition]:
    """Yield every edition of the project whose brief can be read; those in `libraries` have been."""
    for name in find_briefs(project.root):
        try:
            library = libraries.get(name) or load_brief(project.content / name, project.root)
        except BriefPressError:
            continue
        yield from expand(Request(), {name: library.brief})


def _made(printed: Iterable[Printed]) -> frozenset[tuple[str, str]]:
    """Return stem and format of every file that was made."""
    return frozenset((one.edition.stem, artifact.format) for one in printed for artifact in one.artifacts)
