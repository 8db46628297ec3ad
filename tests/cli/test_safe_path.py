"""Nothing that lies in the working folder is run, whatever it is called, whichever command is typed."""

from __future__ import annotations

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import CASES

from briefpress.cli.commands import briefpress
from briefpress.files.safe_path import without_working_folder

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
BRIEFPRESS = Path(sys.executable).with_name("briefpress")
NARROW = ("--language", "en", "--audience", "policymakers", "--length", "glance")
HOSTILE = "open({log!r}, 'a').write(__name__ + chr(10))\n"
# Python loads this before anything else; it tells of every name that is looked for, in every process.
SPY = """
import sys
class Spy:
    def find_spec(name, path=None, target=None):
        if path is None:
            with open({log!r}, "a") as log: log.write(name + chr(10))
sys.meta_path.insert(0, Spy)
"""
# As the installed program does it; one process tries every import that any command makes, and starts but once.
TYPED = """
import json, sys
from briefpress.cli import main
codes = [main(words) for words in json.loads(sys.argv[1])]
print(json.dumps(codes))
"""
COMMANDS = (
    ("list",),
    ("check",),
    ("build", *NARROW),
    ("shelf", "--address", "https://papers.example.org"),
    ("pack", "--for", "press"),
    ("verify",),
    ("explain", "glance"),
    ("hear", "en/glance/policymakers"),
    ("sources", "export", "sources.json"),
    ("sources", "import", "sources.json"),
    ("doctor",),
    ("schema", "theme"),
    ("translate", "update"),
    ("translate", "status"),
    ("translate", "export", "--out", "sent"),
    ("translate", "import", "fr", "sent/water.fr.xliff"),
    ("merge", "build", "--out", "merged"),
    ("docx-reference", "--out", "house.docx"),
    ("review", "pull", "build/water/en/water.glance.policymakers.en.docx"),
    ("import", "content/water/brief.md", "old-water", "--project", "imported"),
    ("new", "brief", "clean-air"),
    ("new", "audience", "mayors"),
    ("new", "language", "pt"),
    ("new", "theme", "house"),
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose folder holds a module of every name that Python, we or our libraries may import."""
    root = tmp_path_factory.mktemp("hostile")
    shutil.copytree(CASES / "translated" / "water", root / "content" / "water")
    brief = root / "content" / "water" / "brief.yaml"
    brief.write_text(brief.read_text("utf-8").replace("[en, fr, es, ru, ar, zh-Hans]", "[en, fr]"), "utf-8")
    (brief.parent / "brief.md").write_text("# Water\n\nWhere it is.\n", "utf-8")
    for name in names():
        (root / f"{name}.py").write_text(HOSTILE.format(log=str(root / "hostile.log")))
    (root / ".env").write_text(f"PYTHONPATH={root}\nPYTHONSTARTUP={root}/json.py\n")
    return root


def names() -> set[str]:
    installed = {name for name in importlib.metadata.packages_distributions() if name.isidentifier()}
    # Asked for where they are there; nobody needs them.
    optional = {"numpy", "pandas", "brotlicffi", "zopfli", "uharfbuzz", "defusedxml", "html5lib", "cchardet", "chardet"}
    optional |= {"pytz", "org", "rnc2rng", "linkify_it", "unicodedata2"}
    return {*sys.stdlib_module_names, *installed, *optional, "sitecustomize", "usercustomize"} - {"briefpress"}


def test_no_command_runs_what_lies_in_the_project(hostile: Path, tmp_path: Path) -> None:
    # A program lies elsewhere than what it is run on.
    program = tmp_path / "typed.py"
    program.write_text(TYPED)
    command = [sys.executable, str(program), json.dumps(COMMANDS)]

    done = subprocess.run(command, cwd=hostile, check=True, capture_output=True, text=True)

    codes = dict(zip(COMMANDS, json.loads(done.stdout.splitlines()[-1]), strict=True))
    assert {0} == set(codes.values()), f"{codes}\n{done.stderr}"
    assert not (hostile / "hostile.log").exists()


def test_an_empty_entry_of_pythonpath_is_not_the_working_folder(hostile: Path, tmp_path: Path) -> None:
    spied = tmp_path / "spied.log"
    (tmp_path / "sitecustomize.py").write_text(SPY.format(log=str(spied)))
    here = tmp_path / "here"
    here.mkdir()
    shutil.copytree(hostile / "content", here / "content")
    for name in names() - imported_before():
        shutil.copy(hostile / f"{name}.py", here)

    assert 0 == run(here, "build", *NARROW, PYTHONPATH=f"{tmp_path}:")

    assert not (hostile / "hostile.log").exists()
    assert set() == {name for name in spied.read_text().split() if name.isidentifier()} - names() - {"briefpress"}


def imported_before() -> set[str]:
    """Return what Python imports before the first line of ours: what stands in PYTHONPATH has been believed by then."""
    program = "import re, sys; print(*{name.split('.')[0] for name in sys.modules})"
    return set(
        subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    )


def test_every_command_is_tried() -> None:
    known = {command[:1] for command in COMMANDS} | {("preview",), ("import",)}

    assert set() == {(name,) for name in briefpress.commands} - known


def test_the_words_of_make_run_nothing_that_lies_beside_the_makefile(hostile: Path, tmp_path: Path) -> None:
    (tmp_path / "Makefile").symlink_to(ROOT / "Makefile")
    (tmp_path / ".venv").symlink_to(sys.prefix)
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci/setup").write_text("#!/bin/sh\n")
    (tmp_path / ".ci/setup").chmod(0o755)
    for path in hostile.glob("*.py"):
        shutil.copy(path, tmp_path)
    shutil.copytree(hostile / "content", tmp_path / "content")

    for word in ("check", "brief"):
        command = ["make", word, "LENGTH=glance", "LANGUAGE=en", "AUDIENCE=policymakers"]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

    assert not (hostile / "hostile.log").exists()


@pytest.mark.parametrize("entry", ["", ".", "./", "{here}", "{here}/", "{here}/../{name}", "{link}"])
def test_the_working_folder_is_known_however_it_is_spelled(
    entry: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    (tmp_path / "link").symlink_to(here)
    monkeypatch.chdir(here)

    spelled = entry.format(here=here, name=here.name, link=tmp_path / "link")

    assert [str(tmp_path)] == without_working_folder([spelled, str(tmp_path)])


def run(project: Path, *words: str, **environment: str) -> int:
    """Run the command in the project's folder, as people do; its exit code."""
    command = [str(BRIEFPRESS), *words]
    return subprocess.run(
        command, cwd=project, env=os.environ | environment, check=False, capture_output=True
    ).returncode
