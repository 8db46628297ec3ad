"""A sample of the stress corpus; `.ci/module.py tests.stress.copyfitting` makes all of it."""

from __future__ import annotations

import pytest

from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Outcome, Plan
from briefpress.pipeline.pipeline import build
from briefpress.project import Project, package_templates
from briefpress.report.progress import SilentProgress
from tests.lengths import GLANCE
from tests.stress.checks import broken_promises, unexplained
from tests.stress.copyfitting import write_corpus

GLANCES = Request(lengths=("glance",), formats=("pdf",))


def made(project: Project, request: Request = GLANCES, out: str = "build") -> Outcome:
    return build(request, project, Plan(project.root / out, 1), SilentProgress())


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Four briefs in six languages, of 40, 87, 133 and 180 per cent of a page."""
    return write_corpus(tmp_path_factory.mktemp("stress"), GLANCE, 4)


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


def test_an_edition_is_the_same_whichever_are_asked_for(project: Project, outcome: Outcome) -> None:
    alone = made(project, Request(languages=("en",), lengths=("glance",), formats=("pdf",)), "alone")

    assert tuple(entry for entry in outcome.entries if entry.language == "en") == alone.entries


def test_lengths_may_let_each_language_be_cut_for_itself(outcome: Outcome, project: Project) -> None:
    (project.root / "templates").mkdir(exist_ok=True)
    own = project.root / "templates" / "lengths.yaml"
    lengths = (package_templates() / "lengths.yaml").read_text("utf-8")
    own.write_text(lengths.replace("  pages: 1\n", "  pages: 1\n  same_content: false\n"), "utf-8")
    try:
        alone = made(project, out="own")
    finally:
        own.unlink()

    together = {(entry.brief, entry.language): len(entry.dropped) for entry in outcome.entries}
    for_itself = {(entry.brief, entry.language): len(entry.dropped) for entry in alone.entries}
    assert together.keys() == for_itself.keys()
    assert all(for_itself[edition] <= cuts for edition, cuts in together.items())
    assert sum(for_itself.values()) < sum(together.values())
