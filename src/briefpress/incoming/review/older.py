"""A brief that has moved on + the receipt of a file -> the brief as it was when the file was made, out of git.

git is asked for what it has of the project's own folders, and nothing of it is run: no hook, no filter, no pager.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from briefpress.composing.composer import Composer
from briefpress.content.library import Library
from briefpress.content.load import load_brief
from briefpress.diagnostics import BriefPressError
from briefpress.incoming.review.page import Page, page_of
from briefpress.incoming.review.receipt import Receipt
from briefpress.project import Project

_MOST_COMMITS = 25
_SECONDS = 30
_FOLDERS = ("content", "templates")


@dataclass(frozen=True, slots=True)
class Earlier:
    """A page as it was, and the commit that it was made from."""

    page: Page
    commit: str


def earlier_page(project: Project, library: Library, receipt: Receipt, generator: str) -> Earlier | None:
    """Return the page that a receipt is of, from the newest commit that makes it; None when none of the last does."""
    for commit in _commits(project, library.name):
        with _checked_out(project, commit) as folder:
            page = _page(folder, library.name, receipt, generator) if folder else None
        if page and page.receipt.texts == receipt.texts:
            return Earlier(page, commit)
    return None


def _page(folder: Path, name: str, receipt: Receipt, generator: str) -> Page | None:
    project = Project(folder)
    composer = Composer(project, generator, allow_stale=True)
    try:
        library = load_brief(project.content / name, project.root, composer.templates.lengths)
        return page_of(composer, library, receipt)
    except (BriefPressError, StopIteration):
        return None


def _commits(project: Project, brief: str) -> list[str]:
    folders = (f"content/{brief}", "templates")
    listed = _git(project, "log", f"--max-count={_MOST_COMMITS}", "--format=%H", "--", *folders)
    return listed.decode("ascii", "replace").split() if listed else []


@contextmanager
def _checked_out(project: Project, commit: str) -> Iterator[Path | None]:
    """Give a folder with what a commit has of a project, and take it away again."""
    folders = [name for name in _FOLDERS if _git(project, "ls-tree", "--name-only", commit, f"./{name}")]
    archive = _git(project, "archive", "--format=tar", commit, *folders) if folders else None
    if not archive:
        yield None
        return
    with TemporaryDirectory(prefix="briefpress-") as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            # Only files and folders that stay below it: neither links nor devices (PEP 706).
            tar.extractall(folder, filter="data")
        yield Path(folder)


def _git(project: Project, *words: str) -> bytes | None:
    """Return what git says in a project's folder; None where there is no git, or no such thing."""
    command = ("git", "--no-pager", "--no-optional-locks", "-c", "core.fsmonitor=false", *words)
    try:
        asked = subprocess.run(command, cwd=project.root, capture_output=True, check=True, timeout=_SECONDS)  # noqa: S603 - our own words
    except (OSError, subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return None
    return asked.stdout
