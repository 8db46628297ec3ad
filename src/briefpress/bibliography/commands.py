"""What the commands of `briefpress sources` do, without writing a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefpress.bibliography.export import EXTENSIONS, exported
from briefpress.bibliography.merge import Merged, merge
from briefpress.bibliography.reading import SIZE_LIMIT, read_works
from briefpress.content.library import Library
from briefpress.diagnostics import BriefPressError, Diagnostic, Place
from briefpress.files.opener import read_named
from briefpress.project import Project
from briefpress.yaml_file import parse_yaml, read_yaml

_MOST_BYTES = 5_000_000


def merged(brief: Path, files: Sequence[Path], project: Project, *, complete: bool) -> Merged:
    """Return a brief's file with the works of others among its sources. Raises BriefPressError.

    The brief need not be whole: sources are often the first that is there.
    """
    name = project.name_of(brief)
    yaml = read_yaml(brief, name, project.opener)
    content = project.opener.read(brief, _MOST_BYTES)
    readings = [read_works(_bytes(file), file.as_posix()) for file in files]
    result = Merged(content)
    for reading in readings:
        step = merge(result.content, parse_yaml(result.content, yaml.name), reading, complete=complete)
        result = _joined(result, step)
    return result


def exported_sources(library: Library, file: Path, format_: str | None) -> bytes:
    """Return the sources of a brief in a format, or in the one that a file's name ends in. Raises BriefPressError."""
    chosen = format_ or EXTENSIONS.get(file.suffix.lower())
    if chosen:
        return exported(library.brief.sources, chosen)
    message = f'"{file.name}" does not say in which format sources are to be written'
    hint = "name it .json, .bib or .ris, or say --format csl-json, bibtex or ris"
    raise BriefPressError([Diagnostic("sources.unknown-format", message, Place(file.as_posix()), hint)])


def _bytes(file: Path) -> bytes:
    try:
        return read_named(file, SIZE_LIMIT)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        place = Place(file.as_posix())
        raise BriefPressError(
            [Diagnostic("sources.unreadable", f"the file cannot be read: {reason}", place)]
        ) from error


def _joined(before: Merged, step: Merged) -> Merged:
    """Return what came of several files, one after the other."""
    return Merged(
        step.content,
        [*before.added, *step.added],
        {**before.completed, **step.completed},
        list(dict.fromkeys((*before.known, *step.known))),
        (*before.told, *step.told),
    )
