"""A page leads to the other editions of its brief, wherever they will be."""

from __future__ import annotations

from pathlib import Path

from tests.lengths import LENGTHS

from briefpress.content.load import load_brief
from briefpress.editions.edition import Edition
from briefpress.editions.neighbours import neighbours_of

ROOT = Path(__file__).parents[2]
BRIEF = load_brief(ROOT / "content" / "green-belt-and-road", ROOT, LENGTHS).brief
EDITION = Edition("b", "en", LENGTHS[0], "business")


def test_names_every_edition_that_differs_in_one_thing() -> None:
    found = neighbours_of(
        EDITION, BRIEF, {LENGTHS[0]: "At a glance", LENGTHS[1]: "Brief"}, {"business": "For business"}
    )

    assert ["b.glance.business.en.html", "b.brief.business.en.html"] == [one.address for one in found.lengths]
    assert "../fr/b.glance.business.fr.html" in [one.address for one in found.languages]
    assert [True] == [one.is_shown for one in found.audiences]
    assert ["b.glance.business.en.pdf", "b.glance.business.en.docx"] == [one.address for one in found.files]


def test_a_page_is_online_below_the_address_of_its_brief() -> None:
    found = neighbours_of(EDITION, BRIEF.model_copy(update={"online": "https://a.example/b/"}), {}, {})
    offline = neighbours_of(EDITION, BRIEF.model_copy(update={"online": None}), {}, {})

    assert "https://a.example/b/en/b.glance.business.en.html" == found.page
    assert "https://a.example/b/en/b.card.en.png" == found.card
    assert ("", "", "") == (offline.page, offline.folder, offline.card)
