"""A finished build -> its stamp: all that it read and all that it said, so that the next may find nothing to do.

Light on purpose: it imports neither engines nor Pydantic. A stamp is believed only when every file that the build read
has the content it had, every file that it made stands as the manifest says, and the engines are the same. It stands in
the user's own folder: one that came with a project could keep a build from being made, and it names this machine's
folders, which nothing in a folder of builds does.
"""

from __future__ import annotations

import dataclasses
import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefpress.diagnostics import BriefPressError, Diagnostic, Place, Severity
from briefpress.files.opener import Opener
from briefpress.publish.atomic import below, write_whole
from briefpress.publish.manifest import Entry, check_values, entry_of, is_intact, load_manifest, sha256_of

FOLDER = "stamps"
KEPT = 200
"""How many stamps are kept; beyond it, the oldest go."""

# Larger files are none that a build takes.
_MOST_HASHED = 40_000_000
_MOST_BYTES = 100_000_000

# A file that changed within the grain of the clock, right after it was looked at, may show the same time.
_GRAIN_NS = 2_000_000_000
# Later than any build.
_UNKNOWN = 2**63
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


def hash_inputs(roots: Iterable[Path], opener: Opener, taken_ns: int) -> Inputs:
    """Return the files below some folders with their contents' hashes."""
    return Inputs({str(path): (*_times(path), _hash(path, opener)) for path in _files(roots)}, taken_ns)


def read_stamp(own: Path, name: str, build: Path, roots: Iterable[Path], opener: Opener) -> Stamp | None:
    """Return a stamp of the user's own folder whose build would find nothing to do, else None."""
    try:
        value = json.loads(below(own).read(own / FOLDER / f"{name}.json", _MOST_BYTES))
        check_values(value)
        inputs = Inputs({path: (size, time, hash_) for path, size, time, hash_ in value["inputs"]}, value["taken_ns"])
        entries = tuple(entry_of(one) for one in value["entries"])
        diagnostics = tuple(_diagnostic_of(one) for one in value["diagnostics"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    if not _are_unchanged(inputs, roots, opener):
        return None
    told = set(load_manifest(build).entries)
    if not all(entry in told and is_intact(build, entry) for entry in entries):
        return None
    return Stamp(entries, diagnostics)


def write_stamp(own: Path, name: str, inputs: Inputs, stamp: Stamp) -> None:
    """Keep a stamp in the user's own folder. What cannot be written is not kept: the next build only takes longer."""
    value = {
        "taken_ns": inputs.taken_ns,
        "inputs": [[path, *seen] for path, seen in inputs.files.items()],
        "entries": [dataclasses.asdict(entry) for entry in stamp.entries],
        "diagnostics": [dataclasses.asdict(diagnostic) for diagnostic in stamp.diagnostics],
    }
    with suppress(BriefPressError):
        write_whole(own / FOLDER / f"{name}.json", json.dumps(value).encode(), below(own))
        _trim(own)


def _trim(own: Path) -> None:
    """Remove the oldest stamps."""
    with suppress(OSError), below(own).holding(own / FOLDER / "any") as (folder, _):
        names = [name for name in folder.names() if name.endswith(".json")]
        for name in sorted(names, key=lambda one: folder.status(one).st_mtime)[:-KEPT]:
            folder.remove(name)


def stamp_name(parts: Sequence[object]) -> str:
    """Return the name of the stamp of a build that was asked for in these words."""
    return sha256_of(repr(tuple(parts)).encode())


def _are_unchanged(inputs: Inputs, roots: Iterable[Path], opener: Opener) -> bool:
    found = {str(path): path for path in _files(roots)}
    return found.keys() == inputs.files.keys() and all(
        _is_unchanged(path, inputs.files[name], inputs.taken_ns, opener) for name, path in found.items()
    )


def _is_unchanged(path: Path, seen: tuple[int, int, str], taken_ns: int, opener: Opener) -> bool:
    try:
        size, time = _times(path)
        if size != seen[0]:
            return False
        return (time == seen[1] and time + _GRAIN_NS < taken_ns) or _hash(path, opener) == seen[2]
    except OSError:
        return False


def _files(roots: Iterable[Path]) -> Iterator[Path]:
    for root in roots:
        limit, entered = os.path.realpath(root.parent), {os.path.realpath(root)}
        for folder, inside, names in os.walk(root, followlinks=True):
            inside[:] = sorted(name for name in inside if _is_entered(os.path.join(folder, name), limit, entered))  # noqa: PTH118 - as `walk` has them
            yield from (Path(folder, name) for name in sorted(names))


def _is_entered(folder: str, limit: str, entered: set[str]) -> bool:
    """Say whether a folder is looked into: a link that leads out is not, and none is twice."""
    if os.path.basename(folder) in _PASSED_OVER:  # noqa: PTH119 - as `walk` has them
        return False
    if not os.path.islink(folder):  # noqa: PTH114 - as above
        return True
    real = Path(os.path.realpath(folder))
    is_new = real.is_relative_to(limit) and str(real) not in entered
    entered.add(str(real))
    return is_new


def _times(path: Path) -> tuple[int, int]:
    """Return size and time of a file; what a link leads to may change without the link."""
    status = path.lstat()
    return status.st_size, _UNKNOWN if stat.S_ISLNK(status.st_mode) else status.st_mtime_ns


def _hash(path: Path, opener: Opener) -> str:
    """Return the hash of a file; of what is not to be opened, nothing: whether it matters, the build says."""
    try:
        return sha256_of(opener.read(path, _MOST_HASHED))
    except (OSError, BriefPressError):
        return ""


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
