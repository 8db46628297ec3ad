"""What `build --watch` does: build, wait until a file of the project changes, build again, until Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from briefpress.cli.output import CommandOutput, Result
from briefpress.cli.project_folder import project_at


def watched(folder: Path | None, output: CommandOutput, build: Callable[[], int]) -> int:
    """Build, and again whenever a brief or a template has changed; return the exit code once somebody ends it."""

    def attempt() -> Result:
        from briefpress.preview.extra import check_extra

        check_extra("watchfiles")
        from briefpress.preview.watching import changes_here

        project = project_at(folder)
        # Whatever it is doing, to be ended is what it waits for: a build that is cut short changes nothing.
        with suppress(KeyboardInterrupt):
            for paths in changes_here(project):
                if paths:
                    output.say("changed: " + ", ".join(sorted(project.name_of(path) for path in paths)))
                build()
                output.say(_WAITING)
        return Result()

    return output.close(attempt)


_WAITING = "watching for changes; Ctrl-C ends it"
