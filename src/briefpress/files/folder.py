"""A folder that is trusted, and a path below it -> the folder that holds it, opened without following a link."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_HAS_STEPS = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW") and hasattr(os, "O_DIRECTORY")
# Not everywhere is there such a word: a pipe without a writer is not waited for; nothing stays open in other programs.
_QUIETLY = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class LinkFoundError(OSError):
    """There is a link on the way."""

    def __init__(self, link: Path) -> None:
        super().__init__(errno.ELOOP, "it is a link", str(link))
        self.link = link


class NoFileError(OSError):
    """What is there is neither a file nor a folder."""

    def __init__(self, path: Path, mode: int) -> None:
        super().__init__(errno.EINVAL, f"it is {kind_of(mode)}, not a file", str(path))
        self.path, self.kind = path, kind_of(mode)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that is open: whatever its path comes to mean, this is still the same one."""

    path: Path
    descriptor: int | None
    """None where the system opens nothing from a folder: paths serve then."""

    def status(self, name: str) -> os.stat_result:
        """Return what is said of an entry itself, be it a link."""
        return os.stat(self._at(name), dir_fd=self.descriptor, follow_symlinks=False)

    def open(self, name: str, flags: int = os.O_RDONLY, mode: int = 0o666) -> int:
        """Return a descriptor of a file; `mode` is for one that is made.

        Raises LinkFoundError, NoFileError and whatever else the system says.
        """
        if not flags & os.O_EXCL:
            with suppress(FileNotFoundError):
                # To open a device may already do something: it is asked first, and the file that was opened again.
                self._check(name, self.status(name).st_mode)
        descriptor = os.open(self._at(name), flags | _QUIETLY | _NO_LINK, mode, dir_fd=self.descriptor)
        try:
            self._check(name, os.fstat(descriptor).st_mode)
        except OSError:
            os.close(descriptor)
            raise
        return descriptor

    def _check(self, name: str, mode: int) -> None:
        if stat.S_ISLNK(mode):
            raise LinkFoundError(self.path / name)
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(self.path / name))
        if not stat.S_ISREG(mode):
            raise NoFileError(self.path / name, mode)

    def names(self) -> list[str]:
        """Return what is in the folder, sorted."""
        where = self.path if self.descriptor is None else self.descriptor
        return sorted(os.listdir(where))  # noqa: PTH208 - pathlib knows no open folders

    def make(self, name: str) -> None:
        """Make a folder, unless something of that name is there."""
        with suppress(FileExistsError):
            os.mkdir(self._at(name), dir_fd=self.descriptor)

    def replace(self, name: str, new_name: str) -> None:
        """Give a file another name; what had that name, be it a link, is gone."""
        there = self.descriptor
        os.replace(self._at(name), self._at(new_name), src_dir_fd=there, dst_dir_fd=there)

    def remove(self, name: str) -> None:
        """Remove a file or a link, if it is there."""
        with suppress(FileNotFoundError):
            os.unlink(self._at(name), dir_fd=self.descriptor)

    def remove_folder(self, name: str) -> None:
        """Remove a folder that is empty; what is none, or is not empty, stays."""
        with suppress(OSError):
            os.rmdir(self._at(name), dir_fd=self.descriptor)

    def touch(self, name: str) -> None:
        """Note that a file has been used now."""
        if os.utime in os.supports_dir_fd and os.utime in os.supports_follow_symlinks:
            os.utime(self._at(name), dir_fd=self.descriptor, follow_symlinks=False)
        else:
            os.utime(self.path / name)

    def _at(self, name: str) -> str:
        """Return how an entry is named to the system."""
        return name if self.descriptor is not None else str(self.path / name)


@contextmanager
def opened(root: Path, steps: Sequence[str] = (), *, follow: bool = False, make: bool = False) -> Iterator[Folder]:
    """Yield a folder below another one; `follow` says that the first may be a link, `make` that folders are made.

    Raises LinkFoundError for a step that is a link, and whatever else the system says.
    """
    with ExitStack() as closing:
        if make and not os.path.lexists(root):
            root.mkdir(parents=True, exist_ok=True)
        folder = _open(None, str(root), root, closing, 0 if follow else _NO_LINK)
        for step in steps:
            if make:
                folder.make(step)
            folder = _open(folder, step, folder.path / step, closing, _NO_LINK)
        yield folder


def _open(parent: Folder | None, name: str, path: Path, closing: ExitStack, no_link: int) -> Folder:
    if no_link and (is_link(path) if parent is None else stat.S_ISLNK(parent.status(name).st_mode)):
        raise LinkFoundError(path)
    if not _HAS_STEPS:
        if no_link and is_link(path):
            raise LinkFoundError(path)
        if not path.is_dir():
            number = errno.ENOTDIR if path.exists() else errno.ENOENT
            raise OSError(number, os.strerror(number), str(path))
        return Folder(path, None)
    flags = os.O_RDONLY | os.O_DIRECTORY | no_link | _QUIETLY
    descriptor = os.open(name, flags, dir_fd=parent.descriptor if parent else None)
    closing.callback(os.close, descriptor)
    return Folder(path, descriptor)


def entries(root: Path, depth: int) -> tuple[tuple[str, ...], ...]:
    """Return the steps to all that is so many steps below a folder, in order; no link is entered.

    Empty when there is no such folder. Raises LinkFoundError when it is a link.
    """
    try:
        with opened(root) as folder:
            return tuple(_entries(folder, (), depth))
    except (FileNotFoundError, NotADirectoryError):
        return ()


def _entries(folder: Folder, above: tuple[str, ...], depth: int) -> Iterator[tuple[str, ...]]:
    for name in folder.names():
        if depth == 1:
            yield (*above, name)
        elif stat.S_ISDIR(folder.status(name).st_mode):
            with ExitStack() as closing:
                below = _open(folder, name, folder.path / name, closing, _NO_LINK)
                yield from _entries(below, (*above, name), depth - 1)


def is_link(path: Path) -> bool:
    """Say whether a path is a link, or a junction as Windows has them."""
    is_junction = getattr(os.path, "isjunction", lambda _: False)  # new in Python 3.12
    return path.is_symlink() or bool(is_junction(path))


def kind_of(mode: int) -> str:
    """Return in words what something is that is no file."""
    kinds = {
        stat.S_IFIFO: "a pipe",
        stat.S_IFSOCK: "a socket",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
        stat.S_IFDIR: "a folder",
    }
    return kinds.get(stat.S_IFMT(mode), "something else")
