"""The exit codes of what nobody asked for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from briefpress.cli import main
from briefpress.cli.commands import briefpress as group

Printed = pytest.CaptureFixture[str]


@click.command()
def broken() -> None:
    raise RuntimeError("no such\nluck: 水")


@click.command()
def interrupted() -> None:
    raise KeyboardInterrupt


@click.command()
def terminated() -> None:
    os.kill(os.getpid(), signal.SIGTERM)
    signal.pause()


@pytest.fixture(autouse=True)
def more_commands() -> Iterator[None]:
    """Commands in which something happens that does not happen by itself."""
    commands = (broken, interrupted, terminated)
    for command in commands:
        group.add_command(command)
    yield
    for command in commands:
        del group.commands[str(command.name)]


def test_our_own_mistake_is_70_and_one_line(capsys: Printed) -> None:
    assert 70 == main(["broken"])

    printed = capsys.readouterr()
    assert "" == printed.out
    assert "internal error: RuntimeError: no such luck: \\u6c34" == printed.err.splitlines()[0]
    assert "Traceback" not in printed.err


def test_the_traceback_of_our_own_mistake_can_be_had(capsys: Printed) -> None:
    broken.params.append(click.Option(["--debug"], is_flag=True, expose_value=False))

    assert 70 == main(["broken", "--debug"])
    assert "Traceback" in capsys.readouterr().err


def test_control_c_is_130(capsys: Printed) -> None:
    assert 130 == main(["interrupted"])
    assert capsys.readouterr().err.endswith("stopped; nothing was changed\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
def test_sigterm_is_143(capsys: Printed) -> None:
    assert 143 == main(["terminated"])
    assert "stopped; nothing was changed\n" == capsys.readouterr().err


def test_help_loads_neither_models_nor_engines() -> None:
    script = (
        "import sys; from briefpress.cli import main; main(['--help']);"
        "print([name for name in ('rich', 'pydantic', 'weasyprint', 'docx', 'jinja2') if name in sys.modules])"
    )

    finished = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )

    assert "[]" == finished.stdout.splitlines()[-1]
