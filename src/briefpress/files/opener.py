"""Paths -> the bytes of files that lie in folders which are trusted; what leads out of them is a finding."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefpress.diagnostics import BriefPressError, Diagnostic, Place
from briefpress.files.folder import Folder, LinkFoundError, NoFileError, opened

TEXT_LIMIT = 5_000_000
"""In bytes: more than any template, style sheet or table of labels needs."""


@dataclass(frozen=True, slots=True)
class Root:
    """A folder that is trusted as a place: somebody has named it, or it came with the press."""

    path: Path
    shown: str = ""
    """What a person would type before a path from there."""
    follow: bool = True
    """Whether it may itself be a link."""


@dataclass(frozen=True, slots=True)
class Opener:
    """Opens files below some folders, and nothing else."""

    roots: tuple[Root, ...]
    limits: tuple[Path, ...] = ()
    """Folders below them that links may not lead out of: a brief's own, those of templates. None: the roots."""

    def read(self, path: Path, limit: int) -> bytes:
        """Return the bytes of a file, one more than `limit` at most: whoever reads it says that it is too large.

        Raises OSError for a file that is not there or cannot be read, and BriefPressError for a path that leads out
        of the folders by a link, or to something that is no file.
        """
        with self._opened(path, is_whole=True) as (folder, name):
            descriptor = folder.open(name)
        with os.fdopen(descriptor, "rb") as file:
            # Python makes room for as much as is asked for, however little there is.
            size = os.fstat(file.fileno()).st_size
            return file.read(min(limit, size) + 1)

    def text(self, path: Path, limit: int = TEXT_LIMIT) -> str:
        """Return the text of a file. Raises as `read`, and UnicodeDecodeError; one that is too large is a finding."""
        content = self.read(path, limit)
        if len(content) > limit:
            raise BriefPressError([too_large(self.name_of(path), limit)])
        return content.decode("utf-8")

    def holding(self, path: Path, *, make: bool = False) -> AbstractContextManager[tuple[Folder, str]]:
        """Return a context of the folder that holds a file and the file's name in it; `make` makes folders that lack.

        A link of the file's name is not followed. Raises as `read`, also for what is raised in the context.
        """
        return self._opened(path, is_whole=False, make=make)

    @contextmanager
    def _opened(self, path: Path, *, is_whole: bool, make: bool = False) -> Iterator[tuple[Folder, str]]:
        """Yield what holds a path; `is_whole` says that its last step is followed, too."""
        with self._findings(path), ExitStack() as closing:
            try:
                root, steps = self._split(path)
                folder = closing.enter_context(opened(root.path, steps[:-1], follow=root.follow, make=make))
                if is_whole and _is_link(folder, steps[-1]):
                    raise LinkFoundError(folder.path / steps[-1])
            except LinkFoundError as error:
                closing.close()
                root, steps = self._inside(path, error.link, is_whole=is_whole)
                folder = closing.enter_context(opened(root.path, steps[:-1], follow=root.follow, make=make))
            yield folder, steps[-1]

    def name_of(self, path: Path) -> str:
        """Return a path as a person would type it."""
        for root in self.roots:
            base = root.path.absolute()
            if path.absolute().is_relative_to(base):
                return (Path(root.shown) / path.absolute().relative_to(base)).as_posix()
        return path.as_posix()

    def _split(self, path: Path) -> tuple[Root, tuple[str, ...]]:
        """Return the folder that a path is below, and the steps from there. Raises BriefPressError for none."""
        for root in self.roots:
            base = root.path.absolute()
            steps = path.absolute().relative_to(base).parts if path.absolute().is_relative_to(base) else ()
            if steps and ".." not in steps:
                return root, steps
        raise BriefPressError([_leads_out(path.as_posix())])

    def _inside(self, path: Path, link: Path, *, is_whole: bool) -> tuple[Root, tuple[str, ...]]:
        """Return where a path leads that has a link on its way. Raises BriefPressError when that is not inside."""
        shown = self.name_of(link)
        if any(link.absolute() == root.path.absolute() for root in self.roots):
            message, hint = f"{shown} is a link", "name the folder that it leads to with --out"
            raise BriefPressError([Diagnostic("files.link", message, Place(shown), hint)])
        try:
            real = Path(os.path.realpath(path if is_whole else path.parent, strict=True))
        except OSError as error:
            message = f"{shown} is a link that leads nowhere"
            raise BriefPressError([Diagnostic("files.link", message, Place(shown), "take it away")]) from error
        for root in self.roots:
            base = Path(os.path.realpath(root.path))
            if real.is_relative_to(base):
                steps = (*real.relative_to(base).parts, *(() if is_whole else (path.name,)))
                self._check_limits(real, shown)
                return Root(base, root.shown, root.follow), steps
        raise BriefPressError([_leads_out(shown)])

    def _check_limits(self, real: Path, shown: str) -> None:
        """Raise BriefPressError for a place that is out of all folders which links may not lead out of."""
        if self.limits and not any(real.is_relative_to(os.path.realpath(limit)) for limit in self.limits):
            raise BriefPressError([_leads_out(shown, self.name_of(self.limits[0]))])

    @contextmanager
    def _findings(self, path: Path) -> Iterator[None]:
        try:
            yield
        except LinkFoundError as error:
            # Somebody has put it there since it was looked at.
            message, shown = f"{self.name_of(error.link)} is a link", self.name_of(error.link)
            raise BriefPressError([Diagnostic("files.link", message, Place(shown), "take it away")]) from error
        except NoFileError as error:
            message, shown = f"{self.name_of(path)} is {error.kind}, not a file", self.name_of(path)
            raise BriefPressError([Diagnostic("files.no-file", message, Place(shown), "take it away")]) from error


def is_there(path: Path) -> bool:
    """Say whether anything is there, be it a link that leads nowhere: what it is, whoever opens it is told."""
    return os.path.lexists(path)


def read_named(path: Path, limit: int) -> bytes:
    """Return the bytes of a file that somebody has named, wherever it leads; one more than `limit` at most.

    Raises as `Opener.read`.
    """
    real = Path(os.path.realpath(path))
    return Opener((Root(real.parent, path.parent.as_posix()),)).read(real, limit)


def too_large(name: str, limit: int) -> Diagnostic:
    """Return the finding about a file that has more bytes than its kind may have."""
    return Diagnostic("files.too-large", f"{name} is larger than {limit / 1e6:g} MB", Place(name))


def _leads_out(shown: str, folder: str = "the project") -> Diagnostic:
    message = f"{shown} is a link that leads out of {folder}"
    return Diagnostic("files.link", message, Place(shown), "copy what it leads to")


def _is_link(folder: Folder, name: str) -> bool:
    try:
        return stat.S_ISLNK(folder.status(name).st_mode)
    except FileNotFoundError:
        return False
