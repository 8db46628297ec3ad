"""Bytes -> a file that is replaced whole or not at all. It must not know what the bytes are."""

from __future__ import annotations

import errno
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from briefpress.diagnostics import BriefPressError, Diagnostic

_PART = re.compile(r"\.(?P<name>.+)\.[0-9a-f]{16}\.part")


@dataclass(frozen=True, slots=True)
class Staged:
    """New bytes for a file, written beside it."""

    target: Path
    part: Path

    def put(self) -> None:
        """Put the bytes in their place. Raises BriefPressError when the place cannot be had."""
        with os_errors_reported(self.target):
            self.part.replace(self.target)

    def discard(self) -> None:
        """Remove the bytes unless they have been put in their place."""
        with suppress(OSError):
            self.part.unlink(missing_ok=True)


def stage(target: Path, content: bytes) -> Staged:
    """Write bytes beside their target, flushed to the disk. Raises BriefPressError, and then leaves nothing."""
    staged = Staged(target, target.with_name(f".{target.name}.{secrets.token_hex(8)}.part"))
    with os_errors_reported(target):
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            # Not `tempfile`: its files are closed to everybody else, and stay so when they are renamed.
            with staged.part.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            staged.discard()
            raise
    return staged


def write_whole(target: Path, content: bytes) -> None:
    """Write one file, whole or not at all. Raises BriefPressError."""
    staged = stage(target, content)
    try:
        staged.put()
    finally:
        staged.discard()


def sweep(folder: Path, names: Iterable[str]) -> None:
    """Remove what killed builds have staged in a folder for files of these names."""
    wanted = frozenset(names)
    for part in folder.glob(".*.part"):
        if staged_for(part) in wanted:
            Staged(part, part).discard()


def staged_for(part: Path) -> str:
    """Return the name of the file that bytes were staged for; the empty string when a path is none of ours."""
    match = _PART.fullmatch(part.name)
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
