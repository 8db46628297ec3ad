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
PYTHON_LOCKS = ("run.txt", "preview.txt", "test.txt")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PIN = re.compile(r"(?P<name>[a-z0-9.-]+)==(?P<version>[^ ;]+)(?P<rest>.*)")


@pytest.mark.parametrize("name", PYTHON_LOCKS)
def test_name_no_host_and_no_path(name: str) -> None:
    text = (LOCKS / name).read_text("utf-8")

    assert [] == re.findall(r".*(?:/|\\\\|localhost|index-url|find-links).*", text)


def test_name_no_place_of_a_validator() -> None:
    packages = json.loads((LOCKS / "../validators/package-lock.json").read_text("utf-8"))["packages"]

    assert packages
    assert [] == [name for name, package in packages.items() if "resolved" in package]
    assert [] == [name for name, package in packages.items() if name and "integrity" not in package]


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


def test_lock_the_validators() -> None:
    package = json.loads((ROOT / ".ci/validators/package.json").read_text("utf-8"))
    wanted = package["optionalDependencies"] | package["dependencies"]
    locked = json.loads((ROOT / ".ci/validators/package-lock.json").read_text("utf-8"))["packages"]

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
