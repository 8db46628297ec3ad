"""A request becomes editions; what does not exist is said."""

from __future__ import annotations

import pytest
from tests.editions.test_select import TEXT
from tests.lengths import LENGTHS

from briefpress.content.brief import Brief
from briefpress.diagnostics import BriefPressError
from briefpress.editions.expand import expand, wanted_briefs
from briefpress.editions.request import Request
from briefpress.yaml_file import parse_yaml


def briefs() -> dict[str, Brief]:
    return {"b": Brief.model_validate(parse_yaml(TEXT.encode(), "brief.yaml").value, context=LENGTHS)}


def test_an_empty_request_means_everything() -> None:
    assert 6 == len(expand(Request(), briefs(), LENGTHS))


def test_filters_narrow_it_down() -> None:
    found = expand(Request(lengths=("glance",), audiences=("public",)), briefs(), LENGTHS)

    assert ["en/glance/public"] == [str(edition) for edition in found]


def test_editions_come_in_order_of_language_length_and_audience() -> None:
    found = expand(Request(), briefs(), LENGTHS)

    assert ["glance", "brief", "indepth"] == [edition.length for edition in found if edition.audience == "public"]


@pytest.mark.parametrize(
    ("request_", "code", "hint"),
    [
        (Request(audiences=("publik",)), "edition.unknown-audience", 'did you mean "public"?'),
        (Request(lengths=("glanze",)), "edition.unknown-length", 'did you mean "glance"?'),
        (Request(languages=("fr",)), "edition.unknown-language", "known: en"),
    ],
)
def test_says_what_does_not_exist(request_: Request, code: str, hint: str) -> None:
    with pytest.raises(BriefPressError) as caught:
        expand(request_, briefs(), LENGTHS)

    (finding,) = caught.value.diagnostics
    assert (code, hint) == (finding.code, finding.hint)


def test_says_when_a_brief_does_not_exist_and_when_there_is_none() -> None:
    with pytest.raises(BriefPressError, match='no brief "x"'):
        wanted_briefs(Request(briefs=("x",)), ["a"])
    with pytest.raises(BriefPressError, match="no brief"):
        wanted_briefs(Request(), [])
