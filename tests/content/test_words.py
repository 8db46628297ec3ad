"""The small values that an author writes."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError
from tests.lengths import BRIEF, GLANCE, INDEPTH, LENGTHS

from briefpress.content.lengths import Length
from briefpress.content.words import Copy, PartialDate


@pytest.mark.parametrize("text", ["2015", "2015-03", "2015-03-28", "2017-04/2017-05", "2013/2022"])
def test_a_date_is_as_precise_as_it_is_written(text: str) -> None:
    assert text == str(PartialDate.of(text))


@pytest.mark.parametrize(
    "value",
    [
        "",
        "15",
        "2015-3",
        "2015-02-30",
        "2015-13",
        "2017-05/2017-04",
        "2017/2017-04",
        "2015/",
        20150328,
        1.5,
        True,
        None,
        [],
    ],
)
def test_refuses_what_is_no_date(value: object) -> None:
    with pytest.raises(PydanticCustomError):
        PartialDate.of(value)


@pytest.mark.parametrize(("length", "text"), [(GLANCE, "short"), (BRIEF, "short"), (INDEPTH, "long")])
def test_a_length_has_the_last_wording_that_starts_at_or_before_it(length: Length, text: str) -> None:
    assert text == Copy.of({"indepth": "long", "glance": "short"}, LENGTHS).at(length).text


def test_a_length_before_the_first_wording_has_the_first() -> None:
    assert "long" == Copy.of({"indepth": "long"}, LENGTHS).at(GLANCE).text


@pytest.mark.parametrize("value", [None, 1, [], {}, {"short": "a"}, {"glance": 1}, {1: "a"}])
def test_refuses_what_is_no_copy(value: object) -> None:
    with pytest.raises(PydanticCustomError):
        Copy.of(value, LENGTHS)
