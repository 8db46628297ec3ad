"""What stands between two heads."""

from __future__ import annotations

import pytest

from briefpress.incoming.importing.outline import Block, Box, Cell, Item, Note, Paragraph, Picture, Row, Run, Table
from briefpress.yaml_file import YamlValue
from tests.incoming.importing.outlines import PLACE, TEXT, drafted, line, table
from tests.incoming.importing.outlines import blocks as blocks_of
from tests.incoming.importing.told import picture

START = (line("Shade", role="title"), line("One", level=1))


def made(*blocks: Block) -> list[dict[str, YamlValue]]:
    return blocks_of(drafted(*START, *blocks))


def asked(*blocks: Block) -> list[str]:
    return [what for what, place in drafted(*START, *blocks).remarks.to_do if place]


def test_what_is_bold_at_the_start_of_an_item_is_its_lead() -> None:
    item = line((Run("Act now.", bold=True), Run(" It is late.")), item=Item())

    (points,) = made(item, line("Or later.", item=Item()), line("Much later.", item=Item(goes_on=True)))

    assert [{"lead": "Act now.", "text": "It is late."}, {"text": "Or later. Much later."}] == points["items"]


@pytest.mark.parametrize(
    ("first", "inside", "text"),
    [
        ("Three cities:", ("Lund", "Bern", "Graz."), "Three cities: Lund; Bern; Graz."),
        ("It costs little.", ("It is quick.", "It is known."), "It costs little. It is quick. It is known."),
        ("one", ("inside",), "one: inside"),
        ("三座城市", ("北京", "上海。"), "三座城市：北京；上海。"),
    ],
)
def test_a_short_list_in_a_list_goes_into_its_item(first: str, inside: tuple[str, ...], text: str) -> None:
    items = (line(first, item=Item()), *(line(one, item=Item(1)) for one in inside), line("two", item=Item()))

    (points,) = made(*items)

    assert [{"text": text}, {"text": "two"}] == points["items"]
    assert ["a list in a list went into the item that it belongs to: see that it reads well"] == asked(*items)


def test_a_long_list_in_a_list_is_made_flat_and_told() -> None:
    long = "It has many words. " * 30
    items = (line("one", item=Item()), line(long, item=Item(1)), line("two", item=Item()))

    (points,) = made(*items)

    assert [{"text": "one"}, {"text": long.strip()}, {"text": "two"}] == points["items"]
    assert ["a long list in a list was made flat: say with which item it belongs"] == asked(*items)


def test_a_numbered_list_is_no_part_of_one_with_bullets() -> None:
    first, second = made(line("one", item=Item()), line("two", item=Item(ordered=True)))

    assert "ordered" not in first
    assert second["ordered"] is True


@pytest.mark.parametrize("is_above", [True, False])
def test_a_caption_stands_above_or_below_without_its_number(*, is_above: bool) -> None:
    caption, source = line("Table 3 – Trees by city"), line("Source: the city, 2022")
    rows = table(("City", "Trees"), ("Oslo", "12"), ("Rome", "30"))

    (found,) = made(*((caption, rows, source) if is_above else (rows, caption, source)))

    assert ("Trees by city", "Source: the city, 2022") == (found["caption"], found["note"])
    assert [{"title": "City", "header": True}, {"title": "Trees"}] == found["columns"]
    assert [{"cells": ["Oslo", 12]}, {"cells": ["Rome", 30]}] == found["rows"]


def test_words_and_numbers_of_one_column_stay_words() -> None:
    (found,) = made(table(("City", "Trees"), ("Oslo", "12"), ("Rome", "many"), ("Nice", "1.50")))

    assert [{"cells": ["Oslo", "12"]}, {"cells": ["Rome", "many"]}, {"cells": ["Nice", "1.50"]}] == found["rows"]


def test_a_number_that_stands_out_is_a_number() -> None:
    cells = (Cell((line("Oslo"),)), Cell((line("12", italic=True),)))

    (found,) = made(Table((*table(("City", "Trees"), ("Rome", "30")).rows, Row(cells)), PLACE))

    assert [{"cells": ["Rome", 30]}, {"cells": ["Oslo", 12]}] == found["rows"]


def test_cells_that_are_merged_span_and_a_row_of_one_heads_those_below() -> None:
    def row(*cells: tuple[str, int]) -> Row:
        return Row(tuple(Cell((line(words),), span) for words, span in cells))

    rows = (
        row(("City", 1), ("2022", 1), ("2023", 1)),
        row(("North", 3)),
        row(("Oslo", 1), ("not known", 2)),
        row(("Bergen", 1)),
    )

    (found,) = made(Table(rows, PLACE))

    assert [
        {
            "group": "North",
            "rows": [{"cells": ["Oslo", {"text": "not known", "span": 2}]}, {"cells": ["Bergen", None, None]}],
        }
    ] == found["rows"]


def test_heads_in_two_rows_are_one_title_for_each_column() -> None:
    def row(*cells: tuple[str, int]) -> Row:
        return Row(tuple(Cell((line(words),), span) for words, span in cells), is_head=True)

    body = Row(tuple(Cell((line(words),)) for words in ("Oslo", "1", "2")))

    (found,) = made(Table((row(("", 1), ("Trees", 2)), row(("City", 1), ("2022", 1), ("2023", 1)), body), PLACE))

    assert [{"title": "City", "header": True}, {"title": "Trees, 2022"}, {"title": "Trees, 2023"}] == found["columns"]


@pytest.mark.parametrize(
    "box",
    [
        (table(("A street that failed",), ("In 2015 they planted sixty maples.",)),),
        (Table((Row((Cell((line("A street that failed"), line("In 2015 they planted sixty maples."))),)),), PLACE),),
        (Box((line("A street that failed", bold=True), line("In 2015 they planted sixty maples.")), PLACE),),
        (line("A street that failed", bold=True, box="box"), line("In 2015 they planted sixty maples.", box="box")),
        (line("Box 1. A street that failed"), table(("In 2015 they planted sixty maples.",))),
    ],
)  # fmt: skip
def test_a_box_is_a_callout(box: tuple[Block, ...]) -> None:
    (found,) = made(*box)

    assert {
        "type": "callout",
        "title": "A street that failed",
        "text": "In 2015 they planted sixty maples.",
    } == found


def test_columns_of_text_are_text() -> None:
    found = made(table((TEXT, "And more of it.")))

    assert ["paragraph", "paragraph"] == [one["type"] for one in found]


def test_a_quotation_ends_with_who_said_it() -> None:
    (found,) = made(line("“A tree is worth more every year.” — Maria Sol, hearing of 3 May", role="quotation"))

    assert {
        "type": "quotation",
        "text": "A tree is worth more every year.",
        "speaker": "Maria Sol",
        "occasion": "hearing of 3 May",
    } == found


def test_who_is_quoted_is_asked_for() -> None:
    quotation = line("A tree is worth more every year.", role="quotation")

    (found,) = made(quotation)

    assert "(to do: who said it)" == found["speaker"]
    assert ["say who is quoted, and where it was said"] == asked(quotation)


def test_a_picture_has_its_caption_and_asks_for_its_text() -> None:
    draft = drafted(*START, line((Picture("a.png", picture()),)), line("Figure 2: A street"), line("Source: us"))

    (found,) = blocks_of(draft)

    assert {
        "type": "figure",
        "image": "picture-1.png",
        "alternative": "(to do: what the picture says, for those who cannot see it)",
        "caption": "A street",
        "note": "Source: us",
    } == found
    assert {"picture-1.png": picture()} == draft.pictures
    assert "picture-1.png: write what the picture says, in `alternative`" in [what for what, _ in draft.remarks.to_do]


def test_one_picture_is_one_file_however_often_it_stands_there() -> None:
    twice = (line((Picture("a.png", picture(), "A tree"),)), line(), line((Picture("b.png", picture(), "A tree"),)))

    assert ["picture-1.png"] == list(drafted(*START, *twice).pictures)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"GIF89a....", "a picture (a GIF image; save it again as a PNG or JPEG image)"),
        (b"\x01\0\0\0" + b"." * 36 + b" EMF", "a picture (a Windows metafile (EMF); open it in a drawing program"),
        (b"", "a picture (its file is elsewhere: a.png)"),
        (picture(8, 8), "a picture (an ornament of a few dots)"),
        (picture()[:60], "a picture ("),
    ],
)
def test_a_picture_that_cannot_be_printed_is_left_out_by_name(content: bytes, reason: str) -> None:
    draft = drafted(*START, line(), line((Picture("a.png", content, "A tree"),)))

    (left,) = draft.remarks.left_out
    assert left.what.startswith(reason)
    assert "A tree" == left.words
    assert {} == draft.pictures


def test_a_picture_above_the_title_is_left_out_as_a_logo() -> None:
    draft = drafted(line((Picture("a.png", picture()),)), *START, line())

    assert ["a picture above the title: a logo stands in the theme (`logo:`)"] == [
        one.what for one in draft.remarks.left_out
    ]


def test_notes_stand_where_they_are_called() -> None:
    paragraph = line((Run("So it is"), Note((Run("As we "), Run("think", italic=True))), Run(".")))

    assert "So it is^[As we *think*]." == made(paragraph)[0]["text"]


def test_a_text_that_no_reader_is_given_is_parted_at_a_sentence() -> None:
    found = made(line("A sentence of some words. " * 900))

    assert 2 == len(found)
    assert all(str(one["text"]).endswith(".") for one in found)


def test_text_boxes_stand_where_they_are_anchored() -> None:
    paragraph: Paragraph = line()

    assert ["paragraph", "callout", "paragraph"] == [
        one["type"] for one in made(paragraph, Box((line(),), PLACE), line())
    ]
