"""Name -> a new brief with sample text, in a project or in a folder that becomes one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefpress.content.schema import schema_text
from briefpress.diagnostics import Diagnostic, raise_if_errors
from briefpress.project import Project
from briefpress.publish.atomic import write_whole

SCHEMA = "brief.schema.json"
"""Beside the briefs; the first line of each names it, so that editors complete and check while one writes."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 64


def new_brief(project_root: Path, name: str) -> tuple[Path, ...]:
    """Write `content/<name>/brief.yaml` and the schema, and return their paths.

    The sample is the project's own `templates/scaffold/brief.yaml` where there is one. Raises BriefPressError for a
    name that cannot be one or is taken, and when the folder does not take the files.
    """
    project = Project(project_root)
    raise_if_errors(_problems(project, name))
    brief = project.content / name / "brief.yaml"
    schema = project.content / SCHEMA
    write_whole(schema, schema_text().encode())
    write_whole(brief, _sample(project))
    return (brief, schema)


def _problems(project: Project, name: str) -> Iterator[Diagnostic]:
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        hint = f"small letters, digits and single hyphens, such as clean-water; at most {_LONGEST} characters"
        yield Diagnostic("project.bad-name", f'"{name}" cannot be the name of a brief', hint=hint)
    # Also a link that leads nowhere is in the way.
    elif (project.content / name).exists() or (project.content / name).is_symlink():
        taken = f"content/{name} is there already"
        yield Diagnostic("project.name-taken", taken, hint="choose another name, or edit what is there")


def _sample(project: Project) -> bytes:
    """Return the sample, from the first templates folder that has one; the package's always has."""
    samples = (folder / "scaffold" / "brief.yaml" for folder in project.template_roots)
    return next(sample for sample in samples if sample.is_file()).read_bytes()
