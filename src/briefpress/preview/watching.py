"""Folders -> what changed in them, as it changes. The only file that knows watchfiles."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import aclosing, suppress
from pathlib import Path
from typing import Final, TypeAlias, TypedDict

import watchfiles

from briefpress.project import Project

# Milliseconds. An editor writes a file in several steps, a few microseconds apart: so long nothing must happen before
# it is read.
_STEP = 5
_LONGEST = 120
_TILL_LOOKED = 400
_Filter: TypeAlias = Callable[[watchfiles.Change, str], bool]


class _How(TypedDict):
    """How folders are watched, in watchfiles' own words."""

    watch_filter: _Filter
    debounce: int
    step: int
    rust_timeout: int
    yield_on_timeout: bool
    ignore_permission_denied: bool


# What editors and systems leave beside the files that people write.
_NOT_OURS = (".swp", ".swx", ".swo", "~", ".tmp", ".part", ".lock", "4913", ".DS_Store")


_Folders: TypeAlias = Mapping[Path, tuple[int, int]]
"""Each with what makes it this folder and no other of its name."""


async def changes(project: Project, stop: asyncio.Event) -> AsyncIterator[frozenset[Path]]:
    """Yield the files that changed, one batch after the other, until somebody says stop.

    Files of a folder that is made, or made anew, meanwhile are followed too: the folder itself comes as a change.
    """
    new: frozenset[Path] = frozenset()
    while not stop.is_set():
        folders = _watched(project)
        watching = watchfiles.awatch(*folders, stop_event=stop, **_HOW)
        async with aclosing(watching):
            async for batch in watching:
                if paths := new | _paths(batch):
                    yield paths
                if new := _others(folders, _watched(project)):
                    break


def changes_here(project: Project) -> Iterator[frozenset[Path]]:
    """Yield what `changes` does, to somebody who does nothing else; ends with Ctrl-C.

    First comes an empty batch: from there on no change is missed.
    """
    is_first, new = True, frozenset[Path]()
    while True:
        folders = _watched(project)
        for batch in watchfiles.watch(*folders, raise_interrupt=False, **_HOW):
            if (paths := new | _paths(batch)) or is_first:
                yield paths
            is_first = False
            if new := _others(folders, _watched(project)):
                break
        else:
            return


def _watched(project: Project) -> _Folders:
    """Return the folders in which people write: those of briefs and of templates, as far as they are there."""
    found = {}
    for folder in (project.content, project.root / "templates"):
        with suppress(OSError):
            if folder.is_dir():
                state = folder.stat()
                found[folder] = (state.st_dev, state.st_ino)
    return found


def _others(before: _Folders, now: _Folders) -> frozenset[Path]:
    """Return the folders that have come, gone, or been made anew."""
    return frozenset(folder for folder in before.keys() | now.keys() if before.get(folder) != now.get(folder))


def _paths(batch: set[watchfiles.main.FileChange]) -> frozenset[Path]:
    return frozenset(Path(path) for _, path in batch)


def _is_ours(_change: watchfiles.Change, path: str) -> bool:
    name = Path(path).name
    return not name.startswith(".#") and not name.endswith(_NOT_OURS)


_HOW: Final = _How(
    watch_filter=_is_ours,
    debounce=_LONGEST,
    step=_STEP,
    rust_timeout=_TILL_LOOKED,
    yield_on_timeout=True,
    ignore_permission_denied=True,
)
