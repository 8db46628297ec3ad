"""A line of a file, as an editor names it -> which brief it is of, and in which language."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.project import Project

_TRANSLATIONS = "translations"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody points to."""

    file: str
    """As a person in the project would type it."""
    line: int
    """From 1."""
    brief: str
    language: str
    """Of a translation; empty for the brief's own file."""

    @classmethod
    def of(cls, path: Path, line: int, project: Project) -> Spot:
        """Return the spot of a line. Raises BriefPressError for a file that belongs to no brief of the project."""
        content = Path(os.path.realpath(project.content))
        for candidate in (path, project.root / path):
            real = Path(os.path.realpath(candidate))
            if real.is_file() and real.is_relative_to(content) and len(real.relative_to(content).parts) > 1:
                steps = real.relative_to(content).parts
                language = real.stem if _TRANSLATIONS in steps else ""
                return cls(project.name_of(project.content.joinpath(*steps)), line, steps[0], language)
        hint = "name a file of a brief, such as content/water/brief.yaml:120"
        message = f"{path.as_posix()} is no file of a brief of this project"
        raise BriefPressError([Diagnostic("preview.no-spot", message, hint=hint)])

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"
