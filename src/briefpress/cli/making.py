"""The commands that go down the road: build, check, list."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from briefpress import __version__, engines
from briefpress.cli.voice import Result, Voice
from briefpress.cli.where import project_at
from briefpress.diagnostics import Severity
from briefpress.editions.request import Request
from briefpress.outcome import Outcome, Plan
from briefpress.project import Project
from briefpress.publish.stamp import Stamp, look_at, read_stamp, stamp_name, write_stamp
from briefpress.report.findings import summary


def build(request: Request, folder: Path | None, plan: Callable[[Project], Plan], timings: bool, voice: Voice) -> int:
    """Make editions and close with a table of them; `plan` makes the plan for the project that is found."""

    def attempt() -> Result:
        project = project_at(folder)
        outcome = _outcome(request, project, plan(project), voice)
        if outcome.entries and not voice.is_silent:
            from briefpress.report.table import closing_table, rows_of

            closing_table(voice.out, rows_of(outcome.entries, outcome.seconds, outcome.kept), voice.seconds)
        if timings and not voice.is_silent:
            for name, seconds in outcome.stages.items():
                voice.say(f"{name:>10}  {seconds:8.2f} s")
            if outcome.peak_bytes:
                voice.say(f"{'memory':>10}  {outcome.peak_bytes / 1024**2:8.0f} MiB at most in one worker")
        return Result(outcome.entries, outcome.diagnostics, stages=outcome.stages)

    return voice.close(attempt)


def _outcome(request: Request, project: Project, plan: Plan, voice: Voice) -> Outcome:
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
        from briefpress.executors import expect_local_hands

        expect_local_hands()
    from briefpress import pipeline

    inputs = look_at(roots, time.time_ns())
    progress = voice.progress()
    try:
        outcome = pipeline.build(request, project, plan, progress)
    finally:
        progress.close()
    if all(finding.severity is not Severity.ERROR for finding in outcome.diagnostics):
        write_stamp(plan.out, name, inputs, Stamp(outcome.entries, outcome.diagnostics))
    return outcome


def check(request: Request, folder: Path | None, look: str, settings: tuple[str, ...], voice: Voice) -> int:
    """Tell findings; say so when there are none."""

    def attempt() -> Result:
        from briefpress import pipeline

        diagnostics = pipeline.check(request, project_at(folder), look, settings, is_whole=voice.as_json)
        if not diagnostics and not voice.is_silent:
            voice.say(summary(diagnostics))
        return Result(diagnostics=diagnostics)

    return voice.close(attempt)


def merge(folders: tuple[Path, ...], out: Path | None, folder: Path | None, voice: Voice) -> int:
    """Put the folders of a build's parts together."""

    def attempt() -> Result:
        from briefpress.publish.merge import merge as merged

        build_folder = out or project_at(folder).build
        manifest = merged(folders, build_folder)
        if not voice.is_silent:
            voice.say(f"{len(manifest.entries)} files in {build_folder.as_posix()}")
        return Result(manifest.entries, manifest.findings)

    return voice.close(attempt)


def list_editions(request: Request, folder: Path | None, voice: Voice) -> int:
    """Print an edition on each line: brief, then language, length and audience."""

    def attempt() -> Result:
        from briefpress import pipeline

        editions = pipeline.editions(request, project_at(folder))
        for edition in () if voice.is_silent else editions:
            voice.say(f"{edition.brief} {edition}")
        return Result(editions)

    return voice.close(attempt)
