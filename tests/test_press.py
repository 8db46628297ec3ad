"""A promise that cannot be kept is refused with its measure, and costs no other edition."""

from __future__ import annotations

import re

from briefpress.editions.expand import Request
from briefpress.pipeline import build
from briefpress.project import Project
from briefpress.report.progress import SilentProgress


def lengthen(project: Project) -> None:
    """Give the brief ten pages of text at a glance."""
    path = project.content / "tiny" / "brief.yaml"
    text = path.read_text("utf-8")
    paragraph = "      - {type: paragraph, text: " + "Words that fill a line and then another one. " * 40 + "}\n"
    path.write_text(text.replace("      - id: texts\n", paragraph * 12 + "      - id: texts\n"), "utf-8")


def test_says_by_how_many_lines_an_edition_is_too_long(project: Project) -> None:
    lengthen(project)
    request = Request(languages=("en",), audiences=("policymakers",), lengths=("glance",), formats=("html",))

    outcome = build(request, project, project.build, 1, SilentProgress())

    (finding,) = outcome.diagnostics
    assert "fit.too-long" == finding.code
    assert re.search(
        r"en/glance/policymakers takes \d+ pages .*1 page promised: \d{2,} lines too long", finding.message
    )
    assert () == outcome.entries


def test_the_other_editions_are_made(project: Project) -> None:
    lengthen(project)
    request = Request(languages=("en",), audiences=("policymakers",), lengths=("glance", "indepth"), formats=("html",))

    outcome = build(request, project, project.build, 1, SilentProgress())

    assert ["fit.too-long"] == [finding.code for finding in outcome.diagnostics]
    assert ["indepth"] == [entry.length for entry in outcome.entries]
