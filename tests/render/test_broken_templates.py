"""Mistakes in templates, tokens and lengths: each a finding with its place, and nothing is made.

A case is a folder that is laid over the project's `templates`; `expected.txt` in it says what is found.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conftest import CASES

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.editions.request import Request
from briefpress.pipeline import check
from briefpress.project import Project

FOLDER = CASES / "templates"
REQUEST = Request(languages=("en",), audiences=("policymakers",), lengths=("glance",))


def line_of(finding: Diagnostic) -> str:
    hint = f"\n  hint: {finding.hint}" if finding.hint else ""
    return f"{finding.severity}[{finding.code}] {finding.place}\n  {finding.message}{hint}\n"


@pytest.mark.parametrize("case", sorted(folder.name for folder in FOLDER.iterdir()))
def test_finds(case: str, project: Project, approve: bool) -> None:
    shutil.copytree(FOLDER / case, project.root / "templates", ignore=shutil.ignore_patterns("expected.txt"))
    expected = FOLDER / case / "expected.txt"

    try:
        findings = check(REQUEST, project)
    except BriefPressError as error:
        findings = error.diagnostics
    found = "".join(line_of(finding) for finding in findings)

    if approve:
        expected.write_text(found, "utf-8")
    assert expected.read_text("utf-8") == found
    assert all(finding.place for finding in findings)
    assert findings


def test_a_projects_own_part_comes_first(project: Project) -> None:
    parts = project.root / "templates" / "parts"
    parts.mkdir(parents=True)
    (parts / "paragraph.html").write_text('<p id="{{ block.id }}">{{ block.text | inline }}</p>', "utf-8")

    findings = check(REQUEST, project)

    assert () == findings


def test_paths_in_findings_are_those_of_the_project(project: Project) -> None:
    parts = project.root / "templates" / "parts"
    parts.mkdir(parents=True)
    (parts / "paragraph.html").write_text("{{ nothing }}", "utf-8")

    with pytest.raises(BriefPressError) as caught:
        check(REQUEST, project)

    (finding,) = caught.value.diagnostics
    assert finding.place is not None
    assert Path("templates/parts/paragraph.html") == Path(finding.place.file)
