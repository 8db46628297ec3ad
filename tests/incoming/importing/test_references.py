"""Lists of references, and what cites them."""

from __future__ import annotations

import pytest

from briefpress.diagnostics import Place
from briefpress.incoming.importing.outline import Item, Run
from briefpress.incoming.importing.reference_entry import reference_of
from briefpress.yaml_file import YamlValue
from tests.incoming.importing.outlines import PLACE, blocks, drafted, line

APA = "Lind, A., & Berg, B. C. (2019). Shade as infrastructure. Urban Studies, 13(2), 101–118. https://doi.org/10.1000/182"
BODY = "World Heat Body. (2020). Heat and health in cities. Geneva: WHO. https://www.who.int/heat"
VANCOUVER = "3. Petrov II, Sol M. Roots and pipes. J Urban Trees. 2021;4(1):7-19."
OTHER = "City of Docks. Atlas of green space. Sheet 4, 2018."
LETTERED = "Lind, A. (2019a). First. Press."
LETTERED_TOO = "Lind, A. (2019b). Second. Press."


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            APA,
            {
                "author": [{"family": "Lind", "given": "A."}, {"family": "Berg", "given": "B. C."}],
                "issued": "2019",
                "title": "Shade as infrastructure",
                "container-title": "Urban Studies",
                "volume": "13",
                "issue": "2",
                "page": "101-118",
                "DOI": "10.1000/182",
            },
        ),
        (
            BODY,
            {
                "author": [{"literal": "World Heat Body"}],
                "issued": "2020",
                "title": "Heat and health in cities",
                "publisher": "Geneva: WHO",
                "URL": "https://www.who.int/heat",
            },
        ),
        (
            VANCOUVER,
            {
                "author": [{"family": "Petrov", "given": "I. I."}, {"family": "Sol", "given": "M."}],
                "issued": "2021",
                "title": "Roots and pipes",
                "container-title": "J Urban Trees",
                "volume": "4",
                "issue": "1",
                "page": "7-19",
            },
        ),
        (OTHER, {"title": OTHER}),
        ("[7] Иванов И. Тень. М., 2010.", {"title": "Иванов И. Тень. М., 2010."}),
        ("See https://a.b/c", {"title": "See https://a.b/c"}),
    ],
)
def test_an_entry_is_parted_where_that_is_certain(entry: str, expected: dict[str, object]) -> None:
    variables = reference_of(entry, Place("old.docx")).item.variables

    assert expected == {name: value for name, value in variables.items() if value}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So it is [1].", "So it is [@lind2019]."),
        ("So it is[1,3].", "So it is [@lind2019; @petrov2021]."),
        ("So it is [1–3].", "So it is [@lind2019; @world-heat-body2020; @petrov2021]."),
        ("So it is [9].", r"So it is \[9\]."),
        ("In 2019 [sic] it was.", r"In 2019 \[sic\] it was."),
    ],
)
def test_numbers_of_the_list_cite(text: str, expected: str) -> None:
    assert expected == cited(text, f"[1] {APA}", f"[2] {BODY}", VANCOUVER)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So it is (Lind & Berg, 2019).", "So it is [@lind2019]."),
        ("So it is (Lind and Berg 2019, p. 4).", "So it is [@lind2019, p. 4]."),
        ("So it is (Lind et al., 2019: 4).", "So it is [@lind2019, p. 4]."),
        ("So it is (Lind, 2019; World Heat Body, 2020).", "So it is [@lind2019; @world-heat-body2020]."),
        ("Lind and Berg (2019) say so.", "Lind and Berg [@lind2019] say so."),
        ("The World Heat Body (2020) says so.", "The World Heat Body [@world-heat-body2020] says so."),
        ("So it is (Nobody, 2019).", "So it is (Nobody, 2019)."),
        ("So it is (Lind, 2018).", "So it is (Lind, 2018)."),
        ("So it is (see Lind, 2019).", "So it is (see Lind, 2019)."),
        ("In spring (2019) it was.", "In spring (2019) it was."),
    ],
)  # fmt: skip
def test_names_with_a_year_cite(text: str, expected: str) -> None:
    assert expected == cited(text, APA, BODY)


def test_a_year_of_two_works_cites_neither() -> None:
    assert "So (Lind, 2019) it is." == cited("So (Lind, 2019) it is.", LETTERED, LETTERED_TOO)
    assert "So [@lind2019b] it is." == cited("So (Lind, 2019b) it is.", LETTERED, LETTERED_TOO)


@pytest.mark.parametrize(
    ("before", "raised", "expected"),
    [
        ("So it is.", "1", "So it is. [@lind2019]"),
        ("So it is", "1,2", "So it is [@lind2019; @world-heat-body2020]"),
        ("It has 12 m", "2", "It has 12 m2"),
        ("It is 10", "2", "It is 102"),
        ("So it is", "9", "So it is9"),
        ("The 1", "st", "The 1st"),
    ],
)
def test_numbers_above_the_line_cite_unless_they_are_powers(before: str, raised: str, expected: str) -> None:
    draft = drafted(
        line("Shade", role="title"),
        line("One", level=1),
        line((Run(before), Run(raised, raised=True))),
        line("References", level=1),
        *(line(one, item=Item(ordered=True)) for one in (APA, BODY)),
    )

    assert expected == blocks(draft)[0]["text"]


def test_what_may_cite_something_else_is_asked_about() -> None:
    draft = drafted(
        line("Shade", role="title"),
        line("One", level=1),
        line("So (Nobody, 2019)."),
        line("References", level=1),
        line(APA),
    )

    assert ('"(Nobody, 2019)" may cite something that no source is', PLACE) in draft.remarks.to_do


def test_an_entry_that_could_not_be_parted_is_marked() -> None:
    draft = drafted(
        line("Shade", role="title"), line("One", level=1), line("Words."), line("References", level=1), line(OTHER)
    )

    assert {
        "city-of-docks2018": {
            "#": "to do: the whole entry stands in `title`; part it into author, title, publisher, issued",
            "type": "document",
            "title": OTHER,
        }
    } == draft.value["sources"]


def cited(text: str, *entries: str) -> YamlValue:
    draft = drafted(
        line("Shade", role="title"),
        line("One", level=1),
        line(text),
        line("References", level=1),
        *(line(one) for one in entries),
    )
    return blocks(draft)[0]["text"]
