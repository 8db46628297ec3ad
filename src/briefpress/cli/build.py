"""The commands that make editions: build, merge."""

from __future__ import annotations

import os
import re
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from briefpress import __version__
from briefpress.cli import options
from briefpress.cli.caches import caches_of
from briefpress.cli.output import CommandOutput, Result
from briefpress.cli.processors import processors
from briefpress.cli.project_folder import named_folder, project_at
from briefpress.cli.watch import watched
from briefpress.diagnostics import BriefPressError, Diagnostic, Severity, in_order
from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Outcome, Plan, Shard
from briefpress.project import Project

DRAFTS = "drafts"
"""Folder of drafts in that of the final editions: neither is ever among the other."""
PRINT = "print"
"""Folder of what printing machines get, and readers who ask for large print."""
FOR_REVIEW = "for-review"
"""The same for Word files that track changes."""


class _ShardType(click.ParamType[Shard]):
    """`2/4`: the second of four parts."""

    name = "shard"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Shard:
        match = re.fullmatch(r"(\d{1,4})/(\d{1,4})", str(value))
        if not match or not 1 <= int(match[1]) <= int(match[2]):
            self.fail(f"{value!r} is no part such as 2/4", param, ctx)
        return Shard(int(match[1]), int(match[2]))


@click.command()
@options.with_request
@click.option(
    "--format", "formats", multiple=True, metavar="F", help="Only this format: pdf, docx or html; repeatable."
)
@options.with_paper
@options.with_pdf
@options.with_look
@options.with_print
@options.with_build_folder
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Editions at a time; else one for each processor."
)
@click.option("--allow-stale", is_flag=True, help="Print translations that are older than their source, with a notice.")
@click.option("--draft", is_flag=True, help="Print whatever is wrong, with a note at each place, into build/drafts.")
@click.option("--for-review", is_flag=True, help="Word files with Track Changes switched on, into build/for-review.")
@click.option(
    "--word-pages", is_flag=True, help="Count the pages of Word files by LibreOffice; set tighter what has too many."
)
@click.option("--embed-fonts", is_flag=True, help="Word files with the letters of the fonts that they are set in.")
@click.option("--force", is_flag=True, help="Make everything anew, also what an earlier build has made.")
@click.option(
    "--executor", default="", metavar="ADDRESS", help="Make editions on a Dask cluster, such as dask://127.0.0.1:8786."
)
@click.option(
    "--time-limit", type=click.FloatRange(min=1), default=300, metavar="S", help="Seconds an edition may take."
)
@click.option(
    "--shard", type=_ShardType(), default="1/1", metavar="K/N", help="Only the K-th of N parts of the editions."
)
@click.option("--shelf", is_flag=True, help="Put all editions on the shelf then, as the command shelf does.")
@click.option("--watch", is_flag=True, help="Build again whenever a file of the project changes, until Ctrl-C.")
@click.option("--timings", is_flag=True, help="Tell how long each stage took.")
@options.with_json
@options.with_quiet
@options.with_project
def build(
    request: Request,
    formats: tuple[str, ...],
    paper: str,
    pdf: str,
    look: str,
    settings: tuple[str, ...],
    printed: options.Printed,
    out: Path | None,
    jobs: int | None,
    allow_stale: bool,
    draft: bool,
    for_review: bool,
    word_pages: bool,
    embed_fonts: bool,
    force: bool,
    executor: str,
    time_limit: float,
    shard: Shard,
    shelf: bool,
    watch: bool,
    timings: bool,
    as_json: bool,
    quiet: bool,
    folder: Path | None,
) -> int:
    """Make the editions of briefs, of all when none is named."""
    if watch and as_json:
        raise click.UsageError("--watch does not end, and --json is one document: choose one of them")
    _check_words(printed, formats, draft=draft, for_review=for_review)
    if word_pages and (draft or printed.formats or (formats and "docx" not in formats)):
        raise click.UsageError(
            "--word-pages is for final Word files: take --draft, --format or the words of print away"
        )
    if shelf and (draft or printed.formats or for_review or shard.count > 1):
        raise click.UsageError("--shelf is for whole builds of final editions: take it away, or the other words")

    def attempt(output: CommandOutput) -> Result:
        project = project_at(folder)
        workers = jobs or processors()
        own = DRAFTS if draft else PRINT if printed.formats else FOR_REVIEW if for_review else ""
        build_folder = named_folder(out) if out else project.build / own
        plan = Plan(
            out=build_folder,
            jobs=workers,
            allow_stale=allow_stale,
            force=force,
            executor=executor,
            time_limit=time_limit,
            shard=shard,
            paper=paper,
            look=look,
            settings=(*settings, *([f"theme.print.sheet={printed.sheet}"] if printed.sheet else [])),
            draft=draft,
            pdf=pdf,
            prints=printed.formats,
            for_review=for_review,
            word_pages=word_pages,
            embeds_fonts=embed_fonts,
        )
        wanted = formats or (("docx",) if for_review else ())
        outcome = _outcome(replace(request, formats=wanted), project, plan, output)
        _tell(outcome, timings, output)
        told = _shelved(project, build_folder, outcome) if shelf else ()
        return Result(outcome.entries, (*outcome.diagnostics, *told), stages=outcome.stages)

    def once() -> int:
        output = CommandOutput(as_json, quiet)
        return output.close(partial(attempt, output))

    return watched(folder, CommandOutput(quiet=quiet), once) if watch else once()


def _check_words(printed: options.Printed, formats: tuple[str, ...], *, draft: bool, for_review: bool) -> None:
    """Raise UsageError for words that do not go together."""
    if printed.sheet and not printed.form:
        raise click.UsageError("--sheet is for pages that are put on sheets: add --impose booklet, two-up or cut-stack")
    if printed.formats and draft:
        raise click.UsageError("a draft is not for a printing machine: take --draft or the words of print away")
    if for_review and (draft or printed.formats):
        raise click.UsageError("what is for review is neither a draft nor for print: take one of the words away")
    if printed.formats and formats:
        raise click.UsageError("what is printed is a PDF of its own: take --format away")


def _outcome(request: Request, project: Project, plan: Plan, output: CommandOutput) -> Outcome:
    """Return what a build came to, without building when the last one with these words left nothing to do."""
    from briefpress.publish.own_folder import own_folder
    from briefpress.publish.stamp import Stamp, hash_inputs, read_stamp, stamp_name, write_stamp
    from briefpress.workers import engines

    try:
        own = own_folder(caches_of(os.environ, sys.platform), project.root, plan.out)
    except BriefPressError as error:
        outcome = _made(request, project, plan, output)
        return replace(outcome, diagnostics=in_order((*error.diagnostics, *outcome.diagnostics)))
    roots, opener = (project.content, *project.template_roots), project.opener
    words = (
        __version__,
        request,
        plan.allow_stale,
        plan.shard,
        plan.paper,
        plan.look,
        plan.settings,
        plan.draft,
        plan.pdf,
        plan.prints,
        plan.for_review,
        plan.word_pages,
        plan.embeds_fonts,
    )
    name = stamp_name((*words, project.root.absolute(), plan.out.absolute(), engines.fingerprint()))
    stamp = None if plan.force else read_stamp(own.path, name, plan.out, roots, opener)
    if stamp:
        kept = frozenset(entry.edition for entry in stamp.entries)
        return Outcome(stamp.entries, stamp.diagnostics, {}, kept)
    inputs = hash_inputs(roots, opener, time.time_ns())
    outcome = _made(request, project, replace(plan, key=own.key), output)
    if all(finding.severity is not Severity.ERROR for finding in outcome.diagnostics):
        write_stamp(own.path, name, inputs, Stamp(outcome.entries, outcome.diagnostics))
    return outcome


def _made(request: Request, project: Project, plan: Plan, output: CommandOutput) -> Outcome:
    if not plan.executor:
        # The engines take longest to import: they begin before anything else does.
        from briefpress.workers.executors import preload_local_workers

        preload_local_workers()
    from briefpress.pipeline import pipeline

    progress = output.progress()
    try:
        return pipeline.build(request, project, plan, progress)
    finally:
        progress.close()


def _shelved(project: Project, build_folder: Path, outcome: Outcome) -> tuple[Diagnostic, ...]:
    """Put all editions on the shelf and return what there is to say about it; a build that failed changes no shelf.

    In the same process: where nothing has changed, starting another one would be most of the work.
    """
    from briefpress.shelf.shelve import shelve

    if any(finding.severity is Severity.ERROR for finding in outcome.diagnostics):
        return ()
    try:
        return shelve(project, build_folder).findings
    except BriefPressError as error:
        return error.diagnostics


def _tell(outcome: Outcome, timings: bool, output: CommandOutput) -> None:
    """Close with a table of what was made and, if wanted, what took how long."""
    if output.is_silent:
        return
    if outcome.entries:
        from briefpress.report.table import closing_table, rows_of

        closing_table(output.out, rows_of(outcome.entries, outcome.seconds, outcome.kept), output.seconds)
    if timings:
        for name, seconds in outcome.stages.items():
            output.say(f"{name:>10}  {seconds:8.2f} s")
        if outcome.peak_bytes:
            output.say(f"{'memory':>10}  {outcome.peak_bytes / 1024**2:8.0f} MiB at most in one worker")


@click.command()
@click.argument("folders", nargs=-1, required=True, type=options.PATH, metavar="DIR...")
@options.with_build_folder
@options.with_json
@options.with_quiet
@options.with_project
def merge(folders: tuple[Path, ...], out: Path | None, as_json: bool, quiet: bool, folder: Path | None) -> int:
    """Put together what the parts of a build wrote, each with --shard and its own --out."""
    output = CommandOutput(as_json, quiet)

    def attempt() -> Result:
        from briefpress.publish.merge import merge as merged

        build_folder = named_folder(out) if out else project_at(folder).build
        manifest = merged(tuple(map(named_folder, folders)), build_folder)
        if not output.is_silent:
            output.say(f"{len(manifest.entries)} files in {build_folder.as_posix()}")
        return Result(manifest.entries, manifest.findings)

    return output.close(attempt)
