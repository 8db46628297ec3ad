"""The commands that go down the road: build, check, list."""

from __future__ import annotations

from pathlib import Path

from briefpress import pipeline
from briefpress.cli.voice import Result, Voice
from briefpress.cli.where import project_at
from briefpress.editions.expand import Request as Request
from briefpress.report.findings import summary
from briefpress.report.table import closing_table, rows_of


def build(
    request: Request, folder: Path | None, out: Path | None, jobs: int, allow_stale: bool, paper: str, voice: Voice
) -> int:
    """Make editions and close with a table of them."""

    def attempt() -> Result:
        project = project_at(folder)
        progress = voice.progress()
        try:
            outcome = pipeline.build(request, project, out or project.build, jobs, progress, allow_stale, paper)
        finally:
            progress.close()
        if outcome.entries and not voice.is_silent:
            closing_table(voice.out, rows_of(outcome.entries, outcome.seconds), voice.seconds)
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
