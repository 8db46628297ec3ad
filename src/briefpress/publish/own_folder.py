"""The user's own cache folder -> the key that seals what builds keep for each other, and a place for their stamps.

Neither may come with a project: the folder lies outside of it, and belongs to the user alone. Where there is no such
folder a build does all its work, and says so.
"""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefpress.diagnostics import BriefPressError, Diagnostic, Severity
from briefpress.files.folder import Folder, opened

_KEY = "key"
_BYTES = 32
_OF_OTHERS = 0o077


@dataclass(frozen=True, slots=True)
class OwnFolder:
    """A folder that only this user can write to, and what it holds."""

    path: Path
    key: bytes
    """Secret, the same in all builds of this user on this machine."""


def own_folder(path: Path | None, *others: Path) -> OwnFolder:
    """Return the user's own folder, made if it is not there; `others` are folders that may come from somebody else.

    Raises BriefPressError with a warning when there is none that can be used.
    """
    if path is None or not path.is_absolute():
        raise BriefPressError([_unusable("this user has no folder for caches", "")])
    real = Path(os.path.realpath(path))
    if any(real.is_relative_to(os.path.realpath(other)) for other in others):
        hint = "let XDG_CACHE_HOME name a folder outside of the project and of the folder of builds"
        raise BriefPressError([_unusable("the folder for caches lies where others can put files", hint)])
    try:
        real.mkdir(mode=0o700, parents=True, exist_ok=True)
        with opened(real) as folder:
            _check(folder, ".", stat.S_IWGRP | stat.S_IWOTH)
            return OwnFolder(real, _key(folder))
    except OSError as error:
        hint = f"let only yourself write to {path.as_posix()}, or remove it: it is made again"
        raise BriefPressError([_unusable((error.strerror or str(error)).lower(), hint)]) from error


def _key(folder: Folder) -> bytes:
    for _ in range(2):
        with suppress(FileNotFoundError):
            with os.fdopen(folder.open(_KEY), "rb") as file:
                _check(folder, _KEY, _OF_OTHERS)
                key = file.read(_BYTES + 1)
            if len(key) == _BYTES:
                return key
            folder.remove(_KEY)  # it was cut short, or is of another version
        _make_key(folder)
    raise OSError(None, "its key cannot be kept")


def _make_key(folder: Folder) -> None:
    """Put a new key in its place, whole; of two builds that do so at once the later one's stays."""
    part = f"{_KEY}.{secrets.token_hex(8)}"
    with os.fdopen(folder.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(_BYTES))
        file.flush()
        os.fsync(file.fileno())
    folder.replace(part, _KEY)


def _check(folder: Folder, name: str, forbidden: int) -> None:
    """Raise OSError for what is another user's, or what others may write to or read."""
    if not hasattr(os, "geteuid"):  # Windows keeps a user's folder from other users by itself
        return
    status = folder.status(name)
    if status.st_uid != os.geteuid() or status.st_mode & forbidden:
        raise OSError(None, "others can write to it, or read its key")


def _unusable(why: str, hint: str) -> Diagnostic:
    message = f"nothing of this build is kept for the next one: {why}"
    return Diagnostic("publish.no-own-folder", message, hint=hint, severity=Severity.WARNING)
