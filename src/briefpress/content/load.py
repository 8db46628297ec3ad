"""A folder in `content/` -> Library: the file is read, given ids and checked for shape; `check` sees to its meaning."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from briefpress.content.brief import Brief
from briefpress.content.catalogue import BRIEF_FILE
from briefpress.content.findings import shape_findings
from briefpress.content.from_file import with_files
from briefpress.content.identify import identify
from briefpress.content.lengths import Lengths
from briefpress.content.library import Library
from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.project import Project
from briefpress.yaml_file import read_yaml


def load_brief(folder: Path, project: Path, lengths: Lengths) -> Library:
    """Return a brief. `project` is what findings name files from, and what no link may lead out of; `lengths` are
    those that the project has.

    Raises BriefPressError with all that is wrong with the file's syntax, else with its shape.
    """
    folder = folder.absolute()
    # A folder with a brief may come from somebody else than the project: what stands beside it is not the brief's.
    opener = replace(Project(project).opener, limits=(folder,))
    path = folder / BRIEF_FILE
    yaml = read_yaml(path, opener.name_of(path), opener)
    if not isinstance(yaml.value, dict):
        message = "a brief is a mapping: keys such as title, with their values"
        raise BriefPressError([Diagnostic("content.wrong-type", message, yaml.place(()))])
    yaml = with_files(yaml, folder, opener)
    assert isinstance(yaml.value, dict)  # as before
    identified = identify(yaml, yaml.value)
    try:
        brief = Brief.model_validate(identified.value, by_alias=True, by_name=False, context=lengths)
    except ValidationError as error:
        raise BriefPressError([*identified.problems, *shape_findings(error, yaml, lengths)]) from error
    if identified.problems:
        raise BriefPressError(identified.problems)
    return Library(folder.name, folder, brief, lengths, yaml, identified.paths, opener)
