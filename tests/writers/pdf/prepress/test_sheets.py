"""Pages stand on sheets where they are to be read, and nothing of them is lost."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from tests.writers.pdf.prepress.made import A4, PRINTING, for_printing, halves, numbered

from briefpress.writers.pdf.prepress.order import order
from briefpress.writers.pdf.prepress.printing import BOOKLET, IMPOSED, MM, STACK, TWO_UP

A5 = (148 * MM, 210 * MM)
LETTER = (612.0, 792.0)


def sizes(content: bytes) -> set[tuple[int, int]]:
    """Return the sizes of sheets in millimetres."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return {(round(float(page.trimbox[2]) / MM), round(float(page.trimbox[3]) / MM)) for page in pdf.pages}


def places(content: bytes) -> list[list[tuple[float, float]]]:
    """Return for each side the scale and the left edge in millimetres of each page on it."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        matrices = (
            [one.operands for one in pikepdf.parse_content_stream(page) if str(one.operator) == "cm"]
            for page in pdf.pages
        )
        return [[(round(float(m[0]), 3), round(float(m[4]) / MM, 2)) for m in found] for found in matrices]


@pytest.mark.parametrize("form", IMPOSED)
@pytest.mark.parametrize("count", range(1, 17))
def test_pages_stand_where_they_are_to_be_read(count: int, form: str) -> None:
    made = for_printing(numbered(count), form)

    assert [(side.left, side.right) for side in order(form, count)] == halves(made.content)


@pytest.mark.parametrize("form", IMPOSED)
def test_what_is_read_from_the_right_is_mirrored(form: str) -> None:
    made = for_printing(numbered(7), form, is_right_to_left=True)

    assert [(side.right, side.left) for side in order(form, 7)] == halves(made.content)


def test_a4_is_folded_to_a5_and_the_reader_is_told_how_small_letters_become() -> None:
    made = for_printing(numbered(4), BOOKLET)

    assert {(297, 210)} == sizes(made.content)
    assert {0.707} == {scale for side in places(made.content) for scale, _ in side}
    assert ["text of 10 pt becomes 7.1 pt"] == [one.message.partition(": ")[2] for one in made.findings]


@pytest.mark.parametrize(("sheet", "size"), [("a3", A4), ("a4", A5), ("tabloid", LETTER)])
def test_pages_of_half_a_sheet_are_not_made_smaller(sheet: str, size: tuple[float, float]) -> None:
    made = for_printing(numbered(4, size), BOOKLET, replace(PRINTING, sheet=sheet))

    assert {1.0} == {scale for side in places(made.content) for scale, _ in side}
    assert () == made.findings


def test_american_pages_come_on_american_sheets() -> None:
    assert {(279, 216)} == sizes(for_printing(numbered(2, LETTER), TWO_UP).content)


def test_inner_sheets_of_a_booklet_come_nearer_to_the_fold() -> None:
    sheet = replace(PRINTING, sheet="a3", thickness=0.2 * MM)
    sides = places(for_printing(numbered(12), BOOKLET, sheet).content)

    assert [(0.0, 210.0), (0.2, 209.8), (0.4, 209.6)] == [tuple(edge for _, edge in side) for side in sides[::2]]


def test_sheets_that_are_cut_have_marks_where() -> None:
    marked, whole = (for_printing(numbered(4), form).content for form in (STACK, TWO_UP))

    with pikepdf.open(io.BytesIO(marked)) as cut, pikepdf.open(io.BytesIO(whole)) as read:
        strokes = [[str(one.operator) for one in pikepdf.parse_content_stream(pdf.pages[0])] for pdf in (cut, read)]
    assert [2, 0] == [operators.count("S") for operators in strokes]


def test_the_printer_turns_sheets_over_their_short_side() -> None:
    with pikepdf.open(io.BytesIO(for_printing(numbered(4), BOOKLET).content)) as pdf:
        assert ("/DuplexFlipShortEdge", "/None") == tuple(
            str(pdf.Root.ViewerPreferences[key]) for key in ("/Duplex", "/PrintScaling")
        )


def test_pages_lie_within_their_halves_of_the_sheet() -> None:
    (side, *_) = places(for_printing(numbered(2), TWO_UP).content)

    assert [0, 148.5] == [round(edge, 1) for _, edge in side]
