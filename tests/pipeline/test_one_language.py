"""With one language asked for, the others are needed only where cuts have to agree, and then it is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from briefpress.editions.edition import Edition
from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Plan
from briefpress.pipeline.pipeline import build, libraries
from briefpress.project import Project
from briefpress.report.progress import SilentProgress
from briefpress.translation.po_write import po_bytes
from briefpress.translation.update import update

ENGLISH = Request(languages=("en",), audiences=("policymakers",), lengths=("glance",), formats=("html",))


class Heard(SilentProgress):
    """Keeps which editions are laid out beside those that were asked for."""

    def __init__(self) -> None:
        self.agreeing: list[str] = []
        self.total = 0

    def started(self, total: int) -> None:
        self.total = total

    def cuts_agree(self, editions: Sequence[Edition]) -> None:
        self.agreeing += [edition.language for edition in editions]


@pytest.fixture
def cuttable(project: Project) -> Project:
    """A brief in English and French, of which something may be cut; it has no French yet."""
    path = project.content / "tiny" / "brief.yaml"
    text = path.read_text("utf-8")
    assert "type: paragraph" in text
    path.write_text(text.replace("type: paragraph", "keep: 3\n        type: paragraph", 1), "utf-8")
    return project


def test_no_other_language_is_needed(cuttable: Project) -> None:
    heard = Heard()

    outcome = build(ENGLISH, cuttable, Plan(cuttable.build, 1), heard)

    assert ["en"] == [entry.language for entry in outcome.entries]
    assert ([], 1) == (heard.agreeing, heard.total)


def test_nor_laid_out_where_each_is_cut_by_itself(cuttable: Project) -> None:
    translate(cuttable)
    heard = Heard()

    build(ENGLISH, cuttable, Plan(cuttable.build, 1, settings=("lengths.glance.same_content=false",)), heard)

    assert ([], 1) == (heard.agreeing, heard.total)


def test_it_is_said_that_cuts_have_to_agree(cuttable: Project) -> None:
    translate(cuttable)
    heard = Heard()

    build(ENGLISH, cuttable, Plan(cuttable.build, 1), heard)

    assert (["fr"], 2) == (heard.agreeing, heard.total)


def translate(project: Project) -> None:
    """Write a translation that has words for each text."""
    (library,) = libraries(Request(), project)
    file = update(library, "fr")
    entries = tuple(replace(entry, translation=entry.text) for entry in file.entries)
    path = library.folder / "translations" / "fr.po"
    path.parent.mkdir()
    path.write_bytes(po_bytes(replace(file, entries=entries)))
