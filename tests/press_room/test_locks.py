"""The locks: what is installed is named, hashed and the same wherever it comes from."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ROOT / ".ci" / "locks"
PYTHON_LOCKS = ("run.txt", "test.txt")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PIN = re.compile(r"(?P<name>[a-z0-9.-]+)==(?P<version>[^ ;]+)(?P<rest>.*)")


@pytest.mark.parametrize("name", [*PYTHON_LOCKS, "../ooxml/package-lock.json"])
def test_name_no_host_and_no_path(name: str) -> None:
    text = (LOCKS / name).read_text("utf-8")

    # npm's names of packages hold one slash; nothing else in a lock holds any.
    without_names = text.replace("node_modules/@xarsh/", "").replace("@xarsh/", "")
    without_hashes = re.sub(r"sha512-[A-Za-z0-9+/=]+", "", without_names)

    assert [] == re.findall(r".*(?:/|\\\\|resolved|localhost|index-url|find-links).*", without_hashes)


@pytest.mark.parametrize("name", PYTHON_LOCKS)
def test_hash_every_package(name: str) -> None:
    requirements = _requirements(name)

    unhashed = [one for one in requirements if "--hash=sha256:" not in one]

    assert requirements
    assert [] == unhashed


def test_tests_run_what_users_run() -> None:
    run, test = _versions("run.txt"), _versions("test.txt")

    different = {name: version for name, version in run.items() if test.get(name) != version}

    assert {} == different


def test_lock_what_the_project_asks_for() -> None:
    runtime = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["build"]]
    testing = [one for one in PROJECT["dependency-groups"]["test"] if isinstance(one, str)]

    assert [] == _unlocked(runtime, "run.txt")
    assert [] == _unlocked([*runtime, *testing], "test.txt")


def test_build_with_what_is_locked() -> None:
    assert [] == _unlocked(PROJECT["build-system"]["requires"], "run.txt")


def test_lock_the_word_validator() -> None:
    wanted = json.loads((ROOT / ".ci/ooxml/package.json").read_text("utf-8"))["optionalDependencies"]
    locked = json.loads((ROOT / ".ci/ooxml/package-lock.json").read_text("utf-8"))["packages"]

    assert wanted == {name: locked[f"node_modules/{name}"]["version"] for name in wanted}


def _requirements(name: str) -> list[str]:
    return (LOCKS / name).read_text("utf-8").replace("\\\n", "").splitlines()


def _versions(name: str) -> dict[str, str]:
    """Return the version of each package of a lock, with the machines that it is for."""
    pins = [PIN.fullmatch(one.partition("--hash")[0].strip()) for one in _requirements(name)]
    return {f"{pin['name']}{pin['rest']}": pin["version"] for pin in pins if pin}


def _unlocked(wanted: list[str], name: str) -> list[str]:
    """Return the requirements that a lock does not fulfil."""
    locked = {key.partition(";")[0].strip(): version for key, version in _versions(name).items()}
    requirements = [Requirement(one) for one in wanted]
    return [
        str(one)
        for one in requirements
        if not one.specifier.contains(locked.get(canonicalize_name(one.name), ""), prereleases=True)
    ]
