"""A brief that has moved on + the receipt of a file -> the brief as it was when the file was made, out of git.

git is asked for what it has of the project's own folders, and nothing of it is run: no hook, no filter, no pager.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
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
_MOST_BYTES = 300_000_000
_FOLDERS = ("content", "templates")
# Files; neither links nor other repositories.
_ENTRY = re.compile(r"100(?:644|755) blob (?P<object>[0-9a-f]{40,64}) +(?P<size>[0-9]+)\t(?P<path>.+)", re.DOTALL)
_HEAD = re.compile(rb"[0-9a-f]{40,64} blob (?P<size>[0-9]+)\n")


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
    listed = _git(project, "rev-list", f"--max-count={_MOST_COMMITS}", "HEAD", "--", *folders)
    return listed.decode("ascii", "replace").split() if listed else []


@contextmanager
def _checked_out(project: Project, commit: str) -> Iterator[Path | None]:
    """Give a folder with what a commit has of a project, and take it away again."""
    files = _files(project, commit)
    if not files:
        yield None
        return
    with TemporaryDirectory(prefix="briefpress-") as folder:
        for name, content in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        yield Path(folder)


def _files(project: Project, commit: str) -> dict[str, bytes]:
    """Return the files of a commit below the project's folder, by their paths; nothing where they cannot be had."""
    listed = _git(project, "ls-tree", "-r", "-l", "-z", commit, "--", *_FOLDERS)
    found = [_ENTRY.fullmatch(line) for line in (listed or b"").decode("utf-8", "surrogateescape").split("\0")]
    files = [one for one in found if one and _stays_below(one["path"])]
    if sum(int(one["size"]) for one in files) > _MOST_BYTES:
        return {}
    names = {one["path"]: one["object"] for one in files}
    asked = "".join(f"{name}\n" for name in names.values()).encode()
    # As they were committed: what `git archive` gives has been through filters, which are programs (gitattributes).
    contents = _blobs(_git(project, "cat-file", "--batch", given=asked) or b"")
    return dict(zip(names, contents, strict=False)) if len(contents) == len(names) else {}


def _stays_below(path: str) -> bool:
    """Say whether a path of a tree leads to a file below the folder: nobody keeps trees from having others."""
    steps = path.split("/")
    return not path.startswith("/") and not {"", ".", ".."}.intersection(steps) and "\\" not in path


def _blobs(batch: bytes) -> list[bytes]:
    """Return the contents in what `git cat-file --batch` says; up to the first that is not there."""
    contents, rest = [], io.BytesIO(batch)
    while match := _HEAD.fullmatch(rest.readline()):
        contents.append(rest.read(int(match["size"])))
        rest.read(1)
    return contents


def _git(project: Project, *words: str, given: bytes = b"") -> bytes | None:
    """Return what git says in a project's folder; None where there is no git, or no such thing.

    The words are such that look at objects alone: `log` could start a program that checks signatures, and `archive`
    filters, both as the project's own configuration names them. What it lacks is not fetched from anywhere.
    """
    command = ("git", "--no-pager", "--no-optional-locks", "-c", "core.fsmonitor=false", *words)
    alone = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    try:
        asked = subprocess.run(  # noqa: S603 - our own words
            command,
            cwd=project.root,
            input=given,
            env={**os.environ, **alone},
            capture_output=True,
            check=True,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return None
    return asked.stdout
