"""Advice that a reader of a brief would give, and none where there is nothing to say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from briefpress.diagnostics import BriefPressError, Diagnostic, Severity
from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Plan
from briefpress.pipeline.pipeline import build, check
from briefpress.project import Project
from briefpress.report.progress import SilentProgress

BRIEF = """\
title: Clean water
standfirst: What the plan says.
series: Papers
number: P-1
version: "1.0"
date: 2026-01
language: en
languages: [en]
audiences: [policymakers, readers]
authors: [An author]
publisher: A publisher
contact: https://example.org/
licence: {{name: CC BY 4.0, URL: https://creativecommons.org/licenses/by/4.0/}}
sources:
  plan: {{type: report, title: The Plan, author: The Ministry, issued: 2024}}
key_messages:
  - {{lead: It is dated., text: "The plan is of 2024 [@plan]."}}
colophon: [{{lead: Copies., text: Free to copy.}}]
sections:
  - id: one
    title: One
    blocks:
      - type: paragraph
        text: {text}
{more}"""


def advice(
    project: Project,
    text: str,
    settings: str = "",
    more: str = "",
    audiences: tuple[str, ...] = ("readers",),
    *,
    is_whole: bool = False,
) -> list[Diagnostic]:
    folder = project.content / "water"
    folder.mkdir()
    (folder / "brief.yaml").write_text(BRIEF.format(text=text, more=more), "utf-8")
    readers = project.root / "templates" / "audiences" / "readers"
    readers.mkdir(parents=True)
    (readers / "audience.yaml").write_text(f"label: For everyone\n{settings}", "utf-8")
    request = Request(briefs=("water",), audiences=audiences)
    return [finding for finding in check(request, project, is_whole=is_whole) if finding.code.startswith("advice.")]


CASES = [
    (f"{path.stem}-{number}", case)
    for path in sorted((Path(__file__).parents[1] / "cases" / "advice").glob("*.yaml"))
    for number, case in enumerate(yaml.safe_load(path.read_text("utf-8")), 1)
]


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_advises(case: dict[str, object], project: Project) -> None:
    found = case.get("found", [])
    assert isinstance(found, list)

    told = advice(project, json.dumps(case["text"], ensure_ascii=False), str(case.get("audience", "")) + "\n")

    assert [f"advice.{word}" for word in found] == [finding.code for finding in told]
    assert all(finding.severity is Severity.WARNING for finding in told)
    assert all(finding.place and finding.place.line > 1 for finding in told)


def test_points_at_the_words(project: Project) -> None:
    (finding,) = advice(project, "Read it. A win-win for all.")

    assert finding.place
    assert "win-win" == finding.place.excerpt[finding.place.column - 1 :][: finding.place.width]


def test_an_abbreviation_is_explained_before_it_is_used(project: Project) -> None:
    more = "      - {type: paragraph, text: The Commission (NDRC) met.}\n"

    (finding,) = advice(project, "The NDRC met.", more=more)

    assert "advice.abbreviation" == finding.code


def test_what_two_audiences_are_told_alike_is_told_once(project: Project) -> None:
    told = advice(project, "A win-win for all.", audiences=("readers", "policymakers"))

    assert ['"win-win" is a slogan, and stands outside quotation marks (policymakers, readers; en)'] == [
        finding.message for finding in told
    ]


@pytest.mark.parametrize("status", ["documented", "reported", "official"])
def test_a_statement_of_somebody_else_cites(status: str, project: Project) -> None:
    more = "        status: {status}\n      - {type: paragraph, text: 'So it is [@plan].', status: {status}}\n"

    (finding,) = advice(project, "So they say.", more=more.replace("{status}", status))

    assert "advice.no-citation" == finding.code


def test_texts_that_read_too_hard_are_told_once(project: Project) -> None:
    hard = "Institutional accountability necessitates comprehensive environmental evaluation throughout implementation."

    told = advice(project, hard, "reading_ease: 60\n")

    assert ["advice.reading-ease"] == [finding.code for finding in told]
    assert told[0].place
    assert told[0].place.file.endswith("audience.yaml")


def test_many_of_a_kind_are_counted(project: Project) -> None:
    more = "".join(f"      - {{type: paragraph, text: A{letter}C again.}}\n" for letter in "BCDEFGHI")

    told = advice(project, "The AAC.", more=more)

    assert 5 == len(told)
    assert told[-1].message.endswith("and 4 more like it")


def test_scripts_are_told_all(project: Project) -> None:
    more = "".join(f"      - {{type: paragraph, text: A{letter}C again.}}\n" for letter in "BCDEFGHI")

    told = advice(project, "The AAC.", more=more, is_whole=True)

    assert 9 == len(told)
    assert not any("more like it" in finding.message for finding in told)


def test_an_audience_can_make_it_an_error_that_stops_a_build(project: Project) -> None:
    (finding,) = advice(project, "A win-win for all.", "checks: {slogan: error}\n")

    assert Severity.ERROR is finding.severity
    request = Request(briefs=("water",), audiences=("readers",), lengths=("glance",), formats=("html",))
    with pytest.raises(BriefPressError) as caught:
        build(request, project, Plan(project.build, 1), SilentProgress())
    assert ["advice.slogan"] == [one.code for one in caught.value.diagnostics]


def test_an_unknown_check_is_a_finding(project: Project) -> None:
    with pytest.raises(BriefPressError) as caught:
        advice(project, "Text.", "checks: {slogan-words: error}\n")

    (finding,) = caught.value.diagnostics
    assert Path("templates/audiences/readers/audience.yaml") == Path(finding.place.file if finding.place else "")
