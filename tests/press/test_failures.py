"""Whatever goes wrong over an edition costs that edition, and says whose mistake it is."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from tests.lengths import GLANCE

from briefpress.composing.composer import Composer
from briefpress.diagnostics import Diagnostic
from briefpress.editions.edition import Edition
from briefpress.editions.request import Request
from briefpress.pipeline.pipeline import libraries
from briefpress.press import press, trials
from briefpress.press.job import Job
from briefpress.press.measure import Budget
from briefpress.project import Project
from briefpress.writers.artifact import Asset
from briefpress.writers.pdf.engine import endless


@pytest.fixture
def job(project: Project) -> Job:
    (library,) = libraries(Request(), project)
    return Composer(project, "x").job(library, Edition("tiny", "en", GLANCE, "policymakers"), ("pdf", "docx", "html"))


def findings(job: Job) -> tuple[Diagnostic, ...]:
    result = press.run(job)
    assert result.printed is None
    return result.findings


def test_a_librarys_exception_is_a_finding_of_the_edition(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trials, "lay_out", lambda *_: json.loads("{"))

    (finding,) = findings(job)

    assert "press.failed" == finding.code
    assert "JSONDecodeError" in finding.message
    assert "our mistake" not in finding.hint


def test_our_own_exception_says_that_it_is_our_mistake(job: Job) -> None:
    (finding,) = findings(replace(job, theme=replace(job.theme, tokens=())))

    assert "press.failed" == finding.code
    assert "ValueError" in finding.message
    assert "this is our mistake" in finding.hint


def test_want_of_memory_is_told_by_who_gave_the_job(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    def starve(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(trials, "lay_out", starve)

    with pytest.raises(MemoryError):
        press.run(job)


def test_pages_without_end_are_a_finding(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endless, "LIMIT", 3)

    (finding,) = findings(replace(job, page_style="@page { size: 30mm 30mm } p { height: 20mm }"))

    assert "fit.endless" == finding.code


def test_a_picture_that_the_engine_gives_up_is_a_finding(job: Job) -> None:
    broken = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text rotate="x">a</text></svg>'
    page = job.versions[0].replace("<main", '<figure><img src="a.svg" alt="a"></figure><main', 1)
    asset = Asset("a.svg", "image/svg+xml", broken.encode())

    with_picture = replace(job, versions=(page,), assets=(*job.assets, asset), budget=Budget(9, 0), formats=("pdf",))
    (finding,) = findings(with_picture)

    assert "document.bad-picture" == finding.code
    assert "a.svg" in finding.message
