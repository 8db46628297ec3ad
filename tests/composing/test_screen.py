"""What a screen has around an edition is a template, which an audience can have of its own."""

from __future__ import annotations

from tests.lengths import BRIEF

from briefpress.composing.composer import Composer
from briefpress.content.load import load_brief
from briefpress.editions.edition import Edition
from briefpress.press.job import Job, key_of
from briefpress.project import Project


def job(project: Project) -> Job:
    composer = Composer(project, "BriefPress")
    library = load_brief(project.content / "tiny", project.root, composer.templates.lengths)
    edition = Edition("tiny", library.brief.language, BRIEF, library.brief.audiences[0])
    return composer.job(library, edition, ("html",))


def test_has_the_ways_to_other_editions(project: Project) -> None:
    name = job(project).edition.stem.replace(".brief.", ".glance.")

    assert f'<a href="{name}.html"' in job(project).screen


def test_an_audience_can_leave_them_out(project: Project) -> None:
    before = job(project)
    folder = project.root / "templates" / "audiences" / before.edition.audience
    folder.mkdir(parents=True)
    own = '{% extends "base/screen.html" %}{% block editions %}{% endblock %}'
    (folder / "screen.html").write_text(own, "utf-8")

    found = job(project)

    assert '<nav class="editions' not in found.screen
    assert "Skip to the text" in found.screen
    assert key_of(before) != key_of(found)
