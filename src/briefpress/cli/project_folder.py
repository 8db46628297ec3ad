"""Which project is meant."""

from __future__ import annotations

from pathlib import Path

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.files.folder import is_link
from briefpress.project import Project, find_project

_HINT = "go to the project's folder, name it with --project, or start one: briefpress new brief NAME"


def project_at(folder: Path | None) -> Project:
    """Return the project named, else the nearest at or above this folder. Raises BriefPressError when there is none."""
    if folder is None:
        here = Path.cwd()
        found = find_project(here)
        message = f"{here.as_posix()} is in no project: neither it nor a folder above it has a folder content/"
    else:
        found = Project(folder) if (folder / "content").is_dir() else None
        message = f"{folder.as_posix()} is no project: it has no folder content/"
    if found is None:
        raise BriefPressError([Diagnostic("project.none", message, hint=_HINT)])
    return found


def named_folder(folder: Path) -> Path:
    """Return where a folder is that somebody named: to name a link is to mean what it leads to."""
    return folder.resolve() if is_link(folder) else folder


def root_for_new(folder: Path | None) -> Path:
    """Return where something new belongs: the folder named, else the nearest project, else this folder."""
    if folder is not None:
        return folder
    here = Path.cwd()
    found = find_project(here)
    return found.root if found else here
