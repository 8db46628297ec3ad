"""A promise that cannot be kept is kept by cuts that leave no mark, or refused with its measure."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pytest
from tests.conftest import CASES, KEY
from tests.shipped.readers import text_of_html, text_of_pdf

from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Outcome, Plan
from briefpress.pipeline.pipeline import build
from briefpress.project import Project, package_templates
from briefpress.report.progress import SilentProgress
from briefpress.workers.executors import JobExecutor
from briefpress.writers.pdf.layout import Pages, lay_out

pytestmark = pytest.mark.slow

P = ParamSpec("P")
T = TypeVar("T")

SENTENCE = "Words that fill a line and then another one. "


def made(project: Project, request: Request) -> Outcome:
    return build(request, project, Plan(project.build, 1, key=KEY), SilentProgress())


def cuts_project(root: Path, sentences: int) -> Project:
    """Return a project with the case `cuts`, lengthened by so many sentences, whose in-depth edition has one page."""
    folder = root / "content" / "cuts"
    shutil.copytree(CASES / "cuts", folder)
    path = folder / "brief.yaml"
    path.write_text(path.read_text("utf-8").replace("FILLER", SENTENCE * sentences), "utf-8")
    lengths = (package_templates() / "lengths.yaml").read_text("utf-8")
    (root / "templates").mkdir()
    (root / "templates" / "lengths.yaml").write_text(lengths.replace("pages: 8", "pages: 1"), "utf-8")
    return Project(root)


@dataclass(frozen=True)
class Cut:
    """The case `cuts`, made."""

    outcome: Outcome
    pdf: str
    """Text in reading order, without white space."""
    html: str


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Cut:
    project = cuts_project(tmp_path_factory.mktemp("cuts"), sentences=20)
    outcome = made(project, Request(lengths=("indepth",)))
    files = {entry.format: project.build / entry.path for entry in outcome.entries}
    return Cut(outcome, text_of_pdf(files["pdf"]), text_of_html(files["html"]))


class TestCuts:
    def test_the_fewest_blocks_go_in_the_order_of_keep(self, cut: Cut) -> None:
        assert () == cut.outcome.diagnostics
        assert {(1, ("gone.table", "gone.text"))} == {(entry.pages, entry.dropped) for entry in cut.outcome.entries}

    def test_an_emptied_section_goes_with_its_contents_entry_and_numbers_close_up(self, cut: Cut) -> None:
        assert "Whatisgone" not in cut.pdf
        # Once in the list of contents, once above its text.
        assert 2 == cut.pdf.count("Whatendsit")
        assert "andpart1says" in cut.pdf

    def test_a_reference_in_brackets_goes_with_its_table(self, cut: Cut) -> None:
        assert "Thisstays." in cut.pdf

    def test_tables_are_numbered_anew_also_where_text_refers_to_them(self, cut: Cut) -> None:
        assert "Table1Akepttable" in cut.pdf
        assert "AsTable1shows" in cut.pdf
        assert "Table2" not in cut.pdf

    def test_notes_are_numbered_anew(self, cut: Cut) -> None:
        assert "Anotethatgoes" not in cut.pdf
        assert ["1", "2"] == re.findall(r"(?:stays\.|says\.)(\d)", cut.pdf)

    def test_a_source_that_only_cut_text_cites_is_not_listed(self, cut: Cut) -> None:
        assert "Lostsource" not in cut.pdf
        assert "kept[2]" in cut.pdf
        assert "[3]" not in cut.pdf

    def test_html_lacks_the_same(self, cut: Cut) -> None:
        lost = ("Whatisgone", "Anotethatgoes", "Lostsource", "Acuttable", "Acutparagraph")

        assert [] == [words for words in lost if words in cut.html]
        assert "Table1Akepttable" in cut.html

    def test_when_all_is_cut_and_it_is_still_too_long_it_is_refused(self, tmp_path: Path) -> None:
        project = cuts_project(tmp_path, sentences=150)

        outcome = made(project, Request(lengths=("indepth",), formats=("html",)))

        (finding,) = outcome.diagnostics
        assert "fit.too-long" == finding.code
        told = r"with 3 blocks cut, 1 page promised: \d+ lines too long, nothing is left to cut"
        assert re.search(told, finding.message)
        assert re.search(r'"kept\.2" at content/cuts/brief\.yaml:27:9 \(\d+ lines\)', finding.hint)
        assert finding.place
        assert ("content/cuts/brief.yaml", 27) == (finding.place.file, finding.place.line)


class TestRefusals:
    def lengthen(self, project: Project) -> None:
        """Give the brief ten pages of text at a glance."""
        path = project.content / "tiny" / "brief.yaml"
        text = path.read_text("utf-8")
        paragraph = "      - {type: paragraph, text: " + SENTENCE * 40 + "}\n"
        path.write_text(text.replace("      - id: texts\n", paragraph * 12 + "      - id: texts\n"), "utf-8")

    def test_says_by_how_many_lines_an_edition_is_too_long(self, project: Project) -> None:
        self.lengthen(project)
        request = Request(languages=("en",), audiences=("policymakers",), lengths=("glance",), formats=("html",))

        outcome = made(project, request)

        (finding,) = outcome.diagnostics
        assert "fit.too-long" == finding.code
        assert re.search(
            r"en/glance/policymakers takes \d+ pages .*1 page promised: \d{2,} lines too long", finding.message
        )
        assert () == outcome.entries

    def test_the_other_editions_are_made(self, project: Project) -> None:
        self.lengthen(project)
        lengths = ("glance", "indepth")
        request = Request(languages=("en",), audiences=("policymakers",), lengths=lengths, formats=("html",))

        outcome = made(project, request)

        assert ["fit.too-long"] == [finding.code for finding in outcome.diagnostics]
        assert ["indepth"] == [entry.length for entry in outcome.entries]


class Here(Executor):
    """Does what it is given at once, in this process, where it can be watched."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class TestUnchanged:
    REQUEST = Request(languages=("en",), audiences=("policymakers",), lengths=("glance",))

    def test_an_unchanged_edition_is_not_laid_out_again(
        self, project: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = made(project, self.REQUEST)
        monkeypatch.setattr("briefpress.press.trials.lay_out", None)

        second = made(project, self.REQUEST)

        assert first.entries == second.entries
        assert (0, 1) == (len(first.kept), len(second.kept))

    def test_another_format_costs_one_layout(self, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        counted: list[int] = []

        def counting(*given: Any) -> Pages:
            counted.append(1)
            return lay_out(*given)

        monkeypatch.setattr("briefpress.press.trials.lay_out", counting)
        monkeypatch.setattr("briefpress.pipeline.pipeline.local_executor", lambda *_: JobExecutor(Here(), ()))
        made(project, Request(languages=("en",), audiences=("policymakers",), lengths=("glance",), formats=("html",)))
        before = len(counted)

        outcome = made(project, self.REQUEST)

        assert (1, before) == (len(counted) - before, outcome.entries[0].layouts)

    def test_force_makes_it_anew(self, project: Project) -> None:
        made(project, self.REQUEST)

        outcome = build(self.REQUEST, project, Plan(project.build, 1, force=True, key=KEY), SilentProgress())

        assert frozenset() == outcome.kept
