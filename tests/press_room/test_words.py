"""The Makefile: what is typed becomes a request, and what the environment happens to hold does not."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from tests.conftest import LONG

ROOT = Path(__file__).parents[2]


def test_alone_lists_every_word() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    words = next(line for line in makefile.splitlines() if line.startswith(".PHONY:")).split()[1:]

    listed = {line.split()[0] for line in _make().splitlines() if line.startswith("  ")}

    assert set(words) - {"help"} == listed - {"make"}


def test_turns_lists_into_repeated_options() -> None:
    command = _make(
        "--dry-run",
        "brief",
        "BRIEF=water",
        "LENGTH=glance brief",
        "LANGUAGE=zh-Hans",
        "FORMAT=pdf",
        "PAPER=letter",
        "THEME=house",
        "SET=theme.color.accent=#0b6b4f",
        "JOBS=2",
    )

    assert (
        ".venv/bin/briefpress build --shelf 'water' --length 'glance' --length 'brief' --language 'zh-Hans'"
        " --format 'pdf' --paper 'letter' --theme 'house' --set 'theme.color.accent=#0b6b4f' --jobs '2'"
    ) == " ".join(command.splitlines()[-1].split())


def test_takes_nothing_from_the_environment() -> None:
    command = _make("--dry-run", "brief", LANGUAGE="en_US:en", FORMAT="%h", BRIEF="x")

    assert ".venv/bin/briefpress build --shelf" == command.splitlines()[-1].strip()


def test_another_python_has_an_environment_of_its_own() -> None:
    asked = _make("--dry-run", "test", "PYTHON=/usr/bin/python3.13").splitlines()
    found = _make("--dry-run", "test", PYTHON="python3.13").splitlines()

    assert (".ci/setup test /usr/bin/python3.13", ".venv-3.13/bin/pytest --quiet") == (asked[0], asked[-1])
    assert (".ci/setup test", ".venv/bin/pytest --quiet") == (found[0].strip(), found[-1])


def test_quick_goes_without_what_takes_long() -> None:
    left_out = re.search(r"-m 'not \((.*)\)'", _make("--dry-run", "quick"))

    assert left_out
    assert LONG | {"slow"} == set(left_out[1].split(" or "))


def _make(*words: str, **environment: str) -> str:
    # Not those of the make that runs the tests, which would hand on its own words.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", "--no-print-directory", *words]
    return subprocess.run(
        command, cwd=ROOT, env=inherited | environment, check=True, capture_output=True, encoding="utf-8"
    ).stdout
