"""Which cross-references can go with what they lead to."""

from __future__ import annotations

import pytest

from briefpress.editions.references import iter_bound_targets, without_references


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Known (see [](#t)).", "Known."),
        ("Known (see [the table](#t) for all); done.", "Known; done."),
        ("已知\uff08见[](#t)\uff09。", "已知。"),
        ("Voir\u00a0([](#t))\u00a0!", "Voir\u00a0!"),
        ("Known (see [](#other)).", "Known (see [](#other))."),
        ("Known (see [](#t) and [](#other)).", "Known (see [](#t) and [](#other))."),
        ("Known (see [](#t) [@va2015]).", "Known (see [](#t) [@va2015])."),
        ("Known [here](https://example.org/a_(b)) (see [](#t)).", "Known [here](https://example.org/a_(b))."),
        ("As [](#t) shows (in part).", "As [](#t) shows (in part)."),
    ],
)
def test_only_a_reference_alone_in_brackets_goes(text: str, left: str) -> None:
    assert left == without_references(text, frozenset({"t"}))


def test_names_what_text_is_bound_to() -> None:
    text = "As [](#a) shows (see [](#b)); [words](#c), [out](https://example.org)."

    assert ["a", "c"] == list(iter_bound_targets(text))
