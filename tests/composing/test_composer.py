"""What editions share is made once for all of them, and anew where a brief has changed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import CASES
from tests.lengths import BRIEF

from briefpress.composing import composer as module
from briefpress.composing.composer import Composer
from briefpress.content.brief import Brief
from briefpress.content.load import load_brief
from briefpress.diagnostics import BriefPressError
from briefpress.editions.edition import Edition
from briefpress.editions.select import Selection, select
from briefpress.files.opener import Opener
from briefpress.press.job import Job
from briefpress.project import Project


@pytest.fixture
def selected(monkeypatch: pytest.MonkeyPatch) -> list[Edition]:
    """Editions that were selected, in order."""
    found: list[Edition] = []

    def noted(brief: Brief, edition: Edition, *rest: Any) -> Selection:
        found.append(edition)
        return select(brief, edition, *rest)

    monkeypatch.setattr(module, "select", noted)
    return found


def job_of(composer: Composer, project: Project, language: str = "en") -> Job:
    library = load_brief(project.content / "tiny", project.root, composer.templates.lengths)
    edition = Edition("tiny", language, BRIEF, library.brief.audiences[0])
    return composer.job(library, edition, ("pdf",))


def test_an_edition_is_selected_once_for_all_that_is_made_of_it(project: Project, selected: list[Edition]) -> None:
    job = job_of(Composer(project, "BriefPress"), project)

    assert [job.edition] == selected


def test_what_is_kept_of_editions_has_a_bound(
    project: Project, selected: list[Edition], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_SELECTIONS", 1)
    composer = Composer(project, "BriefPress")

    first = job_of(composer, project)
    again = job_of(composer, project)

    assert first == again
    assert 1 == len(composer._whole_selections)
    assert {first.edition} == set(selected)


def test_a_brief_that_has_changed_is_selected_anew(project: Project, selected: list[Edition]) -> None:
    composer = Composer(project, "BriefPress")
    before = job_of(composer, project)
    path = project.content / "tiny" / "brief.yaml"
    path.write_text(path.read_text("utf-8").replace("text: ", "text: Once more. ", 1), "utf-8")

    after = job_of(composer.with_content_anew([path]), project)

    assert [before.edition] * 2 == selected
    assert "Once more." in after.versions[0]
    assert "Once more." not in before.versions[0]


def test_a_template_is_read_once_for_all_languages(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    text = Opener.text

    def noted(opener: Opener, path: Path, *rest: Any) -> str:
        read.append(path)
        return text(opener, path, *rest)

    monkeypatch.setattr(Opener, "text", noted)
    composer = Composer(project, "BriefPress", allow_stale=True, is_draft=True)

    for language in ("en", "fr"):
        job_of(composer, project, language)

    templates = [path for path in read if path.suffix == ".html"]
    assert "page.html" in {path.name for path in templates}
    assert len(templates) == len(set(templates))


def test_a_block_that_nobody_prints_is_told_each_time(project: Project) -> None:
    shutil.copytree(CASES / "templates" / "unknown-block", project.root / "templates")
    composer = Composer(project, "BriefPress")

    for _ in range(2):
        with pytest.raises(BriefPressError, match="nobody would see it"):
            job_of(composer, project)
