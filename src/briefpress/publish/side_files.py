"""Files that go with the editions -> their places in a folder of builds, and a record of which are ours.

They are the pages of the shelf, its feeds and pictures. What holds for editions holds for them: each file is replaced
whole or not at all, those no longer made are removed, and what is not ours is neither written over nor removed. The
record is written twice, before with the old and the new hashes and after with the new ones alone: a file that has one
of them is ours, wherever a kill has struck.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefpress.diagnostics import BriefPressError, Diagnostic, raise_if_errors
from briefpress.files.folder import entries
from briefpress.files.opener import is_there
from briefpress.publish.atomic import Staged, below, remove, stage, staged_for, sweep, write_whole
from briefpress.publish.lock import exclusive_lock
from briefpress.publish.manifest import MANIFEST, check_values, sha256_of

RECORD = ".shelf.json"
_MOST_BYTES = 100_000_000
_STEP = re.compile(r"[^./\\:\0][^/\\:\0]*")
_DEPTH = 3
# As `press.job` has them: a shelf that finds nothing to do does not import it.
_EDITIONS = frozenset({"pdf", "docx", "html"})


@dataclass(frozen=True, slots=True)
class SideFile:
    """One file beside the editions. The fields are those of the JSON."""

    path: str
    """From the folder of builds, with slashes."""
    sha256: str
    bytes: int
    made_from: str = ""
    """What it was made from, where making it again costs something; else empty."""

    @property
    def is_ours(self) -> bool:
        """Whether the path is one that a shelf gives: no edition, no manifest, nothing hidden, nothing outside."""
        steps = self.path.split("/")
        extension = self.path.rpartition(".")[2]
        is_page = len(steps) < _DEPTH and steps[-1].startswith("index.") and extension == "html"
        return (
            len(steps) <= _DEPTH
            and all(_STEP.fullmatch(step) for step in steps)
            and self.path != MANIFEST
            and (is_page or extension not in _EDITIONS)
        )


@dataclass(frozen=True, slots=True)
class Record:
    """Every file beside the editions of one folder."""

    made_from: str
    """The hash of all that they were made from; empty while they are being replaced."""
    files: tuple[SideFile, ...]
    manifest: str = ""
    """The hash of the manifest that they show."""

    def to_bytes(self) -> bytes:
        files = [dataclasses.asdict(file) for file in self.files]
        value = {"made_from": self.made_from, "manifest": self.manifest, "files": files}
        return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Made:
    """A file to be there: its bytes, or None for one that stands already and is kept."""

    file: SideFile
    content: bytes | None


def made(path: str, content: bytes, made_from: str = "") -> Made:
    """Return new bytes for a place."""
    return Made(SideFile(path, sha256_of(content), len(content), made_from), content)


def load_record(build: Path) -> Record:
    """Return a folder's record; an empty one where there is none, or one that is not as we write it."""
    try:
        content = below(build).read(build / RECORD, _MOST_BYTES)
        value = json.loads(content)
        check_values(value)
        files = tuple(SideFile(**one) for one in value["files"])
        return Record(_text(value["made_from"]), tuple(map(_checked, files)), _text(value["manifest"]))
    except (OSError, ValueError, TypeError, KeyError, RecursionError, BriefPressError):
        return Record("", ())


def is_as_recorded(build: Path, file: SideFile) -> bool:
    """Say whether a file is there with the bytes that the record tells of."""
    try:
        return sha256_of(below(build).read(build / file.path, file.bytes)) == file.sha256
    except (OSError, BriefPressError):
        return False


def hash_of_manifest(build: Path) -> str:
    """Return the hash of a folder's manifest; empty where there is none."""
    try:
        return sha256_of(below(build).read(build / MANIFEST, _MOST_BYTES))
    except OSError:
        return ""


def publish_side_files(build: Path, wanted: Sequence[Made], made_from: str, manifest: str) -> None:
    """Write files and their record to a folder, and remove those of the record before that are no longer wanted.

    Raises BriefPressError when the folder does not take them, or has other people's files in their places; nothing has
    been changed then.
    """
    with exclusive_lock(build, lambda: None):
        before = load_record(build)
        after = Record(made_from, tuple(one.file for one in sorted(wanted, key=lambda one: one.file.path)), manifest)
        raise_if_errors(_in_the_way(build, wanted, before))
        _sweep(build)
        _change(build, before, after, wanted)


def _change(build: Path, before: Record, after: Record, wanted: Iterable[Made]) -> None:
    new = {one.file.path for one in wanted}
    gone = [file for file in before.files if file.path not in new and is_as_recorded(build, file)]
    with ExitStack() as cleaning:
        staged = tuple(_staged(build, wanted, cleaning))
        if staged or gone:
            both = tuple(dict.fromkeys((*before.files, *after.files)))
            write_whole(build / RECORD, Record("", both).to_bytes(), below(build))
        for one in staged:
            one.put()
        for file in gone:
            remove(build / file.path, below(build))
            _prune(build, file.path)
        if load_record(build) != after:
            write_whole(build / RECORD, after.to_bytes(), below(build))


def _staged(build: Path, wanted: Iterable[Made], cleaning: ExitStack) -> Iterator[Staged]:
    for one in wanted:
        if one.content is not None and not is_as_recorded(build, one.file):
            staged = stage(build / one.file.path, one.content, below(build))
            cleaning.callback(staged.discard)
            yield staged


def _in_the_way(build: Path, wanted: Iterable[Made], before: Record) -> Iterator[Diagnostic]:
    """Yield the places where something stands that is not ours."""
    ours = {file.path for file in before.files}
    for one in wanted:
        path = build / one.file.path
        if one.file.path not in ours and is_there(path) and not is_as_recorded(build, one.file):
            message = f"{path.as_posix()} is there, and no shelf has made it"
            yield Diagnostic("shelf.not-ours", message, hint="move it away, or name another folder with --out")


def _sweep(build: Path) -> None:
    """Remove the parts that a killed run has left, of files that are none of an edition's."""
    for depth in range(1, _DEPTH + 1):
        for steps in entries(build, depth):
            name = staged_for(steps[-1])
            if name and (name == RECORD or SideFile("/".join((*steps[:-1], name)), "", 0).is_ours):
                sweep(build.joinpath(*steps[:-1]), (name,), below(build))


def _prune(build: Path, path: str) -> None:
    """Remove the folders of a file that are empty now."""
    for folder in PurePosixPath(path).parents:
        if folder.name:
            with suppress(OSError, BriefPressError), below(build).holding(build / folder) as (above, name):
                above.remove_folder(name)


def _checked(file: SideFile) -> SideFile:
    """Return a file of a record. Raises ValueError for what no shelf writes."""
    if not isinstance(file.bytes, int) or not all(map(_text, (file.path, file.sha256))) or not file.is_ours:
        raise ValueError(file.path)
    return file


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
