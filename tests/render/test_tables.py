"""Tables of every kind, printed: what stands in their cells, and that wide ones fit or are told."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from tests.conftest import AS_IT_COMES, CASES
from tests.programs import Errors
from tests.writers.docx.word import Word

from briefpress.diagnostics import Diagnostic
from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Outcome, Plan
from briefpress.pipeline.pipeline import build
from briefpress.project import Project
from briefpress.report.progress import SilentProgress

pytestmark = pytest.mark.slow


def printed(root: Path, case: str, *formats: str) -> tuple[Path, Outcome]:
    shutil.copytree(CASES / case, root / "content" / "tables")
    (root / "build").mkdir()
    request = Request(lengths=("brief",), formats=formats)
    plan = Plan(root / "build", 1, settings=(*AS_IT_COMES, "lengths.brief.pages=3"))
    return root / "build" / "tables", build(request, Project(root), plan, SilentProgress())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The brief edition of a brief with tables of every kind, in French."""
    folder, outcome = printed(tmp_path_factory.mktemp("tables"), "tables")
    assert [] == [one for one in outcome.diagnostics if not one.code.startswith("layout.")]
    assert 3 == len(outcome.entries)
    return folder / "fr" / "tables.brief.policymakers.fr"


@pytest.fixture(scope="module")
def too_wide(tmp_path_factory: pytest.TempPathFactory) -> Diagnostic:
    """What is said of a table that nothing makes fit."""
    _, outcome = printed(tmp_path_factory.mktemp("wide"), "too-wide-table", "pdf")
    (finding,) = (one for one in outcome.diagnostics if one.severity == "error")
    return finding


def rows(page: str, table: str) -> list[list[str]]:
    """Return the cells of a table of a page."""
    match = re.search(rf'<figure id="{table}"[^>]*>.*?<table[^>]*>(.*?)</table>', page, re.DOTALL)
    assert match
    found = (
        re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        for row in re.findall(r"<tr.*?</tr>", match[1], re.DOTALL)
    )
    return [[re.sub("<[^>]*>", "", cell) for cell in row] for row in found]


def test_cells_are_as_the_language_writes_them(built: Path) -> None:
    page = Path(f"{built}.html").read_text("utf-8")

    assert [
        ["Lieu", "2024", "Part", "An", "Note"],
        ["Nord"],
        ["Docks", "12\u202f345,6", "48\u2008\u2007\u2007", "2024", ""],
        ["Est", "\u2212200\u2008\u2007", "2,90", "2025", ""],
        ["Vieille ville", "Sans mesure", "1999", "Oui"],
    ] == rows(page, "cells")


def test_cells_go_down_over_rows(built: Path) -> None:
    page = Path(f"{built}.html").read_text("utf-8")

    assert [
        ["Nord", "Docks", "12,5\u2007", "13"],
        ["Est", "1,25", "Sans mesure"],
        ["Sud", "Zoo", "7\u2008\u2007\u2007"],
        ["Ailleurs"],
        ["Ouest", "Pas de station", "1"],
        ["Canal", "2"],
    ] == rows(page, "down")[1:]
    assert re.search(r'<td (?=[^>]*class="last")(?=[^>]*colspan="2")[^>]*rowspan="2"[^>]*>Pas de station', page)


def test_word_merges_cells_down(built: Path) -> None:
    word = Word(Path(f"{built}.docx").read_bytes())

    assert ["restart", "None"] * 3 == [str(one.get(qn("w:val"))) for one in word.find("//w:vMerge")]


def test_files_are_printed_as_tables(built: Path) -> None:
    page = Path(f"{built}.html").read_text("utf-8")

    assert ["Ridge", "1\u202f234,25", "", ""] == rows(page, "csv")[2]
    assert ["Docks", "Selon le plan\u00a0[1]"] == rows(page, "csv")[1][::3]
    assert [["Old Town", "0,3", "31,3", "13"], ["Docks", "Not measured", "50"]] == rows(page, "xlsx")[1:]


def test_figures_of_a_wide_table_stay_whole_and_its_words_are_parted(built: Path) -> None:
    text = subprocess.run(
        ["pdftotext", "-layout", f"{built}.pdf", "-"], capture_output=True, check=True, text=True
    ).stdout

    assert 22 <= len(re.findall("1\\s234,5", text))
    assert not re.search("Incompréhensibilité +Télécommunications", text)


def test_word_turns_long_heads_and_merges_cells(built: Path) -> None:
    word = Word(Path(f"{built}.docx").read_bytes())

    assert {"btLr"} == set(word.values("//w:textDirection/@w:val"))
    assert {"5", "2"} <= set(word.values("//w:gridSpan/@w:val"))


def test_word_emphasises_a_column_and_titles_the_axis(built: Path) -> None:
    word = Word(Path(f"{built}.docx").read_bytes())

    assert ["1"] == [one.get("val") for one in word.find("//c:dPt/c:idx", "word/charts/chart1.xml")]
    assert ["Degrés"] == [str(one.text) for one in word.find("//c:title//a:t", "word/charts/chart1.xml")]


def test_word_passes_the_open_xml_sdk(built: Path, open_xml_sdk: Errors) -> None:
    assert [] == open_xml_sdk(Path(f"{built}.docx"))


def test_a_table_that_nothing_makes_fit_is_told(too_wide: Diagnostic) -> None:
    assert re.search(r'"wide" on page 1 is \d+ mm too wide, .* column "2020" needs \d+ mm for', too_wide.message)
    assert "leave a column out" in too_wide.hint
    assert too_wide.place
    assert "type: table" in too_wide.place.excerpt
