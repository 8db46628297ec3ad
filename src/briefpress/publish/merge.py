"""Folders that the parts of a build wrote -> one folder with one manifest, as if one machine had built it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from briefpress.diagnostics import BriefPressError, Diagnostic, Place, raise_if_errors
from briefpress.files.opener import is_there
from briefpress.publish.atomic import below
from briefpress.publish.files import Made, publish_files
from briefpress.publish.manifest import MANIFEST, Entry, Manifest, is_intact, load_manifest, read_manifest, sha256_of


def merge(folders: Sequence[Path], build: Path) -> Manifest:
    """Write the files of several folders to one; what is_intact there already is kept.

    Raises BriefPressError with a finding for each folder without a manifest, for each file that is not as its manifest
    says, and for files that two folders have with different bytes; nothing is written then.
    """
    problems: list[Diagnostic] = []
    generators: set[str] = set()
    made: dict[str, tuple[Made, Path]] = {}
    for folder in folders:
        try:
            manifest = _manifest(folder)
            generators.add(manifest.generator)
            for entry, content in _files(folder, manifest):
                first = made.setdefault(entry.path, ((entry, content), folder))
                if first[0][0] != entry:
                    problems.append(_conflict(entry, first[1], folder))
        except BriefPressError as error:
            problems.extend(error.diagnostics)
    if len(generators) > 1:
        message = f"the folders were made by different versions: {', '.join(sorted(generators))}"
        problems.append(Diagnostic("merge.other-version", message, hint="build all parts with the same version"))
    raise_if_errors(problems)
    files = tuple(one for one, _ in made.values())
    return publish_files(build, files, _standing(build, made), generators.pop() if generators else "")


def _manifest(folder: Path) -> Manifest:
    if not is_there(folder / MANIFEST):
        hint = "name the folders that builds with --shard wrote to"
        raise BriefPressError([Diagnostic("merge.no-manifest", f"{folder.as_posix()} has no {MANIFEST}", hint=hint)])
    manifest = load_manifest(folder)
    if manifest.findings:
        message = f"the manifest of {folder.as_posix()} cannot be read"
        raise BriefPressError([Diagnostic("merge.no-manifest", message, Place((folder / MANIFEST).as_posix()))])
    return manifest


def _files(folder: Path, manifest: Manifest) -> Iterator[Made]:
    """Yield the files of a folder. Raises BriefPressError with a finding for each that is not as it should be."""
    problems = []
    for entry in manifest.entries:
        path = folder / entry.path
        content = below(folder).read(path, entry.bytes) if is_intact(folder, entry) else b""
        if sha256_of(content) == entry.sha256:
            yield entry, content
        else:
            message = f"{path.as_posix()} is missing, or not as its manifest says"
            problems.append(Diagnostic("merge.changed-file", message, hint="build that part again"))
    raise_if_errors(problems)


def _conflict(entry: Entry, first: Path, second: Path) -> Diagnostic:
    message = f"{first.as_posix()} and {second.as_posix()} have different files {entry.path}"
    hint = "build both from the same content, with the same version and fonts"
    return Diagnostic("merge.conflict", message, hint=hint)


def _standing(build: Path, made: dict[str, tuple[Made, Path]]) -> Iterator[Entry]:
    """Yield the entries that the folder has already; asked for when no other build can change it."""
    yield from (entry for entry in read_manifest(build) if entry.path not in made)
