"""A document that somebody has named -> the files of a first brief, and what is told of them. Writes no file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefpress.diagnostics import BriefPressError, Diagnostic, Place
from briefpress.files.opener import read_named
from briefpress.incoming.importing.beside import Beside
from briefpress.incoming.importing.brief_file import brief_file
from briefpress.incoming.importing.draft import draft_of
from briefpress.incoming.importing.reading import SIZE_LIMIT, read_document
from briefpress.project import Project


@dataclass(frozen=True, slots=True)
class Imported:
    """A first brief."""

    files: Mapping[str, bytes]
    """`brief.yaml` and the pictures beside it, by their names."""
    told: tuple[Diagnostic, ...]
    """What is not in the draft, each with its place in the document."""
    to_do: int
    """How many things the head of the file asks for."""


def imported(document: Path, name: str, project: Project, today: str) -> Imported:
    """Return the brief `name` as a document has it. Raises BriefPressError for one that cannot be read."""
    shown = document.as_posix()
    try:
        content = read_named(document, SIZE_LIMIT)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        finding = Diagnostic("import.unreadable", f"the file cannot be read: {reason}", Place(shown))
        raise BriefPressError([finding]) from error
    draft = draft_of(read_document(content, shown, Beside(document.absolute().parent)), _languages(project), today)
    files = {"brief.yaml": brief_file(draft, name, document.name), **draft.pictures}
    return Imported(files, tuple(draft.remarks.findings()), len(draft.remarks.to_do))


def _languages(project: Project) -> tuple[str, ...]:
    """Return the tags of the languages that the templates can set."""
    folders = (root / "languages" for root in project.template_roots)
    return tuple(sorted({path.stem for folder in folders for path in folder.glob("*.yaml")}))
