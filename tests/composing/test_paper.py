"""Paper: one source for A4, Letter and A5, chosen in theme.yaml or when a build is asked for."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from docx.oxml.ns import qn
from lxml import etree
from tests.conftest import AS_IT_COMES

from briefpress.cli import main
from briefpress.diagnostics import BriefPressError
from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Plan
from briefpress.pipeline.pipeline import build
from briefpress.project import Project
from briefpress.report.progress import SilentProgress

pytestmark = pytest.mark.slow

A4, LETTER, A5 = (11906, 16838), (12240, 15840), (8391, 11906)
"""In twentieths of a point."""
REQUEST = Request(languages=("en",), audiences=("policymakers",), lengths=("glance",), formats=("pdf", "docx"))


def sizes(project: Project, paper: str = "") -> set[tuple[int, int]]:
    """Return the sizes of the pages of PDF and Word that a build makes."""
    outcome = build(REQUEST, project, Plan(project.build, 1, paper=paper, settings=AS_IT_COMES), SilentProgress())
    assert () == outcome.diagnostics
    paths = {entry.format: project.build / entry.path for entry in outcome.entries}
    return {*pdf_sizes(paths["pdf"]), *word_sizes(paths["docx"])}


def pdf_sizes(path: Path) -> set[tuple[int, int]]:
    with pikepdf.open(path) as pdf:
        boxes = [[float(number) for number in page.mediabox] for page in pdf.pages]
    return {(round(20 * (right - left)), round(20 * (top - bottom))) for left, bottom, right, top in boxes}


def word_sizes(path: Path) -> set[tuple[int, int]]:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return {(int(str(one.get(qn("w:w")))), int(str(one.get(qn("w:h"))))) for one in root.iter(qn("w:pgSz"))}


def write_theme(project: Project, words: str, folder: str = "") -> None:
    path = project.root / "templates" / folder / "theme.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, "utf-8")


@pytest.mark.parametrize(("paper", "size"), [("", A4), ("a4", A4), ("letter", LETTER), ("a5", A5)])
def test_pdf_and_word_have_the_paper_asked_for(paper: str, size: tuple[int, int], project: Project) -> None:
    assert {size} == sizes(project, paper)


def test_the_projects_theme_names_the_paper(project: Project) -> None:
    write_theme(project, "paper: letter\n")

    assert {LETTER} == sizes(project)


def test_an_audience_has_its_own_and_what_is_asked_for_comes_first(project: Project) -> None:
    write_theme(project, "paper: a5\n")
    write_theme(project, "paper: letter\n", "audiences/policymakers")

    assert {LETTER} == sizes(project)
    assert {A4} == sizes(project, "a4")


def test_a_project_can_define_a_paper_of_its_own(project: Project) -> None:
    page = "{width: 176mm, height: 250mm, top: 20mm, first: 12mm, bottom: 18mm, side: 16mm}"
    write_theme(project, f"paper: b5\npapers:\n  b5:\n    page: {page}\n")

    assert {(9978, 14173)} == sizes(project)


def test_an_unknown_paper_is_a_finding(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 == main(["build", "--language", "en", "--paper", "lettre", "--project", str(project.root)])

    told = capsys.readouterr().err
    assert 'error[edition.unknown-paper]: there is no paper "lettre"' in told
    assert 'hint: did you mean "letter"?' in told
    assert not project.build.exists()


def test_paper_that_is_no_word_is_a_finding_with_its_place(project: Project) -> None:
    write_theme(project, "paper: {a4: {}}\n")

    with pytest.raises(BriefPressError) as caught:
        build(REQUEST, project, Plan(project.build, 1, settings=AS_IT_COMES), SilentProgress())

    (finding,) = caught.value.diagnostics
    assert "theme.unknown-paper" == finding.code
    assert "templates/theme.yaml:1:8" == str(finding.place)
