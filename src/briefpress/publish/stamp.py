"""A finished build -> its stamp: all that it read and all that it said, so that the next may find nothing to do.

Light on purpose: it imports neither engines nor Pydantic. A stamp is believed only when every file that the build read
has the content it had, every file that it made stands as the manifest says, and the engines are the same.
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefpress.diagnostics import BriefPressError, Diagnostic, Place, Severity
from briefpress.publish.atomic import write_whole
from briefpress.publish.manifest import Entry, check_values, entry_of, is_intact, load_manifest, sha256_of

FOLDER = ".cache/stamps"

# A file that changed within the grain of the clock, right after it was looked at, may show the same time.
_GRAIN_NS = 2_000_000_000
# Editors and systems leave these; no build reads them.
_PASSED_OVER = frozenset({"__pycache__", ".git"})


@dataclass(frozen=True, slots=True)
class Inputs:
    """Every file that a build may read, as it was when the build began."""

    files: Mapping[str, tuple[int, int, str]]
    """Path -> size, time of last change in nanoseconds, SHA-256."""
    taken_ns: int
    """When they were looked at."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a finished build said."""

    entries: tuple[Entry, ...]
    diagnostics: tuple[Diagnostic, ...]


def hash_inputs(roots: Iterable[Path], taken_ns: int) -> Inputs:
    """Return the files below some folders with their contents' hashes."""
    return Inputs({str(path): (*_times(path), _hash(path)) for path in _files(roots)}, taken_ns)


def read_stamp(build: Path, name: str, roots: Iterable[Path]) -> Stamp | None:
    """Return a stamp whose build would find nothing to do, else None."""
    try:
        value = json.loads((build / FOLDER / f"{name}.json").read_bytes())
        check_values(value)
        inputs = Inputs({path: (size, time, hash_) for path, size, time, hash_ in value["inputs"]}, value["taken_ns"])
        entries = tuple(entry_of(one) for one in value["entries"])
        diagnostics = tuple(_diagnostic_of(one) for one in value["diagnostics"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    if not _are_unchanged(inputs, roots):
        return None
    told = set(load_manifest(build).entries)
    if not all(entry in told and is_intact(build, entry) for entry in entries):
        return None
    return Stamp(entries, diagnostics)


def write_stamp(build: Path, name: str, inputs: Inputs, stamp: Stamp) -> None:
    """Keep a stamp. What cannot be written is not kept: the next build only takes longer."""
    value = {
        "taken_ns": inputs.taken_ns,
        "inputs": [[path, *seen] for path, seen in inputs.files.items()],
        "entries": [dataclasses.asdict(entry) for entry in stamp.entries],
        "diagnostics": [dataclasses.asdict(diagnostic) for diagnostic in stamp.diagnostics],
    }
    with suppress(BriefPressError):
        write_whole(build / FOLDER / f"{name}.json", json.dumps(value).encode())


def stamp_name(parts: Sequence[object]) -> str:
    """Return the name of the stamp of a build that was asked for in these words."""
    return sha256_of(repr(tuple(parts)).encode())


def _are_unchanged(inputs: Inputs, roots: Iterable[Path]) -> bool:
    found = {str(path): path for path in _files(roots)}
    return found.keys() == inputs.files.keys() and all(
        _is_unchanged(path, inputs.files[name], inputs.taken_ns) for name, path in found.items()
    )


def _is_unchanged(path: Path, seen: tuple[int, int, str], taken_ns: int) -> bool:
    try:
        size, time = _times(path)
        if size != seen[0]:
            return False
        return (time == seen[1] and time + _GRAIN_NS < taken_ns) or _hash(path) == seen[2]
    except OSError:
        return False


def _files(roots: Iterable[Path]) -> Iterator[Path]:
    for root in roots:
        for folder, below, names in os.walk(root):
            below[:] = sorted(name for name in below if name not in _PASSED_OVER)
            yield from (Path(folder, name) for name in sorted(names))


def _times(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _hash(path: Path) -> str:
    return sha256_of(path.read_bytes())


def _diagnostic_of(value: Mapping[str, object]) -> Diagnostic:
    """Return a finding as it was written. Raises TypeError, KeyError or ValueError for anything else."""
    place = value["place"]
    return Diagnostic(
        code=str(value["code"]),
        message=str(value["message"]),
        place=Place(**place) if isinstance(place, dict) else None,
        hint=str(value["hint"]),
        severity=Severity(str(value["severity"])),
    )
