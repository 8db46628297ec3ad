"""Every choice is made: what one reader sees, in which words, with which numbers."""

from __future__ import annotations

import pytest
from tests.lengths import BRIEF, GLANCE, INDEPTH, LENGTHS

from briefpress.content.blocks import Measures, Paragraph
from briefpress.content.brief import Brief
from briefpress.content.lengths import Length
from briefpress.editions.audience import Audience, omitted
from briefpress.editions.edition import Edition
from briefpress.editions.promise import Promise
from briefpress.editions.select import Selection, select
from briefpress.yaml_file import parse_yaml

TEXT = """
title: {glance: Short, brief: Long title}
standfirst: s
series: s
number: N-1
version: "1.0"
date: 2026-11
language: en
languages: [en]
audiences: [policymakers, public]
by_audience:
  public: {title: {glance: Plain, brief: Plain title}}
authors: [a]
publisher: p
contact: c@example.org
licence: {name: CC BY 4.0, URL: "https://creativecommons.org/licenses/by/4.0/"}
sources:
  first: {type: webpage, title: First}
  second: {type: webpage, title: Second}
  third: {type: webpage, title: Third}
key_messages:
  - {id: k1, lead: l, text: "t [@third]"}
sections:
  - id: one
    title: One
    blocks:
      - {id: p1, type: paragraph, text: everyone}
      - {id: p2, type: paragraph, text: "public [@second]", for: [public]}
      - {id: p3, type: paragraph, text: "deep [@first]", from: indepth}
      - id: t1
        type: measures
        caption: c
        from: brief
        rows:
          - {id: r1, name: n, issuer: {glance: short, indepth: long}, does: d, status: documented, from: brief}
  - id: two
    title: Two
    blocks:
      - id: t2
        type: table
        caption: c
        columns: [{title: a}]
        rows: [{id: r2, cells: [x], from: indepth}]
  - id: three
    title: Three
    by_audience: {public: {title: What comes third}}
    blocks: [{id: p4, type: paragraph, text: end}]
colophon: [{id: c1, lead: l, text: t}]
"""
PROMISE = Promise(product="x", pages=1, fill=0.5, words=1, legend=False, contents=False, numbers=True, timeline="years")


def selection(name: str, audience: str = "policymakers") -> Selection:
    length = next(length for length in LENGTHS if length == name)
    return select(brief(), Edition("b", "en", length, audience), PROMISE)


def block_ids(selected: Selection) -> list[str]:
    return [block.id for section in selected.brief.sections for block in section.blocks]


@pytest.mark.parametrize(
    ("length", "audience", "expected"),
    [
        ("glance", "policymakers", ["p1", "p4"]),
        ("glance", "public", ["p1", "p2", "p4"]),
        ("brief", "policymakers", ["p1", "t1", "p4"]),
        ("indepth", "policymakers", ["p1", "p3", "t1", "t2", "p4"]),
    ],
)
def test_shows_what_from_and_for_say(length: str, audience: str, expected: list[str]) -> None:
    assert expected == block_ids(selection(length, audience))


def test_leaves_out_a_section_that_lost_all_it_had() -> None:
    assert ["one", "three"] == [section.id for section in selection("brief").brief.sections]


@pytest.mark.parametrize(
    ("length", "expected"), [("glance", "Short"), ("brief", "Long title"), ("indepth", "Long title")]
)
def test_takes_the_last_wording_that_starts_at_or_before_the_length(length: str, expected: str) -> None:
    assert expected == selection(length).brief.title.text


def test_numbers_cited_sources_only_in_the_order_of_the_brief() -> None:
    assert [(1, "third")] == [(one.number, one.name) for one in selection("glance").sources]
    assert [(1, "first"), (2, "third")] == [(one.number, one.name) for one in selection("indepth").sources]


def test_numbers_what_is_shown() -> None:
    assert {"one": ("section", 1), "t1": ("table", 1), "three": ("section", 2)} == selection("brief").numbers
    assert ("table", 2) == selection("indepth").numbers["t2"]


def test_asks_for_a_translation_by_a_context_that_does_not_move() -> None:
    asked: list[tuple[str, str]] = []

    def translate(context: str, text: str) -> str:
        asked.append((context, text))
        return text.upper()

    selected = select(brief(), Edition("b", "en", BRIEF, "policymakers"), PROMISE, translate)

    (paragraph, table) = selected.brief.sections[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert isinstance(table, Measures)
    assert "EVERYONE" == paragraph.text.text
    assert ("p1.text", "everyone") in asked
    assert ("r1.issuer@glance", "short") in asked
    assert ("title@brief", "Long title") in asked


def test_a_title_for_one_audience_stands_in_for_that_of_all() -> None:
    assert ("Plain", "s") == heads(selection("glance", "public"))
    assert ("Plain title", "s") == heads(selection("brief", "public"))
    assert ("Long title", "s") == heads(selection("brief", "policymakers"))


def test_asks_only_for_translations_of_the_titles_that_are_shown() -> None:
    asked: list[str] = []

    def translate(context: str, text: str) -> str:
        asked.append(context)
        return text

    select(brief(), Edition("b", "en", BRIEF, "public"), PROMISE, translate)

    assert ["by_audience.public.title@brief"] == [context for context in asked if "title@" in context]


def test_a_section_is_called_what_its_audience_calls_it_and_only_that_is_translated() -> None:
    asked: list[str] = []

    def translate(context: str, text: str) -> str:
        asked.append(context)
        return text

    selected = select(brief(), Edition("b", "en", BRIEF, "public"), PROMISE, translate)

    assert ["One", "What comes third"] == [section.title.text for section in selected.brief.sections]
    assert "three.by_audience.public.title" in asked
    assert "three.title" not in asked
    assert ["One", "Three"] == [section.title.text for section in selection("brief").brief.sections]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ([], ["one", "two", "three"]),
        (["three"], ["three", "one", "two"]),
        (["others", "one"], ["two", "three", "one"]),
        (["table", "others", "paragraph"], ["two", "one", "three"]),
        (["three", "others", "paragraph"], ["three", "two", "one"]),
        (["of-another-brief", "glossary"], ["one", "two", "three"]),
    ],
)
def test_puts_sections_in_the_order_of_the_audience(order: list[str], expected: list[str]) -> None:
    selected = told_to(Audience(label="x", order=tuple(order)), INDEPTH)

    assert expected == [section.id for section in selected.brief.sections]
    assert list(range(1, 4)) == [selected.numbers[name][1] for name in expected]


def test_leaves_out_what_the_audience_is_not_shown() -> None:
    selected = told_to(Audience(label="x", omit=("paragraph",)), INDEPTH)

    assert ["t1", "t2"] == block_ids(selected)
    assert ["one", "two"] == [section.id for section in selected.brief.sections]


def test_shows_later_what_the_audience_is_shown_later() -> None:
    audience = Audience(label="x", from_={"measures": INDEPTH, "p4": BRIEF})

    assert ["p1"] == block_ids(told_to(audience, GLANCE))
    assert ["p1", "p4"] == block_ids(told_to(audience, BRIEF))
    assert ["p1", "p3", "t1", "t2", "p4"] == block_ids(told_to(audience, INDEPTH))


@pytest.mark.parametrize(("reference", "expected"), [("in [](#t1)", ["t1", "t2"]), ("(see [](#t1))", ["t2"])])
def test_keeps_what_shown_text_refers_to(reference: str, expected: list[str]) -> None:
    text = TEXT.replace("text: everyone", f'text: "everyone {reference}", from: brief')
    written = Brief.model_validate(parse_yaml(text.encode(), "brief.yaml").value, context=LENGTHS)
    audience = Audience(label="x", omit=("measures", "r1"))

    cut = omitted(written, INDEPTH, "policymakers", audience)
    selected = select(written, Edition("b", "en", INDEPTH, "policymakers"), PROMISE, cut=cut)

    assert expected == [name for name in block_ids(selected) if name.startswith("t")]


def brief() -> Brief:
    return Brief.model_validate(parse_yaml(TEXT.encode(), "brief.yaml").value, context=LENGTHS)


def told_to(audience: Audience, length: Length) -> Selection:
    cut = omitted(brief(), length, "policymakers", audience)
    return select(brief(), Edition("b", "en", length, "policymakers"), PROMISE, cut=cut, audience=audience)


def heads(selected: Selection) -> tuple[str, str]:
    return selected.brief.title.text, selected.brief.standfirst.text
