"""The commands that go down the road: build, check, list."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefpress import pipeline
from briefpress.cli.voice import Result, Voice
from briefpress.cli.where import project_at
from briefpress.editions.expand import Request as Request
from briefpress.report.findings import summary
from briefpress.report.table import closing_table, rows_of


@dataclass(frozen=True, slots=True)
class Options:
    """How to build, as it was typed."""

    out: Path | None
    """None: the project's own folder."""
    jobs: int
    allow_stale: bool
    force: bool


def build(request: Request, folder: Path | None, options: Options, voice: Voice) -> int:
    """Make editions and close with a table of them."""

    def attempt() -> Result:
        project = project_at(folder)
        progress = voice.progress()
        try:
            plan = pipeline.Plan(options.out or project.build, options.jobs, options.allow_stale, options.force)
            outcome = pipeline.build(request, project, plan, progress)
        finally:
            progress.close()
        if outcome.entries and not voice.is_silent:
            closing_table(voice.out, rows_of(outcome.entries, outcome.seconds, outcome.kept), voice.seconds)
        return Result(outcome.entries, outcome.diagnostics)

    return voice.close(attempt)


def check(request: Request, folder: Path | None, voice: Voice) -> int:
    """Tell findings; say so when there are none."""

    def attempt() -> Result:
        diagnostics = pipeline.check(request, project_at(folder))
        if not diagnostics and not voice.is_silent:
            voice.say(summary(diagnostics))
        return Result(diagnostics=diagnostics)

    return voice.close(attempt)


def list_editions(request: Request, folder: Path | None, voice: Voice) -> int:
    """Print an edition on each line: brief, then language, length and audience."""

    def attempt() -> Result:
        editions = pipeline.editions(request, project_at(folder))
        for edition in () if voice.is_silent else editions:
            voice.say(f"{edition.brief} {edition}")
        return Result(editions)

    return voice.close(attempt)
