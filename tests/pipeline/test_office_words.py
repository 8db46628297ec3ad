"""What offices have typed, and sent to translators and got back: a project for each.

`expected.txt` is what the import and then the check say.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import CASES, written

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.editions.request import Request
from briefpress.pipeline.pipeline import check, libraries
from briefpress.project import Project
from briefpress.translation.commands import import_file

OFFICE = CASES / "office"
WORDS = ("09", "13", "14", "17", "20", "21", "22")
NAMES = sorted(path.name for path in OFFICE.iterdir() if path.name.startswith(WORDS))


@pytest.mark.parametrize("name", NAMES)
def test_is_right_or_told_with_what_to_do(name: str, tmp_path: Path, *, approve: bool) -> None:
    shutil.copytree(OFFICE / name, tmp_path / name)
    project, expected = Project(tmp_path / name), OFFICE / name / "expected.txt"

    findings = (*imported(project), *check(Request(), project))
    # Which fonts a machine has is its own.
    findings = tuple(replace(one, hint="") if one.code == "fonts.missing-glyph" else one for one in findings)
    found = "".join(map(written, findings))
    found = found.replace(f"{project.root}/", "")

    if approve:
        expected.write_text(found, "utf-8")
    assert expected.read_text("utf-8") == found


def imported(project: Project) -> tuple[Diagnostic, ...]:
    """Return what is said of the file that came back; nothing where none has."""
    path = project.root / "back.xliff"
    if not path.exists():
        return ()
    (library,) = libraries(Request(), project)
    try:
        (po, content), warnings = import_file(library, "fr", path)
    except BriefPressError as error:
        return error.diagnostics
    po.write_bytes(content)
    return warnings
