"""Every block of the shell in README and docs is run as it stands there, in a project made for it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefpress.project import Project
from tests.docs import test_walkthroughs
from tests.docs.conftest import copied, keep
from tests.docs.pages import PAGES, ROOT, commands, fences, text_of
from tests.programs import has_libre_office

pytestmark = pytest.mark.slow

NOT_RUN = {
    "make test": "runs this test",
    "make quick": "runs tests",
    ".venv/bin/pytest -q -n 0 tests/content/test_cases.py --approve": "runs tests, and writes into the checkout",
    "git diff tests/cases": "shows what that wrote",
    "dask scheduler --host 127.0.0.1": "does not end; tests/workers builds on a cluster",
    "PYTHONSAFEPATH=1 dask worker tcp://127.0.0.1:8786": "does not end",
    ".venv/bin/briefpress build --executor dask://127.0.0.1:8786": "needs the two before it",
}
"""What no test types, and why."""
FOLLOWS = re.compile(r"\bpreview\b|--watch\b")
"""What goes on until Ctrl-C."""
PART = re.compile(r"--out (part\d)\b")
"""A folder of builds of its own."""
WALKED = {
    f"docs/{name.removeprefix('test_').replace('_', '-')}.md"
    for name in dir(test_walkthroughs)
    if name.startswith("test_")
}
"""Pages that are done step by step there, and looked at afterwards."""
TYPED = tuple(page for page in PAGES if page not in WALKED and fences(page, "sh"))


@pytest.fixture
def checkout(tmp_path: Path, built: Project, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder like a checkout that has been set up, with a brief of its own."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    setup = tmp_path / ".ci" / "setup"
    setup.parent.mkdir()
    setup.write_text("#!/bin/sh\n")
    setup.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    copied(built, tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", TYPED)
def test_what_is_typed_works(page: str, checkout: Path, built: Project) -> None:
    for part in set(PART.findall(text_of(page))):
        keep(built, checkout / part)
    for block in fences(page, "sh"):
        for line in commands(block):
            if FOLLOWS.search(line):
                follow(line)
            elif line not in NOT_RUN and (has_libre_office() or "--word-pages" not in line):
                type_(line)


def type_(line: str) -> None:
    # Not those of the make that runs the tests, which would hand on its own words.
    done = subprocess.run(
        ["env", "-u", "MAKEFLAGS", "-u", "MFLAGS", "-u", "MAKELEVEL", "-u", "MAKEOVERRIDES", "sh", "-c", line],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert 0 == done.returncode, f"{line}\n{done.stdout}{done.stderr}"


def follow(line: str) -> None:
    """Type what follows its files, and end it when it says that it does."""
    # No editor and no browser is to be opened. The shell gives way: it would end by the signal before what it runs.
    environment = os.environ | {"EDITOR": "true", "BROWSER": "true", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [
            "env",
            "-u",
            "MAKEFLAGS",
            "-u",
            "MFLAGS",
            "-u",
            "MAKELEVEL",
            "-u",
            "MAKEOVERRIDES",
            "sh",
            "-c",
            f"exec {line}",
        ],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    ) as running:
        assert running.stdout
        said = []
        for heard in running.stdout:
            said.append(heard)
            if "Ctrl-C ends it" in heard:
                os.killpg(running.pid, signal.SIGINT)
        code = running.wait(60)
    assert "Ctrl-C ends it" in "".join(said), "".join(said)
    # `make` says in its own way that it was interrupted.
    assert "make" in line or 0 == code, "".join(said)


def test_what_is_not_run_stands_there() -> None:
    typed = {line for page in PAGES for block in fences(page, "sh") for line in commands(block)}

    assert set() == NOT_RUN.keys() - typed - {"make quick"}
