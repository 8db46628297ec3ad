"""`build --word-pages`: Word files are laid out by LibreOffice, and set tighter until they keep the promised pages."""

from __future__ import annotations

import io
import json
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from tests.lengths import GLANCE

from briefpress.cli import main
from briefpress.composing.composer import Composer
from briefpress.content.lengths import Length
from briefpress.content.load import load_brief
from briefpress.diagnostics import Severity
from briefpress.editions.edition import Edition
from briefpress.pipeline import libre_office, word_pages
from briefpress.pipeline.libre_office import find_libre_office
from briefpress.pipeline.word_pages import with_word_pages
from briefpress.press.job import TIGHTER_WORD, Printed
from briefpress.press.press import run
from briefpress.project import Project
from briefpress.writers.artifact import Artifact

ONLY = ("--length", "glance", "--audience", "policymakers", "--language", "en", "--jobs", "1")


def word(format_: str, pages: int) -> Artifact:
    """Return a Word file of so many pages."""
    document = docx.Document()
    for number in range(pages):
        document.add_paragraph(f"Page {number + 1}").paragraph_format.page_break_before = number > 0
    file = io.BytesIO()
    document.save(file)
    return Artifact(format_, file.getvalue())


def printed(brief: str, words: list[Artifact], budget: int = 1) -> Printed:
    edition = Edition(brief, "en", Length("glance", 1), "public")
    artifacts = (Artifact("pdf", b"%PDF"), *words, Artifact("html", b"<p>"))
    return Printed(edition, "Title", artifacts, budget, budget, 1, 0, (), 1, "key")


@pytest.mark.slow
@pytest.mark.usefixtures("libre_office")
def test_the_first_that_keeps_the_promise_is_taken_else_the_tightest(monkeypatch: pytest.MonkeyPatch) -> None:
    # Each set of fonts takes a start of the program more.
    monkeypatch.setattr(word_pages, "_STAND_INS", ("No Such Font",))
    names = ("docx", *TIGHTER_WORD)
    at_once, later, never = (
        printed(brief, [word(name, pages) for name, pages in zip(names, counts, strict=True)])
        for brief, counts in {"at-once": (1, 1, 1, 1), "later": (3, 2, 1, 1), "never": (4, 4, 3, 2)}.items()
    )
    damaged = printed("damaged", [Artifact(name, word(name, 1).content[:2000]) for name in names])

    found, findings = with_word_pages((at_once, later, never, damaged), find_libre_office())

    assert [("pdf", "docx", "html")] * 4 == [tuple(one.format for one in edition.artifacts) for edition in found]
    assert [1, 1, 2, 0] == [edition.artifacts[1].pages for edition in found]
    contents = [edition.artifacts[1].content for edition in found[:3]]
    assert [at_once.artifacts[1].content, later.artifacts[3].content, never.artifacts[4].content] == contents
    told = {one.code: one for one in findings}
    assert {Severity.WARNING} == {one.severity for one in findings}
    assert (
        "never en/glance/public has 2 pages at the tightest setting, 1 page promised" in told["office.too-long"].message
    )
    assert "in the fonts of the look only: No Such Font stand in" in told["office.no-stand-ins"].message
    assert "damaged en/glance/public" in told["office.not-laid-out"].message


@pytest.mark.slow
def test_each_step_says_the_same_on_lines_that_are_no_higher(project: Project) -> None:
    composer = Composer(project, "x")
    library = load_brief(project.content / "tiny", project.root, composer.templates.lengths)
    names = ("docx", *TIGHTER_WORD)
    made = run(composer.job(library, Edition("tiny", "en", GLANCE, "policymakers"), names)).printed

    assert made
    assert names == tuple(one.format for one in made.artifacts)
    words = [docx.Document(io.BytesIO(one.content)) for one in made.artifacts]
    assert 1 == len({"".join(document.element.body.itertext()) for document in words})
    heights = [line_heights(document.styles.element) for document in words]
    for looser, tighter in pairwise(heights):
        assert sum(tighter) < sum(looser)
        assert all(one <= other for one, other in zip(tighter, looser, strict=True))


def line_heights(styles: etree._Element) -> list[int]:
    return [int(spacing.get(qn("w:line"), "0")) for spacing in styles.iter(qn("w:spacing"))]


@pytest.mark.slow
@pytest.mark.usefixtures("libre_office")
def test_what_is_counted_stands_in_table_and_manifest(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["build", "--project", str(project.root), *ONLY, "--word-pages"])
    table = capsys.readouterr().out
    counted = {entry["format"]: entry for entry in entries(project)}
    assert 0 == main(["build", "--project", str(project.root), *ONLY, "--quiet"])
    usual = {entry["format"]: entry for entry in entries(project)}

    assert {"pdf", "docx", "html"} == set(counted)
    assert "in Word" in table
    assert 1 == counted["docx"].pop("word_pages")
    assert usual == counted
    assert all("word_pages" not in entry for entry in usual.values())
    assert 0 == main(["verify", "--project", str(project.root)])


def entries(project: Project) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((project.build / "manifest.json").read_text("utf-8"))["editions"]
    return found


def test_without_the_program_nothing_is_built(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libre_office, "_ELSEWHERE", ())

    assert 1 == main(["build", "--project", str(project.root), *ONLY, "--word-pages"])

    told = capsys.readouterr().err
    assert "LibreOffice, which counts the pages of Word files, is not installed" in " ".join(told.split())
    assert "build without --word-pages" in " ".join(told.split())
    assert not project.build.exists()


@pytest.mark.parametrize("words", [["--draft"], ["--print"], ["--format", "pdf"]])
def test_goes_with_final_word_files_only(
    project: Project, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert 2 == main(["build", "--project", str(project.root), "--word-pages", *words])

    assert "--word-pages is for final Word files" in " ".join(capsys.readouterr().err.split())
