"""The commands that go down the road: build, check, list."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from briefpress import __version__
from briefpress.cli.output import CommandOutput, Result
from briefpress.cli.project_folder import project_at
from briefpress.diagnostics import Severity
from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Outcome, Plan
from briefpress.project import Project
from briefpress.publish.stamp import Stamp, look_at, read_stamp, stamp_name, write_stamp
from briefpress.report.findings import summary
from briefpress.workers import engines


def build(
    request: Request, folder: Path | None, plan: Callable[[Project], Plan], timings: bool, output: CommandOutput
) -> int:
    """Make editions and close with a table of them; `plan` makes the plan for the project that is found."""

    def attempt() -> Result:
        project = project_at(folder)
        outcome = _outcome(request, project, plan(project), output)
        if outcome.entries and not output.is_silent:
            from briefpress.report.table import closing_table, rows_of

            closing_table(output.out, rows_of(outcome.entries, outcome.seconds, outcome.kept), output.seconds)
        if timings and not output.is_silent:
            for name, seconds in outcome.stages.items():
                output.say(f"{name:>10}  {seconds:8.2f} s")
            if outcome.peak_bytes:
                output.say(f"{'memory':>10}  {outcome.peak_bytes / 1024**2:8.0f} MiB at most in one worker")
        return Result(outcome.entries, outcome.diagnostics, stages=outcome.stages)

    return output.close(attempt)


def _outcome(request: Request, project: Project, plan: Plan, output: CommandOutput) -> Outcome:
    """Return what a build came to, without building when the last one with these words left nothing to do."""
    roots = (project.content, *project.template_roots)
    words = (__version__, request, plan.allow_stale, plan.shard, plan.paper, plan.look, plan.settings)
    name = stamp_name((*words, project.root, engines.fingerprint()))
    stamp = None if plan.force else read_stamp(plan.out, name, roots)
    if stamp:
        kept = frozenset(entry.edition for entry in stamp.entries)
        return Outcome(stamp.entries, stamp.diagnostics, {}, kept)
    if not plan.executor:
        # The engines take longest to import: they begin before anything else does.
        from briefpress.workers.executors import preload_local_workers

        preload_local_workers()
    from briefpress.pipeline import pipeline

    inputs = look_at(roots, time.time_ns())
    progress = output.progress()
    try:
        outcome = pipeline.build(request, project, plan, progress)
    finally:
        progress.close()
    if all(finding.severity is not Severity.ERROR for finding in outcome.diagnostics):
        write_stamp(plan.out, name, inputs, Stamp(outcome.entries, outcome.diagnostics))
    return outcome


def check(request: Request, folder: Path | None, look: str, settings: tuple[str, ...], output: CommandOutput) -> int:
    """Tell findings; say so when there are none."""

    def attempt() -> Result:
        from briefpress.pipeline import pipeline

        diagnostics = pipeline.check(request, project_at(folder), look, settings, is_whole=output.as_json)
        if not diagnostics and not output.is_silent:
            output.say(summary(diagnostics))
        return Result(diagnostics=diagnostics)

    return output.close(attempt)


def merge(folders: tuple[Path, ...], out: Path | None, folder: Path | None, output: CommandOutput) -> int:
    """Put the folders of a build's parts together."""

    def attempt() -> Result:
        from briefpress.publish.merge import merge as merged

        build_folder = out or project_at(folder).build
        manifest = merged(folders, build_folder)
        if not output.is_silent:
            output.say(f"{len(manifest.entries)} files in {build_folder.as_posix()}")
        return Result(manifest.entries, manifest.findings)

    return output.close(attempt)


def list_editions(request: Request, folder: Path | None, output: CommandOutput) -> int:
    """Print an edition on each line: brief, then language, length and audience."""

    def attempt() -> Result:
        from briefpress.pipeline import pipeline

        editions = pipeline.editions(request, project_at(folder))
        for edition in () if output.is_silent else editions:
            output.say(f"{edition.brief} {edition}")
        return Result(editions)

    return output.close(attempt)
