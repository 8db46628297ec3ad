"""What publishes by itself: its words are there, the web gets what it should, the container has all its files."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from briefpress.cli.commands import briefpress

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".ci/publish"


@pytest.fixture(scope="module")
def steps() -> list[dict[str, Any]]:
    """Every step of the workflow, of all its jobs."""
    jobs = yaml.safe_load((FOLDER / "workflow.yml").read_text("utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def lines(steps: list[dict[str, Any]]) -> list[str]:
    return [line for step in steps for line in step.get("run", "").splitlines()]


def test_its_commands_can_be_typed(steps: list[dict[str, Any]]) -> None:
    typed = [line.split(" $(")[0] for line in lines(steps) if line.startswith(".venv/bin/briefpress")]

    assert 4 == len(typed)
    for line in typed:
        _, name, *words = shlex.split(line.replace('"$ADDRESS"', "https://papers.example.org"))
        command = briefpress.commands[name]
        assert isinstance(command.make_context(name, words), click.Context)


def test_its_words_of_make_are_there(steps: list[dict[str, Any]]) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")

    words = [line.split()[1] for line in lines(steps) if line.startswith("make ")]

    assert ["brief"] == words
    assert all(re.search(rf"(?m)^{word}:.*##", makefile) for word in words)


def test_every_step_says_what_it_is(steps: list[dict[str, Any]]) -> None:
    assert [] == [step for step in steps if "run" in step and "name" not in step]
    assert [] == [step for step in steps if "uses" in step and not re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"])]


def test_the_web_gets_no_caches_drafts_and_bundles(steps: list[dict[str, Any]], tmp_path: Path) -> None:
    for path in (
        ".cache/ab/key.pdf",
        ".lock",
        ".shelf.json",
        "bundles/a.zip",
        "drafts/a/en/a.pdf",
        "print/manifest.json",
    ):
        _touch(tmp_path / "build" / path)
    for path in ("index.html", "manifest.json", "water/en/water.pdf", "water/index.html"):
        _touch(tmp_path / "build" / path)
    (step,) = (step["run"] for step in steps if "tar " in step.get("run", ""))

    subprocess.run(["bash", "-e", "-c", step], check=True, cwd=tmp_path)

    found = sorted(path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*.*"))
    assert ["index.html", "manifest.json", "water/en/water.pdf", "water/index.html"] == found


def _touch(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


def test_the_container_copies_what_is_there_and_all_that_set_up_reads() -> None:
    text = (FOLDER / "Containerfile").read_text("utf-8")

    copied = [source for line in re.findall(r"(?m)^COPY (.+) \S+$", text) for source in line.split()]
    assert [] == [source for source in copied if not (ROOT / source).exists()]
    # What set-up takes its fingerprint of, and what the package is made from.
    setup = (ROOT / ".ci/setup").read_text("utf-8")
    (read,) = re.findall(r"cat (\S+ .*) \| cksum", setup)
    needed = [re.sub(r'^"|"$', "", word) for word in read.split()]
    needed += ["src", "templates", "README.md", "LICENSE"]
    assert [] == [one for one in needed if not any(one.startswith(source) for source in copied)]
