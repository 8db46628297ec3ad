"""Folders -> what changed in them, as it changes. The only file that knows watchfiles."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path

import watchfiles

from briefpress.project import Project

# Milliseconds. An editor writes a file in several steps, a few microseconds apart: so long nothing must happen before
# it is read.
_STEP = 8
_LONGEST = 120
_TILL_LOOKED = 400
# What editors and systems leave beside the files that people write.
_NOT_OURS = (".swp", ".swx", ".swo", "~", ".tmp", ".part", ".lock", "4913", ".DS_Store")


def watched_folders(project: Project) -> tuple[Path, ...]:
    """Return the folders in which people write: those of briefs and of templates, as far as they are there."""
    return tuple(folder for folder in (project.content, project.root / "templates") if folder.is_dir())


def changes(folders: Iterable[Path], stop: asyncio.Event) -> AsyncIterator[frozenset[Path]]:
    """Yield the files that changed, one batch after the other, until somebody says stop."""
    return _batches(folders, stop)


async def _batches(folders: Iterable[Path], stop: asyncio.Event) -> AsyncIterator[frozenset[Path]]:
    watching = watchfiles.awatch(
        *folders,
        watch_filter=_is_ours,
        debounce=_LONGEST,
        step=_STEP,
        stop_event=stop,
        rust_timeout=_TILL_LOOKED,
        ignore_permission_denied=True,
    )
    async for batch in watching:
        yield frozenset(Path(path) for _, path in batch)


def changes_here(folders: Iterable[Path]) -> Iterator[frozenset[Path]]:
    """Yield what `changes` does, to somebody who does nothing else; ends with Ctrl-C.

    First comes an empty batch: from there on no change is missed.
    """
    watching = watchfiles.watch(
        *folders,
        watch_filter=_is_ours,
        debounce=_LONGEST,
        step=_STEP,
        rust_timeout=_TILL_LOOKED,
        ignore_permission_denied=True,
        raise_interrupt=False,
        yield_on_timeout=True,
    )
    is_first = True
    for batch in watching:
        if batch or is_first:
            yield frozenset(Path(path) for _, path in batch)
        is_first = False


def _is_ours(_change: watchfiles.Change, path: str) -> bool:
    name = Path(path).name
    return not name.startswith(".#") and not name.endswith(_NOT_OURS)
