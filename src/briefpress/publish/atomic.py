"""Bytes -> a file that is replaced whole or not at all. It must not know what the bytes are."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.files.folder import Folder
from briefpress.files.opener import Opener, Root

_PART = re.compile(r"\.(?P<name>.+)\.[0-9a-f]{16}\.part")


@dataclass(frozen=True, slots=True)
class Staged:
    """New bytes for a file, written beside it."""

    target: Path
    part: str
    """Name of the file that holds them."""
    opener: Opener

    def put(self) -> None:
        """Put the bytes in their place. Raises BriefPressError when the place cannot be had."""
        with os_errors_reported(self.target), self.opener.holding(self.target, make=True) as (folder, name):
            folder.replace(self.part, name)

    def discard(self) -> None:
        """Remove the bytes unless they have been put in their place."""
        with suppress(OSError, BriefPressError), self.opener.holding(self.target) as (folder, _):
            folder.remove(self.part)


def below(folder: Path) -> Opener:
    """Return who opens what is below a folder that is written to; it may be no link itself."""
    return Opener((Root(folder, folder.as_posix(), follow=False),))


def stage(target: Path, content: bytes, opener: Opener) -> Staged:
    """Write bytes beside their target, flushed to the disk. Raises BriefPressError, and then leaves nothing.

    `opener` is who opens the folder: what leads out of its folders is not written to.
    """
    staged = Staged(target, f".{target.name}.{secrets.token_hex(8)}.part", opener)
    with os_errors_reported(target), opener.holding(target, make=True) as (folder, name):
        if _is_folder(folder, name):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        try:
            # Not `tempfile`: its files are closed to everybody else, and stay so when they are renamed.
            with os.fdopen(folder.open(staged.part, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            with suppress(OSError):
                folder.remove(staged.part)
            raise
    return staged


def write_whole(target: Path, content: bytes, opener: Opener) -> None:
    """Write one file, whole or not at all. Raises BriefPressError."""
    staged = stage(target, content, opener)
    try:
        staged.put()
    finally:
        staged.discard()


def write_named(target: Path, content: bytes) -> None:
    """Write one file that somebody has named, wherever its folder leads. Raises BriefPressError."""
    with os_errors_reported(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, content, Opener((Root(target.parent, target.parent.as_posix()),)))


def sweep(folder: Path, names: Iterable[str], opener: Opener) -> None:
    """Remove what killed builds have staged in a folder for files of these names."""
    wanted = frozenset(names)
    with suppress(OSError), opener.holding(folder / "any") as (found, _):
        for part in found.names():
            if staged_for(part) in wanted:
                Staged(folder / part, part, opener).discard()


def remove(path: Path, opener: Opener) -> None:
    """Remove a file, if it is there. Raises BriefPressError."""
    with os_errors_reported(path), suppress(FileNotFoundError, NotADirectoryError), opener.holding(path) as (at, name):
        at.remove(name)


def staged_for(part: str) -> str:
    """Return the name of the file that bytes were staged for; the empty string when a name is none of ours."""
    match = _PART.fullmatch(part)
    return match["name"] if match else ""


@contextmanager
def os_errors_reported(path: Path) -> Iterator[None]:
    """Turn what the system says about a path into a finding."""
    try:
        yield
    except OSError as error:
        raise BriefPressError([finding_of(error, path)]) from error


def finding_of(error: OSError, path: Path) -> Diagnostic:
    """Return a system's error as a finding about a path."""
    match error.errno:
        case errno.EACCES | errno.EPERM | errno.EROFS | errno.ETXTBSY | errno.EBUSY:
            code, hint = "publish.not-allowed", "close it in other programs, allow writing, or choose another folder"
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            code, hint = "publish.disk-full", "make room, or choose another folder"
        case errno.EISDIR:
            code, hint = "publish.folder-in-the-way", "move the folder of that name away"
        case errno.ENOTDIR | errno.EEXIST:
            code, hint = "publish.file-in-the-way", "move the file away that stands where a folder should be"
        case _:
            code, hint = "publish.failed", ""
    reason = (error.strerror or str(error)).lower()
    return Diagnostic(code, f"cannot write {path.as_posix()}: {reason}", hint=hint)


def _is_folder(folder: Folder, name: str) -> bool:
    with suppress(FileNotFoundError):
        return stat.S_ISDIR(folder.status(name).st_mode)
    return False
