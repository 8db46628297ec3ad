"""The whole road, from what was asked for to the files that were made. The only room that sees more than one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from briefpress import GENERATOR
from briefpress.composing.composer import Composer
from briefpress.composing.reference_file import tell_references
from briefpress.composing.template_library import TemplateLibrary
from briefpress.content.catalogue import find_briefs
from briefpress.content.library import Library
from briefpress.content.load import load_brief
from briefpress.content.stand_ins import with_stand_ins
from briefpress.diagnostics import BriefPressError, Diagnostic, did_you_mean, in_order, raise_if_errors
from briefpress.editions.edition import Edition
from briefpress.editions.expand import expand, wanted_briefs
from briefpress.editions.request import Request
from briefpress.pipeline.copyfitting import fitted
from briefpress.pipeline.drafts import DraftNotes, as_warnings, uncited
from briefpress.pipeline.findings import (
    advice,
    audience_findings,
    brief_findings,
    document_findings,
    problems_of,
    translation_findings,
    wanted_editions,
)
from briefpress.pipeline.kinds import Kind, raise_if_other_kind
from briefpress.pipeline.libre_office import find_libre_office
from briefpress.pipeline.outcome import Outcome, Plan, Shard
from briefpress.pipeline.placing import of_editions, placed, refused
from briefpress.pipeline.word_pages import with_word_pages
from briefpress.press.job import FORMATS, HEARD, TIGHTER_WORD, Job, Printed, Result
from briefpress.press.stopwatch import Stopwatch
from briefpress.project import Project
from briefpress.publish.cache import Cache
from briefpress.publish.files import publish
from briefpress.publish.manifest import MANIFEST, Entry, load_manifest, read_manifest
from briefpress.workers.engines import fingerprint
from briefpress.workers.executors import JobExecutor, cluster_executor, local_executor, preload_local_workers
from briefpress.workers.workers import Listener, Workers
from briefpress.writers.pdf.prepress.printing import PRINT_FORMATS

_BEYOND_BOUNDS = "render.not-allowed"


def build(request: Request, project: Project, plan: Plan, listener: Listener) -> Outcome:
    """Make the editions asked for and write them to a folder.

    An edition that breaks its promise, or whose worker is lost, costs its own files only: the last good ones stay.
    Raises BriefPressError for mistakes that stop everything: in a brief, in a template, in what was asked for, in the
    folder.
    """
    if not plan.executor:
        preload_local_workers()
    watch = Stopwatch()
    # Who asks for what is not there need not wait for it.
    office = find_libre_office() if plan.word_pages else ""
    with watch.stage("read"):
        kind = _kind(plan)
        raise_if_other_kind(plan.out, kind)
        is_stale_allowed = plan.allow_stale or plan.draft
        composer = Composer(
            project,
            GENERATOR,
            is_stale_allowed,
            plan.paper,
            plan.look,
            plan.settings,
            plan.draft,
            plan.pdf,
            for_review=plan.for_review,
            embeds_fonts=plan.embeds_fonts,
            is_print=bool(plan.prints),
            is_large_print=any(PRINT_FORMATS[name].is_large for name in plan.prints),
        )
        libraries = _libraries(request, composer.templates)
        findings: list[Diagnostic] = []
        for found in problems_of(request, libraries, composer):
            findings.extend(found)
            if not plan.draft:
                raise_if_errors(findings)
        if plan.draft:
            findings.extend(uncited(advice(request, libraries, composer, is_whole=True)))
            libraries = {name: with_stand_ins(library) for name, library in libraries.items()}
    with watch.stage("render"):
        queue = _sharded(_jobs(request, libraries, composer, _of_plan(plan, request)), plan.shard)
        findings.extend(tell_references(job.reference for job in queue))
        if plan.draft:
            notes = DraftNotes(composer, libraries, tuple(findings))
            findings.extend(notes.untranslated(queue))
            queue = tuple(map(notes.drafted, queue))
    workers = _workers(plan, listener)
    results = _results(queue, libraries, composer, workers)
    workers.cache.trim()
    printed = [result.printed for result in results if result.printed]
    if office:
        with watch.stage("pages in Word"):
            printed, counted = with_word_pages(printed, office)
            findings.extend(counted)
    with watch.stage("publish"):
        kept = _kept(plan.out, printed, libraries, composer.templates)
        # A folder without builds stays as it is when nothing could be made.
        has_something = printed or (plan.out / MANIFEST).exists()
        published = publish(plan.out, printed, kept, kind.generator, listener.waiting) if has_something else None
        manifest = published or load_manifest(plan.out)
    made = _made(printed)
    told = (*findings, *manifest.findings, *told_of(results, libraries, composer))
    return Outcome(
        entries=tuple(entry for entry in manifest.entries if (entry.stem, entry.format) in made),
        diagnostics=in_order(as_warnings(told) if plan.draft else told),
        seconds={result.edition: result.seconds for result in results},
        kept=frozenset(workers.kept),
        peak_bytes=workers.peak_bytes,
        stages=_stages(watch, (result for result in results if result.edition not in workers.kept)),
    )


def check(
    request: Request, project: Project, look: str = "", settings: tuple[str, ...] = (), *, is_whole: bool = False
) -> tuple[Diagnostic, ...]:
    """Return every finding about the briefs asked for, and about the templates that would print them.

    Of advice on how texts are written, so much of each kind as a person would read, or the whole.
    Raises BriefPressError when a brief or a template cannot be read at all.
    """
    composer = Composer(project, GENERATOR, look=look, settings=settings)
    findings, jobs, libraries = checked(request, composer, is_whole=is_whole)
    found = ((job.edition, finding) for job in jobs for finding in document_findings(job))
    return in_order((*findings, *_placed(found, len(jobs), libraries, composer)))


def check_pages(
    request: Request, project: Project, plan: Plan, listener: Listener, *, is_whole: bool = False
) -> tuple[Diagnostic, ...]:
    """Return what `check` does, and what is wrong with the pages: they are laid out, and nothing is written."""
    if not plan.executor:
        preload_local_workers()
    composer = Composer(project, GENERATOR, look=plan.look, settings=plan.settings)
    findings, jobs, libraries = checked(request, composer, is_whole=is_whole)
    results = _results(jobs, libraries, composer, _workers(plan, listener))
    return in_order((*findings, *told_of(results, libraries, composer)))


def hear(
    request: Request, project: Project, plan: Plan, listener: Listener
) -> tuple[tuple[tuple[Edition, str], ...], tuple[Diagnostic, ...]]:
    """Return what a screen reader says of the PDF of each edition asked for, and what is wrong; nothing is written."""
    if not plan.executor:
        preload_local_workers()
    composer = Composer(project, GENERATOR, look=plan.look, settings=plan.settings)
    libraries = _libraries(request, composer.templates)
    raise_if_errors(brief_findings(libraries.values()))
    jobs = tuple(replace(job, formats=(HEARD,)) for job in _jobs(request, libraries, composer))
    results = _results(jobs, libraries, composer, _workers(plan, listener))
    heard = tuple(
        (result.edition, artifact.content.decode())
        for result in results
        if result.printed
        for artifact in result.printed.artifacts
    )
    return heard, in_order(told_of(results, libraries, composer))


def checked(
    request: Request, composer: Composer, *, is_whole: bool
) -> tuple[list[Diagnostic], tuple[Job, ...], dict[str, Library]]:
    """Return what is found before pages are looked at, and the jobs that would make them.

    Raises BriefPressError, with all findings, when one of them is an error: there are no pages then.
    """
    libraries = _libraries(request, composer.templates)
    findings = list(brief_findings(libraries.values()))
    # What is wrong with the brief hides nothing of what is wrong with its audiences and translations.
    for look in (audience_findings, translation_findings):
        try:
            findings.extend(look(request, libraries, composer))
        except BriefPressError as error:
            findings.extend(error.diagnostics)
    raise_if_errors(findings)
    findings.extend(advice(request, libraries, composer, is_whole=is_whole))
    jobs = _jobs(request, libraries, composer)
    findings.extend(tell_references(job.reference for job in jobs))
    return findings, jobs, libraries


def _of_plan(plan: Plan, request: Request) -> tuple[str, ...]:
    """Return what is made of each edition."""
    formats = plan.prints or _formats(request)
    return (*formats, *TIGHTER_WORD) if plan.word_pages else formats


def _kind(plan: Plan) -> Kind:
    if plan.draft:
        return Kind.DRAFT
    if plan.prints:
        return Kind.PRINT
    return Kind.REVIEW if plan.for_review else Kind.FINAL


def _workers(plan: Plan, listener: Listener) -> Workers:
    cache = Cache(plan.out, fingerprint(), plan.key)
    return Workers(_executor_factory(plan), cache, listener, plan.force, plan.time_limit)


def _results(
    queue: Sequence[Job], libraries: Mapping[str, Library], composer: Composer, workers: Workers
) -> tuple[Result, ...]:
    """Return what became of jobs. Whatever happens, the workers go home."""
    try:
        return fitted(queue, libraries, composer, workers)
    finally:
        workers.close()
        workers.listener.finished()


def editions(request: Request, project: Project) -> tuple[Edition, ...]:
    """Return the editions that a build would make."""
    templates = TemplateLibrary(project)
    return wanted_editions(request, _libraries(request, templates), templates)


def libraries(request: Request, project: Project) -> tuple[Library, ...]:
    """Return the briefs asked for. Raises BriefPressError with the findings of all of them."""
    return tuple(_libraries(request, TemplateLibrary(project)).values())


def _libraries(request: Request, templates: TemplateLibrary) -> dict[str, Library]:
    """Return the briefs asked for, by name, read with the lengths that the templates know.

    Raises BriefPressError with the findings of all of them.
    """
    project = templates.project
    names = wanted_briefs(request, find_briefs(project.root))
    raise_if_errors(templates.links())
    libraries: dict[str, Library] = {}
    problems: list[Diagnostic] = []
    for name in names:
        try:
            libraries[name] = load_brief(project.content / name, project.root, templates.lengths)
        except BriefPressError as error:
            problems.extend(error.diagnostics)
    raise_if_errors(problems)
    return libraries


def told_of(results: Iterable[Result], libraries: Mapping[str, Library], composer: Composer) -> Iterator[Diagnostic]:
    """Yield the findings of results with the place in template or brief that each comes from."""
    results = tuple(results)
    for result in results:
        if result.refusal:
            promised = composer.templates.promises[result.edition.length].pages
            yield refused(result.edition, result.refusal, promised, libraries[result.edition.brief])
    found = ((result.edition, finding) for result in results for finding in result.findings)
    yield from _placed(found, len(results), libraries, composer)


def _placed(
    found: Iterable[tuple[Edition, Diagnostic]], asked: int, libraries: Mapping[str, Library], composer: Composer
) -> Iterator[Diagnostic]:
    """Yield findings of editions, of so many that were asked for, with their places."""
    with_places = (
        (edition, placed(finding, library, composer.renderer(edition), composer.translation(library, edition)))
        for edition, finding in ((edition, composer.appearance.placed(one, edition.audience)) for edition, one in found)
        for library in (libraries[edition.brief],)
    )
    return of_editions(with_places, asked)


def _jobs(
    request: Request, libraries: Mapping[str, Library], composer: Composer, asked: tuple[str, ...] = ()
) -> tuple[Job, ...]:
    """Return a job for each edition, longest first: the last one to finish should be short."""
    wanted = wanted_editions(request, libraries, composer.templates)
    formats = asked or _formats(request)
    jobs: list[Job] = []
    problems: list[Diagnostic] = []
    for edition in wanted:
        try:
            jobs.append(composer.job(libraries[edition.brief], edition, formats))
        except BriefPressError as error:
            problems.extend(error.diagnostics)
            if any(finding.code == _BEYOND_BOUNDS for finding in error.diagnostics):
                break  # it would be tried for each edition, as long as it may take
    raise_if_errors(problems)
    return tuple(sorted(jobs, key=lambda job: -len(job.versions[0])))


def _sharded(jobs: Iterable[Job], shard: Shard) -> tuple[Job, ...]:
    """Return the jobs of one part of a build: languages that are cut alike stay together, lengths are spread."""
    queue = tuple(jobs)
    groups = sorted({job.edition.group for job in queue})
    ours = frozenset(groups[shard.number - 1 :: shard.count])
    return tuple(job for job in queue if job.edition.group in ours)


def _executor_factory(plan: Plan) -> Callable[[], JobExecutor]:
    """Return who gets the workers of a build."""
    if plan.executor:
        return partial(cluster_executor, plan.executor)
    return partial(local_executor, plan.jobs, plan.time_limit)


def _stages(watch: Stopwatch, results: Iterable[Result]) -> Mapping[str, float]:
    """Return the seconds of each stage, this process's and those of all workers added up."""
    of_workers: dict[str, float] = {}
    for result in results:
        for name, seconds in result.stages:
            of_workers[name] = of_workers.get(name, 0) + seconds
    ours = dict(watch.stages)
    last = ours.pop("publish", 0)
    return ours | of_workers | {"publish": last}


def _formats(request: Request) -> tuple[str, ...]:
    raise_if_errors(
        Diagnostic("edition.unknown-format", f'there is no format "{name}"', hint=did_you_mean(name, FORMATS))
        for name in request.formats
        if name not in FORMATS
    )
    return tuple(name for name in FORMATS if not request.formats or name in request.formats)


def _kept(
    out: Path, printed: Iterable[Printed], libraries: Mapping[str, Library], templates: TemplateLibrary
) -> Iterator[Entry]:
    """Yield the entries of earlier builds that still stand: of editions that exist and were not made again.

    Nothing is read before the first is asked for: `publish` asks when no other build can change the folder.
    """
    made = _made(printed)
    existing = {edition.stem for edition in _existing(libraries, templates)}
    for entry in read_manifest(out):
        if entry.stem in existing and (entry.stem, entry.format) not in made:
            yield entry


def _existing(libraries: Mapping[str, Library], templates: TemplateLibrary) -> Iterator[Edition]:
    """Yield every edition of the project whose brief can be read; those in `libraries` have been."""
    project, lengths = templates.project, templates.lengths
    for name in find_briefs(project.root):
        try:
            library = libraries.get(name) or load_brief(project.content / name, project.root, lengths)
        except BriefPressError:
            continue
        yield from expand(Request(), {name: library.brief}, lengths)


def _made(printed: Iterable[Printed]) -> frozenset[tuple[str, str]]:
    """Return stem and format of every file that was made."""
    return frozenset((one.edition.stem, artifact.format) for one in printed for artifact in one.artifacts)
