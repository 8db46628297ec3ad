"""A folder of builds -> what in it is not as its manifest says. Reads and hashes; changes nothing, makes nothing."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefpress.diagnostics import BriefPressError, Diagnostic, Severity, counted, in_order
from briefpress.files.folder import entries
from briefpress.files.opener import is_there
from briefpress.press.job import FORMATS
from briefpress.publish.atomic import below, staged_for
from briefpress.publish.lock import shared_lock
from briefpress.publish.manifest import MANIFEST, UNFINISHED, Entry, Manifest, parse_manifest, sha256_of, size_of
from briefpress.publish.side_files import hash_of_manifest, is_as_recorded, load_record
from briefpress.writers.pdf.prepress.printing import PRINT_FORMATS

_AGAIN = "briefpress build makes it again"
_SHELF_AGAIN = "briefpress shelf makes it again"


@dataclass(frozen=True, slots=True)
class Verification:
    """What a folder holds, beside what its manifest says."""

    whole: tuple[Entry, ...]
    """Entries whose files are as the manifest says."""
    findings: tuple[Diagnostic, ...]


def verify(build: Path) -> Verification:
    """Compare every file of a folder with its manifest.

    While another build writes there nothing is compared: what holds now may not hold when it is told.
    """
    with shared_lock(build) as is_quiet:
        if not is_quiet:
            message = f"a build is writing to {build.as_posix()}"
            return _nothing(Diagnostic("publish.build-running", message, hint="try again when it has finished"))
        try:
            return _compared(build, parse_manifest(build))
        except (FileNotFoundError, NotADirectoryError):
            finding = _no_manifest(build)
        except OSError as error:
            finding = _damaged(build / MANIFEST, (error.strerror or str(error)).lower())
        except ValueError as error:
            finding = _damaged(build / MANIFEST, str(error))
        return _nothing(finding, *_unfinished(build, _pending(build)))


def _compared(build: Path, manifest: Manifest) -> Verification:
    differing = {entry: finding for entry in manifest.entries if (finding := _difference(build, entry))}
    pending = _pending(build)
    known = {entry.path for entry in (*manifest.entries, *pending)}
    ours = (*differing.values(), *_unfinished(build, pending), *_unknown(build, known))
    findings = (*ours, *_beside(build), *_left_over(build))
    return Verification(tuple(entry for entry in manifest.entries if entry not in differing), in_order(findings))


def _beside(build: Path) -> Iterator[Diagnostic]:
    """Yield what is not as the shelf has left it: its files, and that they show the editions that are there."""
    record = load_record(build)
    for file in record.files:
        path = build / file.path
        if not is_there(path):
            yield Diagnostic("publish.missing-file", f"{path.as_posix()} is missing", hint=_SHELF_AGAIN)
        elif not is_as_recorded(build, file):
            yield Diagnostic("publish.changed-file", f"{path.as_posix()} has been changed", hint=_SHELF_AGAIN)
    if record.files and record.manifest != hash_of_manifest(build):
        message = f"the shelf in {build.as_posix()} shows editions of an earlier build"
        yield Diagnostic("shelf.outdated", message, hint=_SHELF_AGAIN, severity=Severity.WARNING)


def _pending(build: Path) -> tuple[Entry, ...]:
    """Return the entries that a stopped build was about to change; none when it was not stopped, or did not tell."""
    try:
        return parse_manifest(build, UNFINISHED).entries
    except (OSError, ValueError):
        return ()


def _nothing(*findings: Diagnostic) -> Verification:
    return Verification((), in_order(findings))


def _difference(build: Path, entry: Entry) -> Diagnostic | None:
    """Return how a file differs from what its entry says; None when it does not."""
    path = build / entry.path
    try:
        size = size_of(build, entry)
        # A file of another size has another hash: it need not be read.
        is_same = size == entry.bytes and sha256_of(below(build).read(path, size)) == entry.sha256
    except (FileNotFoundError, NotADirectoryError):
        return Diagnostic("publish.missing-file", f"{path.as_posix()} is missing", hint=_AGAIN)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return Diagnostic("publish.unreadable-file", f"{path.as_posix()} cannot be read: {reason}")
    except BriefPressError as error:
        return error.diagnostics[0]
    if is_same:
        return None
    how = "its hash is another one" if size == entry.bytes else f"{size} bytes instead of {entry.bytes}"
    hint = f"{_AGAIN}; if the change is yours, keep it under another name first"
    return Diagnostic("publish.changed-file", f"{path.as_posix()} has been changed: {how}", hint=hint)


def _unfinished(build: Path, pending: Iterable[Entry]) -> Iterator[Diagnostic]:
    """Yield what a build has left that was stopped while it put its files in their places."""
    if is_there(build / UNFINISHED):
        places = sorted({entry.path for entry in pending})
        named = f", such as {places[0]}" if places else ""
        message = f"a build was stopped while it changed {counted(len(places), 'file')} in {build.as_posix()}{named}"
        hint = "build again: it finds out which files are old and which are new, and finishes"
        yield Diagnostic("publish.unfinished", message, hint=hint)


def _unknown(build: Path, known: Container[str]) -> Iterator[Diagnostic]:
    """Yield the files in places of ours that no entry speaks of."""
    for place in ("/".join(steps) for steps in entries(build, 3)):
        if is_place_of_ours(place) and place not in known:
            message = f"the manifest does not know {(build / place).as_posix()}"
            hint = "it may be yours, or of an older build; nobody removes it but you"
            yield Diagnostic("publish.unknown-file", message, hint=hint, severity=Severity.WARNING)


def _left_over(build: Path) -> Iterator[Diagnostic]:
    """Yield what a build has left that was stopped before it had put anything in its place."""
    parts = sorted(
        Path(folder, name).as_posix() for folder, _, names in os.walk(build) for name in names if staged_for(name)
    )
    if parts:
        message = f"a build that was stopped has left {counted(len(parts), 'file')}, such as {parts[0]}"
        hint = "they do no harm; the next build removes them"
        yield Diagnostic("publish.left-over", message, hint=hint, severity=Severity.WARNING)


def is_place_of_ours(place: str) -> bool:
    """Say whether a path from a folder of builds is one that a build could have given."""
    brief, language, name = place.split("/")
    start, end = f"{brief}.", f".{language}."
    middle, found, extension = name.removeprefix(start).rpartition(end)
    is_framed = name.startswith(start) and bool(found) and extension in (*FORMATS, *PRINT_FORMATS)
    return is_framed and not brief.startswith(".") and middle.count(".") == 1 and all(middle.split("."))


def _no_manifest(build: Path) -> Diagnostic:
    message = f"{build.as_posix()} has no manifest.json" if build.is_dir() else f"there is no folder {build.as_posix()}"
    return Diagnostic("publish.no-manifest", message, hint="make it first: briefpress build")


def _damaged(path: Path, reason: str) -> Diagnostic:
    message = f"{path.as_posix()} is damaged: {reason}"
    return Diagnostic("publish.damaged-manifest", message, hint="make it again: briefpress build")
