"""What has changed in a brief since a catalogue, by section."""

from __future__ import annotations

from tests.lengths import BRIEF, GLANCE

from briefpress.content.words import PartialDate
from briefpress.editions.edition import Edition
from briefpress.shelf.catalogue import ListedPaper
from briefpress.shelf.changes import changes_of
from briefpress.shelf.papers import Imprint, Paper, PaperFile, Passage, ShelvedBrief

IMPRINT = Imprint("W-1", "2.0", PartialDate((2026, 11)), "Papers", "House", ("A",), (), "x@y", "CC BY", "", "")
GLANCE_EN = Edition("water", "en", GLANCE, "public")
BRIEF_EN = Edition("water", "en", BRIEF, "public")


def paper(edition: Edition, *passages: tuple[str, str]) -> Paper:
    found = tuple(Passage(name, name.title(), receipt) for name, receipt in passages)
    file = PaperFile("pdf", "water.pdf", 1, "")
    return Paper(edition, "Water", "", "At a glance", "For all", (), found, (), IMPRINT, 1, (file,))


def listed(edition: Edition, *passages: tuple[str, str]) -> tuple[str, ListedPaper]:
    found = tuple(Passage(name, name.title(), receipt) for name, receipt in passages)
    return edition.stem, ListedPaper(edition.stem, "1.0", "2026-10", found)


def told(papers: list[Paper], *before: tuple[str, ListedPaper]) -> list[str]:
    changes = changes_of(ShelvedBrief("water", "en", tuple(papers)), "en", dict(before))
    assert changes
    assert "1.0" == changes.version
    return [f"{change.kind} {change.passage.title}" for change in changes.passages]


def test_sections_are_new_changed_or_removed() -> None:
    after = paper(GLANCE_EN, ("why", "1"), ("how", "2b"), ("who", "3"))

    assert ["changed How", "new Who", "removed When"] == told(
        [after], listed(GLANCE_EN, ("why", "1"), ("how", "2a"), ("when", "4"))
    )


def test_a_section_is_told_once_for_all_papers() -> None:
    after = [paper(GLANCE_EN, ("how", "2b"), ("who", "3")), paper(BRIEF_EN, ("how", "2b"), ("who", "3"))]
    before = [listed(GLANCE_EN, ("how", "2a")), listed(BRIEF_EN, ("how", "2a"), ("who", "2"))]

    # New in one of them and changed in the other: a reader of either reads it again.
    assert ["changed How", "changed Who"] == told(after, *before)


def test_a_title_counts_too() -> None:
    stem, before = listed(GLANCE_EN, ("why", "1"))
    renamed = ListedPaper(stem, "1.0", "2026-10", (Passage("why", "Wherefore", "1"),))

    assert ["changed Why"] == told([paper(GLANCE_EN, ("why", "1"))], (before.stem, renamed))


def test_a_paper_that_was_not_there_is_new() -> None:
    brief = ShelvedBrief("water", "en", (paper(GLANCE_EN), paper(BRIEF_EN)))

    changes = changes_of(brief, "en", dict([listed(GLANCE_EN)]))

    assert changes
    assert [BRIEF_EN] == [one.edition for one in changes.added]


def test_of_what_was_never_published_nothing_has_changed() -> None:
    assert changes_of(ShelvedBrief("water", "en", (paper(GLANCE_EN),)), "en", {}) is None
