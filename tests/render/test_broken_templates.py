"""Mistakes in templates, tokens and lengths: each a finding with its place, and nothing is made.

A case is a folder that is laid over the project's `templates`; `expected.txt` in it says what is found.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conftest import CASES

from briefpress.diagnostics import BriefPressError, Diagnostic, Severity
from briefpress.editions.request import Request
from briefpress.pipeline.pipeline import check as check_all
from briefpress.project import Project

FOLDER = CASES / "templates"
REQUEST = Request(languages=("en",), audiences=("policymakers",), lengths=("glance",))


def check(request: Request, project: Project) -> tuple[Diagnostic, ...]:
    """Return all findings but advice on how the brief is written, which is the same for every template."""
    return tuple(finding for finding in check_all(request, project) if not finding.code.startswith("advice."))


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


def test_an_audiences_page_overrides_a_block_of_the_page_of_all(project: Project) -> None:
    page = project.root / "templates" / "audiences" / "policymakers" / "page.html"
    page.parent.mkdir(parents=True)
    page.write_text('{% extends "base/page.html" %}{% block colophon %}<p>{{ nothing }}</p>{% endblock %}', "utf-8")

    with pytest.raises(BriefPressError) as caught:
        check(REQUEST, project)

    (finding,) = caught.value.diagnostics
    assert "templates/audiences/policymakers/page.html:1:1" == str(finding.place)
    page.write_text('{% extends "base/page.html" %}{% block colophon %}{{ super() }}{% endblock %}', "utf-8")
    assert () == check(REQUEST, project)


def test_finds_a_mistake_in_a_page_that_another_extends(project: Project) -> None:
    page = project.root / "templates" / "page.html"
    (page.parent / "audiences" / "policymakers").mkdir(parents=True)
    page.write_text("<html>\n\n{{ nothing }}</html>", "utf-8")
    own = '{% extends "base/page.html" %}'
    (page.parent / "audiences" / "policymakers" / "page.html").write_text(own, "utf-8")

    with pytest.raises(BriefPressError) as caught:
        check(REQUEST, project)

    (finding,) = caught.value.diagnostics
    assert "templates/page.html:3:1" == str(finding.place)
    assert finding.place
    assert "{{ nothing }}</html>" == finding.place.excerpt


def test_warns_of_a_name_in_an_audience_that_nothing_has(project: Project) -> None:
    folder = project.root / "templates" / "audiences" / "policymakers"
    folder.mkdir(parents=True)
    (folder / "audience.yaml").write_text("label: For policymakers\norder: [texts, why]\nomit: [glosary]\n", "utf-8")

    (finding,) = check(REQUEST, project)

    assert Severity.WARNING is finding.severity
    assert "audience.unknown-name" == finding.code
    assert "templates/audiences/policymakers/audience.yaml:3:8" == str(finding.place)
    assert 'did you mean "glossary"?' == finding.hint
