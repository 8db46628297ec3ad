"""Wordings with endings: what an expression would find, found without trying every way to share a word."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import CASES

from briefpress.translation.checks.pair import Pair
from briefpress.translation.checks.terms import check_terms
from briefpress.translation.checks.wording import holds
from briefpress.translation.terms import Term

LETTERS = st.text("abAB -_é", max_size=14)
WORDINGS = st.text("abAB* -", min_size=1, max_size=7)


def by_expression(text: str, wording: str) -> bool:
    pattern = r"\w*".join(re.escape(part) for part in wording.split("*"))
    if wording.isupper():
        return re.search(rf"(?<!\w){pattern}(?!\w)", text) is not None
    return re.search(pattern, text, re.IGNORECASE) is not None


@given(LETTERS, WORDINGS)
def test_finds_what_an_expression_would_find(text: str, wording: str) -> None:
    assert by_expression(text, wording) == holds(text, wording)


@pytest.mark.parametrize("wording", ["a*a*a*a*a*b", "*" * 150 + "b", "a b*" * 40, "A*A*A*A*A*B"])
def test_any_number_of_endings(wording: str) -> None:
    assert not holds(("a" * 200 + " ") * 50, wording)
    assert not holds("A" * 9_000, wording)


def test_a_table_whose_wording_has_endings_without_end() -> None:
    (entry,) = yaml.safe_load((CASES / "terms" / "endings-without-end.yaml").read_text("utf-8"))
    term = Term(entry["en"], {"fr": (entry["fr"],)}, {"fr": (entry["fr"],)}, ())

    codes = [flaw.code for flaw in check_terms(Pair("title", "a", "a" * 9_000, "fr"), (term,))]

    assert ["translation.term"] == codes
