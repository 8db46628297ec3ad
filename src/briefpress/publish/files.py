"""Printed editions -> files in their places, and the manifest that says so."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from briefpress.diagnostics import BriefPressError, Diagnostic, raise_if_errors
from briefpress.files.folder import entries
from briefpress.files.opener import is_there
from briefpress.press.job import Printed
from briefpress.publish.atomic import Staged, below, remove, stage, staged_for, sweep
from briefpress.publish.lock import exclusive_lock
from briefpress.publish.manifest import (
    MANIFEST,
    UNFINISHED,
    Entry,
    Manifest,
    is_intact,
    load_manifest,
    make_manifest,
    sha256_of,
)
from briefpress.publish.verify import is_place_of_ours
from briefpress.writers.artifact import Artifact


@dataclass(frozen=True, slots=True)
class _Change:
    """What a build does to its folder."""

    before: Manifest
    after: Manifest
    written: tuple[tuple[Entry, bytes], ...]
    """Files whose bytes are not there yet."""
    removed: tuple[Entry, ...]
    """Files of the manifest before that are no longer made and still as we made them."""

    @property
    def touched(self) -> frozenset[str]:
        return frozenset(entry.path for entry in (*(entry for entry, _ in self.written), *self.removed))

    @property
    def unfinished(self) -> Manifest:
        """What may be found in the places touched, before and after."""
        old = (entry for entry in self.before.entries if entry.path in self.touched)
        new = (entry for entry, _ in self.written)
        return Manifest(self.after.generator, (*old, *new))

    @property
    def meanwhile(self) -> Manifest:
        """What is true whatever has been done."""
        untouched = (entry for entry in self.after.entries if entry.path not in self.touched)
        return make_manifest(self.after.generator, untouched)


Made = tuple[Entry, bytes]
"""A file to write, and its entry."""


def publish(
    build: Path,
    printed: Sequence[Printed],
    kept: Iterable[Entry],
    generator: str,
    waiting: Callable[[], None] = lambda: None,
) -> Manifest:
    """Write editions and manifest to a folder, and return the manifest; as `publish_files`."""
    return publish_files(build, tuple(_files(printed)), kept, generator, waiting)


def publish_files(
    build: Path,
    made: Sequence[Made],
    kept: Iterable[Entry],
    generator: str,
    waiting: Callable[[], None] = lambda: None,
) -> Manifest:
    """Write files and manifest to a folder, and return the manifest.

    `kept` are entries of earlier builds that still hold; one whose file is not as it says is dropped. Every other file
    of the manifest before is removed. It is iterated once no other build can write, so that a generator which
    reads the manifest misses nothing. `waiting` is called once when another build has to finish first.
    Raises BriefPressError when the folder does not take the files: nothing has been changed then, or, when a place
    proves to be locked at the last moment, each file is old or new and the next build finds out which.
    """
    with exclusive_lock(build, waiting):
        change = _plan(build, made, kept, generator)
        _sweep(build)
        _make(build, change)
    return change.after


def _plan(build: Path, made: Sequence[Made], kept: Iterable[Entry], generator: str) -> _Change:
    before = load_manifest(build)
    # Another build may have come in between: what the manifest says now counts, not what the caller read.
    holding = {entry.path for entry in kept}
    held = (entry for entry in before.entries if entry.path in holding and is_intact(build, entry))
    after = make_manifest(generator, (*held, *(entry for entry, _ in made)), before.findings)
    wanted = {entry.path for entry in after.entries}
    return _Change(
        before=before,
        after=after,
        written=tuple((entry, content) for entry, content in made if not is_intact(build, entry)),
        removed=tuple(entry for entry in before.entries if entry.path not in wanted and is_intact(build, entry)),
    )


def _files(printed: Iterable[Printed]) -> Iterator[Made]:
    for one in printed:
        for artifact in one.artifacts:
            yield _entry(one, artifact), artifact.content


def _entry(printed: Printed, artifact: Artifact) -> Entry:
    edition = printed.edition
    return Entry(
        brief=edition.brief,
        audience=edition.audience,
        length=str(edition.length),
        language=edition.language,
        format=artifact.format,
        path=f"{edition.brief}/{edition.language}/{edition.stem}.{artifact.format}",
        sha256=sha256_of(artifact.content),
        bytes=len(artifact.content),
        pages=printed.pages,
        budget=printed.budget,
        density=round(float(printed.density), 3),
        fill=round(float(printed.fill), 3),
        dropped=printed.dropped,
        layouts=printed.layouts,
        key=sha256_of(f"{printed.key} {artifact.made_from}".encode()) if artifact.made_from else printed.key,
        title=printed.title,
        least_fill=float(printed.least_fill),
        standard=float(printed.standard),
        text_pt=float(printed.text_pt),
        leading_pt=float(printed.leading_pt),
        margin_mm=float(printed.margin_mm),
        word_pages=artifact.pages,
    )


def _sweep(build: Path) -> None:
    """Remove the parts that a killed build has left, of whichever editions: no other build is alive here."""
    sweep(build, (MANIFEST, UNFINISHED), below(build))
    for brief, language, part in entries(build, 3):
        name = staged_for(part)
        if name and is_place_of_ours(f"{brief}/{language}/{name}"):
            sweep(build / brief / language, (name,), below(build))


def _make(build: Path, change: _Change) -> None:
    """Make a change. Until the last file is staged, nothing that anybody reads has been touched."""
    if not change.touched and _has(build, change.after) and not is_there(build / UNFINISHED):
        return
    with ExitStack() as cleaning:
        cleaning.callback(_prune, build, (*change.before.entries, *change.after.entries))
        staged = _stage_all(build, change, cleaning)
        meanwhile = _staged(build, MANIFEST, change.meanwhile, cleaning)
        after = _staged(build, MANIFEST, change.after, cleaning)
        unfinished = _staged(build, UNFINISHED, change.unfinished, cleaning)
        with _uninterrupted():
            if change.touched:
                unfinished.put()
            if any(entry.path in change.touched for entry in change.before.entries):
                meanwhile.put()
            for one in staged:
                one.put()
            for entry in change.removed:
                remove(build / entry.path, below(build))
            if not _has(build, change.after):
                after.put()
            remove(build / UNFINISHED, below(build))


def _stage_all(build: Path, change: _Change, cleaning: ExitStack) -> tuple[Staged, ...]:
    """Return the files to write, each beside its place. Raises BriefPressError with a finding for each that fails."""
    staged: list[Staged] = []
    problems: list[Diagnostic] = []
    for entry, content in change.written:
        try:
            staged.append(stage(build / entry.path, content, below(build)))
            cleaning.callback(staged[-1].discard)
        except BriefPressError as error:
            problems.extend(error.diagnostics)
    raise_if_errors(problems)
    return tuple(staged)


def _staged(build: Path, name: str, manifest: Manifest, cleaning: ExitStack) -> Staged:
    staged = stage(build / name, manifest.to_bytes(), below(build))
    cleaning.callback(staged.discard)
    return staged


def _has(build: Path, manifest: Manifest) -> bool:
    content = manifest.to_bytes()
    try:
        return below(build).read(build / MANIFEST, len(content)) == content
    except FileNotFoundError:
        return False


def _prune(build: Path, entries: Iterable[Entry]) -> None:
    """Remove the folders of entries that are empty: `build/<brief>/<language>`, then `build/<brief>`."""
    languages = {(build / entry.path).parent for entry in entries}
    for folder in (*sorted(languages), *sorted({language.parent for language in languages})):
        with suppress(OSError, BriefPressError), below(build).holding(folder) as (above, name):
            above.remove_folder(name)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl-C and SIGTERM come too late: what follows is a few renames, and half of them helps nobody."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, action in before.items():
            signal.signal(number, action or signal.SIG_DFL)
