"""In which order blocks may be cut, and what goes with them."""

from __future__ import annotations

from dataclasses import replace

from tests.lengths import BRIEF, LENGTHS

from briefpress.content.brief import Brief
from briefpress.editions.cuts import cut_order, has_cuttable
from briefpress.editions.edition import Edition
from briefpress.editions.promise import Promise
from briefpress.editions.select import Selection, select
from briefpress.yaml_file import parse_yaml

FRONT = """
title: Title
standfirst: s
series: s
number: N-1
version: "1.0"
date: 2026-11
language: en
languages: [en]
audiences: [policymakers]
authors: [a]
publisher: p
contact: c@example.org
licence: {name: CC BY 4.0, URL: "https://creativecommons.org/licenses/by/4.0/"}
key_messages: [{id: k1, lead: l, text: t}]
colophon: [{id: c1, lead: l, text: t}]
sources: {}
"""
EDITION = Edition("x", "en", BRIEF, "policymakers")
PROMISE = Promise(product="x", pages=1, fill=0.5, words=1, legend=False, contents=False, numbers=True, timeline="years")


def brief(blocks: str) -> Brief:
    """Return a brief with one section of blocks in YAML's flow style, one on each line."""
    listed = "".join(f"      - {line}\n" for line in blocks.strip().splitlines())
    yaml = parse_yaml(f"{FRONT}sections:\n  - id: one\n    title: One\n    blocks:\n{listed}".encode(), "brief.yaml")
    return Brief.model_validate(yaml.value, context=LENGTHS)


def paragraph(identifier: str, keep: int, text: str = "t") -> str:
    return f'{{id: {identifier}, type: paragraph, keep: {keep}, text: "{text}"}}\n'


def table(identifier: str, keep: int, row_keep: int = 1) -> str:
    return (
        f"{{id: {identifier}, type: table, keep: {keep}, caption: c, columns: [{{title: a}}], "
        f"rows: [{{id: {identifier}.1, cells: [x], keep: {row_keep}}}]}}\n"
    )


def selected(blocks: str, cut: frozenset[str] = frozenset()) -> Selection:
    return select(brief(blocks), EDITION, PROMISE, cut=cut)


def order_of(blocks: str) -> tuple[str, ...]:
    return cut_order((selected(blocks),))


def test_the_highest_number_goes_first_and_of_equals_the_later() -> None:
    order = order_of(paragraph("a", 2) + paragraph("b", 5) + paragraph("c", 1) + paragraph("d", 2))

    assert ("b", "d", "a") == order


def test_what_an_edition_does_not_show_is_not_cut_from_it() -> None:
    order = order_of("{id: a, type: paragraph, keep: 4, from: indepth, text: t}\n" + paragraph("b", 2))

    assert ("b",) == order


def test_what_a_cut_container_holds_is_gone_with_it() -> None:
    order = order_of(table("t", 5, row_keep=3) + paragraph("a", 2))

    assert ("t", "a") == order


def test_a_block_that_kept_text_refers_to_stays() -> None:
    order = order_of(table("t", 5) + paragraph("a", 1, "As [](#t) shows.") + paragraph("b", 2))

    assert ("b",) == order


def test_a_block_waits_for_the_text_that_refers_to_it() -> None:
    order = order_of(table("t", 5) + paragraph("a", 2, "As [](#t) shows.") + paragraph("b", 3))

    assert ("b", "a", "t") == order


def test_the_last_row_stays_in_a_table_that_kept_text_refers_to() -> None:
    order = order_of(table("t", 1, row_keep=4) + paragraph("a", 1, "As [the table](#t) shows."))

    assert () == order


def test_a_reference_alone_in_brackets_goes_with_its_block() -> None:
    blocks = table("t", 5) + paragraph("a", 1, "Dates are known (see [](#t)).")

    order = order_of(blocks)
    selection = selected(blocks, frozenset(order))

    assert ("t",) == order
    assert "Dates are known." == selection.brief.sections[0].blocks[0].text.text  # type: ignore[union-attr] # a paragraph


def test_a_reference_that_stands_in_brackets_in_one_language_only_holds_its_block() -> None:
    blocks = table("t", 5) + paragraph("a", 1, "Dates are known (see [](#t)).")
    other = select(
        brief(blocks),
        replace(EDITION, language="fr"),
        PROMISE,
        lambda context, text: "Voir [](#t)." if context == "a.text" else text,
    )

    assert () == cut_order((selected(blocks), other))


def test_a_brief_in_which_nothing_may_be_cut_is_known() -> None:
    assert [False, True] == [has_cuttable(brief(paragraph("a", keep))) for keep in (1, 2)]
