"""A folder of builds -> the same folder with its shelf. Light: where nothing has changed, nothing more is imported."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefpress import GENERATOR
from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.files.opener import read_named
from briefpress.project import Project
from briefpress.publish.manifest import sha256_of
from briefpress.publish.side_files import hash_of_manifest, is_as_recorded, load_record, publish_side_files
from briefpress.publish.stamp import hash_inputs
from briefpress.shelf.addresses import SITE_MAP, START

_MOST_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class Shelved:
    """What a shelf came to."""

    start: Path
    """The page to open first."""
    paths: tuple[str, ...]
    """Of all its files, from the folder of builds."""
    findings: tuple[Diagnostic, ...] = ()

    @property
    def has_site_map(self) -> bool:
        return SITE_MAP in self.paths


def shelve(project: Project, build: Path, address: str = "", since: Path | None = None) -> Shelved:
    """Write the shelf of a folder of builds; nothing is done where nothing has changed since the last time.

    `since` is the catalogue of what was published last. Raises BriefPressError when nothing has been made there, for
    templates and content that cannot be read, and when the folder does not take the files.
    """
    made_from = _made_from(project, build, address, since)
    record = load_record(build)
    if record.made_from == made_from and all(is_as_recorded(build, file) for file in record.files):
        return Shelved(build / START, tuple(file.path for file in record.files))
    # What makes pages is heavy to import, and most shelves have not changed.
    from briefpress.shelf.fill import fill

    filled = fill(project, build, address, since)
    # What was told is to be told again, the next time.
    publish_side_files(build, filled.files, "" if filled.findings else made_from, hash_of_manifest(build))
    return Shelved(build / START, tuple(one.file.path for one in filled.files), filled.findings)


def _made_from(project: Project, build: Path, address: str, since: Path | None) -> str:
    """Return the hash of all that a shelf is made from; it is the same on every machine."""
    opener = project.opener
    inputs = hash_inputs((project.content, *project.template_roots), opener, 0)
    files = sorted((opener.name_of(Path(path)), seen[2]) for path, seen in inputs.files.items())
    return sha256_of(repr((GENERATOR, hash_of_manifest(build), address, _hash(since), files)).encode())


def _hash(since: Path | None) -> str:
    """Return the hash of a file that was named; empty for one that cannot be read, which is told elsewhere."""
    try:
        return sha256_of(read_named(since, _MOST_BYTES)) if since else ""
    except (OSError, BriefPressError):
        return ""
