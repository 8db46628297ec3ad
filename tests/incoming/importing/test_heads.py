"""What is a head, whoever set it how."""

from __future__ import annotations

import pytest

from briefpress.incoming.importing.outline import Block, Item, Paragraph, Run
from tests.incoming.importing.outlines import TEXT, drafted, line, shape, table

TITLE = line("Shade in the city", bold=True, size=20)


@pytest.mark.parametrize(
    "heads",
    [
        (line("One", bold=True), line("Two", bold=True)),
        (line("One", size=14), line("Two", size=14)),
        (line("ONE THING", item=None), line("TWO THINGS")),
        (line("One:", bold=True), line("Two:", bold=True)),
        (line("1. One", bold=True), line("2. Two", bold=True)),
        (line("1. One"), line("2. Two")),
        (line("I. One", bold=True), line("II. Two", bold=True)),
        (line("One", bold=True, item=Item(ordered=True)), line("Two", bold=True, item=Item(ordered=True))),
        (line("One", bold=True, box="box"), line("Two", bold=True, box="box")),
        (line("One", italic=True), line("Two", italic=True)),
        (line("One", underlined=True), line("Two", underlined=True)),
        (line("One", bold=True, underlined=True), line("Two", bold=True, underlined=True)),
        (line("One", level=1), line("Two", level=1)),
        (line("One", level=3), line("Two", level=3)),
    ],
)
def test_a_short_line_of_its_own_look_is_a_head(heads: tuple[Paragraph, Paragraph]) -> None:
    found = shape(drafted(TITLE, line(), line(), heads[0], line(), line(), heads[1], line()))

    assert ["1 introduction: paragraph paragraph", "1 one: paragraph paragraph", "1 two: paragraph"] == [
        one.lower().replace(" thing:", ":").replace(" things:", ":") for one in found
    ]


@pytest.mark.parametrize(
    "other",
    [
        line("A sentence in bold that ends as one does.", bold=True),
        line((Run("A lead. ", bold=True), Run("And what follows it."))),
        line("Table 1. What there is", bold=True),
        line("Source: the city", bold=True),
        line("desk@example.org", bold=True),
        line("2019", bold=True),
        line("bold " * 30, bold=True),
        line("An item", item=Item()),
    ],
)
def test_other_lines_are_none(other: Paragraph) -> None:
    found = shape(drafted(TITLE, line("One", level=1), line(), other, line(), line("Two", level=1), line()))

    assert 2 == len(found)


def test_bold_and_underlined_is_above_bold() -> None:
    one, two = (line(text, bold=True, underlined=True) for text in ("One", "Two"))

    found = shape(drafted(TITLE, line(), line(), one, line(), line("Inside", bold=True), line(), two, line()))

    assert ["1 Introduction", "1 One", "2 Inside", "1 Two"] == [one.partition(":")[0] for one in found]


def test_levels_go_by_size_then_by_bold_type() -> None:
    one, two = (line(text, bold=True, size=14) for text in ("One", "Two"))

    found = shape(drafted(TITLE, line(), line(), one, line(), line("Inside", bold=True), line(), two, line()))

    assert ["1 One: paragraph", "2 Inside: paragraph", "1 Two: paragraph"] == found[1:]


def test_levels_go_by_numbers_where_lines_have_them() -> None:
    blocks = (
        line("1. One", bold=True),
        line(),
        line("1.1 Inside", bold=True),
        line(),
        line("2. Two", bold=True),
        line(),
    )

    found = shape(drafted(TITLE, line(), line(), *blocks))

    assert ["1 One: paragraph", "2 Inside: paragraph", "1 Two: paragraph"] == found[1:]


def test_the_only_head_of_the_first_level_is_the_title() -> None:
    draft = drafted(line("Shade", level=1), line("One", level=2), line(), line("Inside", level=3), line())

    assert "Shade" == draft.value["title"]
    assert ["1 One: paragraph", "2 Inside: paragraph"] == shape(draft)


def test_a_head_like_all_others_is_the_title_where_it_stands_first() -> None:
    blocks = (
        line("Shade", level=1),
        line("Ministry of Heat, March 2024"),
        line("One", level=1),
        line(),
        line("Two", level=1),
        line(),
    )

    draft = drafted(*blocks)

    assert "Shade" == draft.value["title"]
    assert "Ministry of Heat" == draft.value["publisher"]
    assert "2024-03" == draft.value["date"]
    assert ["1 One: paragraph", "1 Two: paragraph"] == shape(draft)


def test_a_head_with_nothing_below_goes_beside_the_next() -> None:
    draft = drafted(TITLE, line("Part A", level=1), line("One", level=1), line(), line("Two", level=1), line())

    sections = draft.value["sections"]
    assert isinstance(sections, list)
    assert {"title": "One", "aside": "Part A"}.items() <= dict(sections[0]).items()  # type: ignore[arg-type]


def test_a_line_that_a_break_parts_is_a_head_and_its_text() -> None:
    parted = line((Run("One\n", bold=True), Run(TEXT)))

    assert ["1 One: paragraph", "1 Two: paragraph"] == shape(
        drafted(TITLE, line(), parted, line("Two", bold=True), line())
    )


def test_bullets_that_were_typed_are_a_list() -> None:
    typed: tuple[Block, ...] = (
        line("• one"),
        line("• two"),
        line("a) three"),
        line("b) four"),
        line("- five"),
        line("- six"),
    )

    found = shape(drafted(TITLE, line("One", level=1), *typed, line("Two", level=1), line("- no list")))

    assert ["1 One: points points points", "1 Two: paragraph"] == found


def test_a_table_of_contents_is_left_out_by_name() -> None:
    draft = drafted(TITLE, line("Contents", bold=True), line("One\t3"), line("Two\t5"), line("One", bold=True), line())

    assert ["1 One: paragraph"] == shape(draft)
    (left,) = draft.remarks.left_out
    assert "Contents One 3 Two 5" == left.words


def test_a_glossary_is_one() -> None:
    terms = table(("UN", "United Nations"), ("WHO", "World Health Organization"))

    found = drafted(TITLE, line("One", bold=True), line(), line("Abbreviations", bold=True), terms)

    assert ["1 One: paragraph", "1 Abbreviations: glossary"] == shape(found)
