"""How a command speaks: findings and progress on standard error, results on standard output."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefpress import GENERATOR
from briefpress.diagnostics import BriefPressError, Diagnostic, Severity
from briefpress.editions.edition import Edition
from briefpress.publish.manifest import Entry

if TYPE_CHECKING:  # what prints is imported when something is printed: help is to be light
    from rich.console import Console

    from briefpress.report.progress import BuildProgress, SilentProgress


@dataclass(frozen=True, slots=True)
class Result:
    """What a command came to."""

    editions: Sequence[Entry] | Sequence[Edition] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    translations: tuple[Mapping[str, object], ...] = ()
    stages: Mapping[str, float] = field(default_factory=dict)
    """Seconds that the stages of a build took."""
    checks: tuple[Mapping[str, object], ...] = ()

    @property
    def exit_code(self) -> int:
        """1 when there is something that the user has to repair."""
        return int(any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics))


def _console(*, stderr: bool = False) -> Console:
    from rich.console import Console

    return Console(stderr=stderr)


@dataclass(frozen=True, slots=True)
class CommandOutput:
    """The two streams, and how much is to be said; made when a command starts."""

    as_json: bool = False
    quiet: bool = False
    out: Console = field(default_factory=_console)
    err: Console = field(default_factory=lambda: _console(stderr=True))
    started: float = field(default_factory=time.monotonic)

    @property
    def is_silent(self) -> bool:
        """Whether nothing but findings, or nothing but JSON, is to be said."""
        return self.as_json or self.quiet

    @property
    def seconds(self) -> float:
        """Since the command started."""
        return time.monotonic() - self.started

    def progress(self) -> BuildProgress | SilentProgress:
        """Return a listener for a build."""
        # Bars are heavy to import, and most commands have none.
        from briefpress.report.progress import BuildProgress, SilentProgress

        return SilentProgress() if self.is_silent else BuildProgress(self.err)

    def say(self, text: str) -> None:
        """Print a line of result, as it is."""
        from rich.text import Text

        from briefpress.report.words import visible

        self.out.print(Text(visible(text)), soft_wrap=True, highlight=False)

    def close(self, attempt: Callable[[], Result]) -> int:
        """Do what a command does, tell what came of it, and return the exit code."""
        try:
            result = attempt()
        except BriefPressError as error:
            result = Result(diagnostics=error.diagnostics)
        if self.as_json:
            from briefpress.report.json_document import result_json

            document = result_json(
                GENERATOR,
                result.editions,
                result.diagnostics,
                self.seconds,
                result.translations,
                result.stages,
                result.checks,
            )
            self.out.print(document, soft_wrap=True, highlight=False, markup=False, emoji=False)
        else:
            from briefpress.report.findings import show_findings

            show_findings(self.err, result.diagnostics)
        return result.exit_code
