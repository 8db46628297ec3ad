"""This machine -> Facts. The only one here that looks."""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from briefpress.assets.fonts.installed import Ranges, coverage
from briefpress.doctor.facts import BrokenEngine, Engine, Facts, Folder, FontNeeds, Machine, Package, System
from briefpress.doctor.font_needs import font_needs_of
from briefpress.project import Project, package_templates

# The same modules as here, however this process came by them.
_ASK_ENGINE = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from briefpress.writers.pdf.loaded import main; main()"
)
_LONGEST_SECONDS = 120
_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)(?:\[[^]]*\])?\s*(?P<asked>[^;]*)(?P<marker>;.*)?")
_LOCKED = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)\s*(?P<marker>;)?")


def probe(project: Project | None, build: Path | None) -> Facts:
    """Return what this machine has for a project and a folder of builds; for the templates of the press without one."""
    needs, problems = font_needs_of(project)
    fonts_count = count_fonts()
    families = dict.fromkeys(family for need in needs for family in need.families)
    return Facts(
        machine=machine(),
        engine=ask_engine(),
        packages=packages(package_templates().parent / ".ci" / "locks" / "run.txt"),
        fonts_count=fonts_count,
        font_needs=needs,
        glyphs={family: _ranges(family, needs) for family in families} if fonts_count is not None else {},
        folder=folder_at(build) if build else None,
        problems=problems,
    )


def _ranges(family: str, needs: Iterable[FontNeeds]) -> Ranges:
    """Return what a family has glyphs for: by the project's own files, else by what is installed."""
    return next((need.brought[family] for need in needs if family in need.brought), ()) or coverage(family)


def machine() -> Machine:
    release: Mapping[str, str] = {}
    if sys.platform == "linux":
        try:
            release = platform.freedesktop_os_release()
        except OSError:
            release = {}
    name = release.get("PRETTY_NAME") or f"{platform.system()} {platform.release()}"
    return Machine(name, system_of(sys.platform, release), sys.version_info[:3])


def system_of(name: str, release: Mapping[str, str]) -> System | None:
    """Return how things are installed on a platform of Python's name, with what os-release says on Linux."""
    likes = {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
    if name == "darwin":
        return System.MACOS
    if name == "win32":
        return System.WINDOWS
    if likes & {"debian", "ubuntu"}:
        return System.DEBIAN
    return System.FEDORA if likes & {"fedora", "rhel", "centos"} else None


def ask_engine() -> Engine | BrokenEngine:
    """Load the engine in another process and return what it tells."""
    command = [sys.executable, "-P", "-W", "ignore", "-c", _ASK_ENGINE, json.dumps(sys.path)]
    try:
        asked = subprocess.run(  # noqa: S603  # our own words
            command, capture_output=True, encoding="utf-8", errors="replace", timeout=_LONGEST_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return BrokenEngine(str(error), lacks_library=False)
    return engine_from(asked.stdout, asked.returncode)


def engine_from(answer: str, exit_code: int) -> Engine | BrokenEngine:
    """Return what the engine's process has told; one that died has told nothing."""
    try:
        told = json.loads(answer)
        if "problem" in told:
            return BrokenEngine(told["problem"], lacks_library=told["lacks_library"])
        return TypeAdapter(Engine).validate_python(told)
    except (ValueError, TypeError, KeyError, ValidationError):
        return BrokenEngine(f"the process that loads it ends with {exit_code}", lacks_library=exit_code < 0)


def packages(lock: Path) -> tuple[Package, ...]:
    """Return what BriefPress asks for, and what the lock of a checkout names; sorted by name."""
    asked = dict(_asked())
    locked = dict(_locked(lock.read_text("utf-8"))) if asked and lock.is_file() else {}
    return tuple(
        Package(
            name=name,
            installed=_installed(name),
            asked=asked.get(name, ()),
            locked=locked.get(name, ("", False))[0],
            is_optional=name not in asked and locked[name][1],
        )
        for name in sorted(asked.keys() | locked.keys())
    )


def _asked() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield name and specifiers of what BriefPress asks for; nothing when it has not been installed."""
    try:
        requirements = metadata.requires("briefpress") or ()
    except metadata.PackageNotFoundError:
        return
    for requirement in requirements:
        match = _REQUIREMENT.fullmatch(requirement)
        if match and not match["marker"]:
            specifiers = match["asked"].strip().strip("()")
            yield match["name"].lower(), tuple(one.strip() for one in specifiers.split(",") if one.strip())


def _locked(text: str) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Yield name, version and whether only some machines need it, for each line of a lock that names a package."""
    for line in text.splitlines():
        if match := _LOCKED.match(line):
            yield match["name"].lower(), (match["version"], bool(match["marker"]))


def _installed(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def count_fonts() -> int | None:
    """Return how many fonts Fontconfig lists; None when it cannot be asked."""
    try:
        listed = subprocess.run(
            ["fc-list", "--format", "%{file}\n"],  # noqa: S607  # it is where the machine has it
            capture_output=True,
            check=True,
            encoding="utf-8",
            errors="replace",
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    return len(listed.splitlines())


def folder_at(build: Path) -> Folder:
    """Return whether a folder of builds, or the one in which it would be made, can be written to. Writes nothing."""
    there = next(folder for folder in (build, *build.absolute().parents) if folder.exists())
    free = shutil.disk_usage(there).free
    return Folder(Path(os.path.relpath(build)).as_posix(), _obstacle(there), free)


def _obstacle(there: Path) -> str:
    if not there.is_dir():
        return f"{there.name} is a file"
    return "" if os.access(there, os.W_OK | os.X_OK) else "it is protected"
