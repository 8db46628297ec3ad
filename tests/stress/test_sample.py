"""A sample of the stress corpus; `.ci/module.py tests.stress.copyfitting` makes all of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest

from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Outcome, Plan
from briefpress.pipeline.pipeline import build
from briefpress.project import Project, package_templates
from briefpress.publish.cache import FOLDER
from briefpress.publish.manifest import Entry
from briefpress.report.progress import SilentProgress
from tests.conftest import KEY
from tests.lengths import GLANCE
from tests.stress.checks import broken_promises, unexplained
from tests.stress.copyfitting import write_corpus

pytestmark = pytest.mark.slow

GLANCES = Request(lengths=("glance",), formats=("pdf",))


def made(project: Project, request: Request = GLANCES, out: str = "build") -> Outcome:
    return build(request, project, Plan(project.root / out, 1, key=KEY), SilentProgress())


def knowing(project: Project, out: str) -> str:
    """Return a folder for another build that has what the first one kept: only what is new is laid out."""
    shutil.copytree(project.build / FOLDER, project.root / out / FOLDER)
    return out


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Four briefs in six languages, of 40, 87, 120 and 180 per cent of a page."""
    return write_corpus(tmp_path_factory.mktemp("stress"), GLANCE, (0.4, 0.87, 1.2, 1.8))


@pytest.fixture(scope="module")
def outcome(project: Project) -> Outcome:
    return made(project)


def test_every_edition_keeps_its_promise_or_is_refused(project: Project, outcome: Outcome) -> None:
    refused = [finding for finding in outcome.diagnostics if finding.code == "fit.too-long"]

    assert [] == list(broken_promises(project.build, outcome.entries))
    assert 24 == len(outcome.entries) + len(refused)
    assert {"-": True, "cut": True, "refused": True} == {
        "-": any(not entry.dropped for entry in outcome.entries),
        "cut": any(entry.dropped for entry in outcome.entries),
        "refused": bool(refused),
    }


def test_refusals_say_how_much_too_long_and_what_to_shorten(outcome: Outcome) -> None:
    assert [] == list(unexplained(outcome.diagnostics))
    assert ["fit.too-long"] == sorted({finding.code for finding in outcome.diagnostics})


@pytest.fixture(scope="module")
def cut(outcome: Outcome) -> Request:
    """Those of them in which something was cut: elsewhere no language has to wait for another."""
    return replace(GLANCES, briefs=tuple(sorted({entry.brief for entry in outcome.entries if entry.dropped})))


def test_an_edition_is_the_same_whichever_are_asked_for(project: Project, outcome: Outcome, cut: Request) -> None:
    alone = made(project, replace(cut, languages=("en",)), knowing(project, "alone"))

    assert alone.entries
    assert tuple(of(outcome, cut, "en")) == alone.entries


def of(outcome: Outcome, request: Request, language: str = "") -> Iterator[Entry]:
    """Yield what was made of the briefs asked for, in all languages or in one."""
    return (one for one in outcome.entries if one.brief in request.briefs and language in ("", one.language))


def test_lengths_may_let_each_language_be_cut_for_itself(project: Project, outcome: Outcome, cut: Request) -> None:
    (project.root / "templates").mkdir(exist_ok=True)
    own = project.root / "templates" / "lengths.yaml"
    lengths = (package_templates() / "lengths.yaml").read_text("utf-8")
    own.write_text(lengths.replace("  pages: 1\n", "  pages: 1\n  same_content: false\n"), "utf-8")
    try:
        alone = made(project, cut, knowing(project, "own"))
    finally:
        own.unlink()

    together = {(entry.brief, entry.language): len(entry.dropped) for entry in of(outcome, cut)}
    for_itself = {(entry.brief, entry.language): len(entry.dropped) for entry in alone.entries}
    assert together.keys() == for_itself.keys()
    assert all(for_itself[edition] <= cuts for edition, cuts in together.items())
    assert sum(for_itself.values()) < sum(together.values())
