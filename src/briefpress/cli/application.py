"""The outermost layer: whatever happens becomes an exit code and, at most, a line that a person can use."""

from __future__ import annotations

import io
import signal
import sys
import traceback
from collections.abc import Sequence
from enum import IntEnum
from types import FrameType

import click

from briefpress import __version__
from briefpress.cli.commands import briefpress
from briefpress.files.safe_path import SafeChildren


class Exit(IntEnum):
    """What the exit code says; a contract with scripts."""

    MADE = 0
    FINDINGS = 1
    USAGE = 2
    INTERNAL = 70
    """EX_SOFTWARE of sysexits.h."""
    INTERRUPTED = 130
    """128 + SIGINT, as shells count."""
    TERMINATED = 143
    """128 + SIGTERM."""


class Terminated(BaseException):
    """SIGTERM, on its way up past everything that cleans up."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was typed and return the exit code; `arguments` are those of the process when None."""
    typed = tuple(sys.argv[1:] if arguments is None else arguments)
    _print_any_alphabet()
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        with SafeChildren():
            return _run(typed)
    except Terminated:
        return _stopped(Exit.TERMINATED)
    except (click.Abort, KeyboardInterrupt):
        return _stopped(Exit.INTERRUPTED)
    except Exception as error:  # noqa: BLE001  # the one place where nothing may get through
        return _internal_error(error, with_traceback="--debug" in typed)
    finally:
        signal.signal(signal.SIGTERM, before or signal.SIG_DFL)


def _run(typed: Sequence[str]) -> int:
    try:
        code = briefpress.main(list(typed), prog_name="briefpress", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return code if isinstance(code, int) else Exit.MADE


def _terminate(number: int, frame: FrameType | None) -> None:  # noqa: ARG001  # `signal` asks for both
    raise Terminated


def _stopped(code: Exit) -> Exit:
    click.echo("stopped; nothing was changed", err=True)
    return code


def _internal_error(error: Exception, with_traceback: bool) -> Exit:
    if with_traceback:
        traceback.print_exception(error)
    what = " ".join(f"{type(error).__name__}: {error}".split())
    again = "what is above" if with_traceback else "what the same command prints with --debug"
    click.echo(f"internal error: {ascii(what)[1:-1]}", err=True)
    click.echo(f"this is a mistake in BriefPress {__version__}, not in your files: report it with {again}", err=True)
    return Exit.INTERNAL


def _print_any_alphabet() -> None:
    """Let what the terminal's encoding lacks be spelled out instead of ending the run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
