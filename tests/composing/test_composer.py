"""What is needed several times for a job is made once."""

from __future__ import annotations

import pytest
from tests.lengths import BRIEF

from briefpress.composing import composer
from briefpress.composing.composer import Composer
from briefpress.content.library import Library
from briefpress.editions.edition import Edition
from briefpress.editions.request import Request
from briefpress.editions.select import Selection, select
from briefpress.pipeline.pipeline import libraries
from briefpress.project import Project

EDITION = Edition("tiny", "en", BRIEF, "policymakers")


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> list[Edition]:
    """Return the editions that are chosen for, each time that one is."""
    editions: list[Edition] = []

    def counted(brief: object, edition: Edition, *arguments: object) -> Selection:
        editions.append(edition)
        return select(brief, edition, *arguments)  # type: ignore[arg-type] # whatever it was given

    monkeypatch.setattr(composer, "select", counted)
    return editions


@pytest.fixture
def library(project: Project) -> Library:
    (library,) = libraries(Request(), project)
    return library


def test_what_an_edition_shows_is_chosen_once_for_its_job(
    project: Project, library: Library, chosen: list[Edition]
) -> None:
    job = Composer(project, "x").job(library, EDITION, ("pdf", "html"))

    assert [EDITION] == chosen
    assert job.screen


def test_what_lacks_a_block_is_chosen_by_itself(project: Project, library: Library, chosen: list[Edition]) -> None:
    made = Composer(project, "x")
    whole = made.version(library, EDITION, frozenset())
    block = library.brief.sections[0].id

    cut = made.version(library, EDITION, frozenset({block}))

    assert [EDITION, EDITION] == chosen
    assert f'id="{block}"' in whole
    assert f'id="{block}"' not in cut


def test_wordings_that_are_marked_are_chosen_by_themselves(
    project: Project, library: Library, chosen: list[Edition]
) -> None:
    made = Composer(project, "x")
    whole = made.version(library, EDITION, frozenset())

    marked = made.version(library, EDITION, frozenset(), lambda _, text: f"{text}!")

    assert [EDITION, EDITION] == chosen
    assert whole != marked
    assert whole == made.version(library, EDITION, frozenset())
