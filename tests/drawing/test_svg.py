"""A chart is one picture with a name: to scale, told apart without colour, mirrored for who reads from the right."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from tests.drawing.charts import chart
from tests.writers.docx.word import theme

from briefpress.drawing.marks import FILLS, STROKES
from briefpress.drawing.plan import plan_of
from briefpress.drawing.svg import svg_of

SVG = "{http://www.w3.org/2000/svg}"
YEARS = ("2024", "2025", "2026")
TWO: dict[str, tuple[str | None, ...]] = {"Alpha": ("1", "2", "4"), "Beta": ("2", None, "3")}
KINDS = ("bar", "column", "line", "stacked")


def drawn(kind: str, language: str = "en", **series: tuple[str | None, ...]) -> ET.Element:
    made = chart(kind, YEARS, series or TWO)
    return ET.fromstring(svg_of(made, theme(language=language), language == "ar"))


def words(svg: ET.Element) -> list[str]:
    return [found.text or "" for found in svg.iter(f"{SVG}text")]


def rectangles(svg: ET.Element) -> list[tuple[float, float, float, float]]:
    return [
        (float(one.get("x", "")), float(one.get("y", "")), float(one.get("width", "")), float(one.get("height", "")))
        for one in svg.iter(f"{SVG}rect")
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_has_a_name_for_those_who_do_not_see_it(kind: str) -> None:
    svg = ET.fromstring(svg_of(chart(kind, YEARS, TWO, 'R&D <b> "up"'), theme(), False))

    assert ("img", 'R&D <b> "up"', 'R&D <b> "up"') == (
        svg.get("role"),
        svg.get("aria-label"),
        svg.findtext(f"{SVG}title"),
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "ar", "zh-Hans"])
def test_keeps_within_its_sheet_and_says_all_names(kind: str, language: str) -> None:
    svg = drawn(kind, language)

    _, _, width, height = map(float, svg.get("viewBox", "").split())
    assert {*YEARS, *TWO} <= set(words(svg))
    assert all(0 <= float(text.get("x", "")) <= width for text in svg.iter(f"{SVG}text"))
    assert all(0 <= float(text.get("y", "")) <= height for text in svg.iter(f"{SVG}text"))
    assert all(x >= 0 and y >= 0 and x + w <= width and y + h <= height for x, y, w, h in rectangles(svg))


def test_columns_are_as_tall_as_their_numbers_and_stand_on_one_line() -> None:
    boxes = rectangles(drawn("column", Alpha=("1", "2", "4")))

    assert [1, 2, 4] == [round(height / boxes[0][3]) for _, _, _, height in boxes]
    assert 1 == len({round(y + height, 1) for _, y, _, height in boxes})


def test_parts_of_a_column_stand_on_one_another() -> None:
    boxes = rectangles(drawn("stacked", Alpha=("1", "2", "4"), Beta=("2", None, "3")))[2:]

    (_, below, _, _), (_, above, _, height) = boxes[:2]
    assert round(below, 1) == round(above + height, 1)
    assert 5 == len(boxes)


def test_columns_below_nothing_hang() -> None:
    boxes = rectangles(drawn("column", Alpha=("-2", "2", "1")))

    assert round(boxes[0][1], 1) == round(boxes[1][1] + boxes[1][3], 1)


def test_a_missing_number_is_a_gap_and_not_nothing() -> None:
    column, line = drawn("column", Alpha=("1", None, "0")), drawn("line", Alpha=("1", None, "3"), Beta=("1", "2", "3"))

    assert ["1", "–", "0"] == words(column)[3:]
    assert 1 == len(rectangles(column))
    pieces = [one.get("points", "") for one in line.iter(f"{SVG}polyline")]
    assert [3] == [piece.count(",") for piece in pieces[:1]]


def test_figures_stand_at_the_marks_as_long_as_there_is_room_and_then_on_an_axis() -> None:
    few, many = (
        chart("column", YEARS, TWO),
        chart("column", tuple(map(str, range(2000, 2024))), {"A": ("1234.5",) * 24}),
    )

    assert (True, False) == (plan_of(few, theme()).has_values, plan_of(few, theme()).has_axis)
    assert (False, True) == (plan_of(many, theme()).has_values, plan_of(many, theme()).has_axis)


NAMES = ("Agriculture and irrigation", "Households", "Manufacturing", "Thermoelectricity", "Losses")


@pytest.mark.parametrize("kind", ["column", "stacked", "line"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_label_of_a_column_vanishes(kind: str, language: str) -> None:
    names = tuple(f"{name} {place}" for place in range(4) for name in NAMES)

    svg = ET.fromstring(svg_of(chart(kind, names, {"A": ("1",) * 20}), theme(language=language), language == "ar"))

    turned = [text.text or "" for text in svg.iter(f"{SVG}text") if "rotate(-90 " in text.get("transform", "")]
    assert " ".join(names).split() == " ".join(turned).split()


def test_names_that_have_room_are_not_turned() -> None:
    assert not plan_of(chart("column", YEARS, TWO), theme()).is_turned


def test_forty_years_are_all_written() -> None:
    years = tuple(map(str, range(1985, 2025)))

    assert set(years) <= set(words(ET.fromstring(svg_of(chart("line", years, {"A": ("1",) * 40}), theme(), False))))


def test_a_line_that_does_not_begin_at_nothing_says_so() -> None:
    high, low = (drawn("line", Alpha=values) for values in (("14", "15", "16"), ("1", "9", "16")))

    # Its steps are written though its values are, its foot is as light as its grid, and a sign breaks it.
    ink = f"#{theme().colour('color-ink').lower()}"
    assert {"14", "15", "16"} < set(words(high))
    assert [] == [path for path in high.iter(f"{SVG}path") if path.get("stroke") == ink]
    assert 1 == len([path for path in low.iter(f"{SVG}path") if path.get("stroke") == ink])
    assert [5, 3] == [
        max(one.get("points", "").count(",") for one in svg.iter(f"{SVG}polyline")) for svg in (high, low)
    ]


def test_reading_from_the_right_mirrors_places_and_not_figures() -> None:
    left, right = drawn("column", "en", Alpha=("1", "2", "4")), drawn("column", "ar", Alpha=("1", "2", "4"))

    assert [x for x, *_ in rectangles(left)] == sorted(x for x, *_ in rectangles(left))
    assert [x for x, *_ in rectangles(right)] == sorted((x for x, *_ in rectangles(right)), reverse=True)
    assert words(left) == words(right)


def test_arabic_words_run_from_the_right_and_figures_do_not() -> None:
    svg = ET.fromstring(svg_of(chart("bar", ("المدن",), {"A": ("12.5",)}), theme(language="ar"), True))

    assert {"المدن": "rtl", "12.5": None} == {text.text: text.get("direction") for text in svg.iter(f"{SVG}text")}


def test_letters_are_in_the_theme_s_faces() -> None:
    assert "'Noto Sans CJK SC'" == drawn("bar", "zh-Hans").get("font-family", "").split(",")[0]
    assert "'Noto Naskh Arabic'" == drawn("bar", "ar").get("font-family", "").split(",")[0]


def test_colours_are_tokens() -> None:
    tokens = {f"#{theme().colour(name).lower()}" for name, _ in theme().tokens if name.startswith("color-")}

    used = {
        colour
        for kind in KINDS
        for colour in re.findall(r"#[0-9a-f]{6}", svg_of(chart(kind, YEARS, TWO), theme(), False))
    }

    assert used <= tokens | {"#ffffff"}


def test_no_two_series_look_alike_without_colour() -> None:
    look = theme()

    # A plain fill is told by its lightness, a texture by its lines.
    fills = {(fill.hatch or round(luminance(look.colour(fill.colour)), 1)) for fill in FILLS}
    strokes = {(stroke.dash, stroke.marker, stroke.is_filled) for stroke in STROKES}

    assert (len(FILLS), len(STROKES)) == (len(fills), len(strokes))


def test_marks_stand_out_from_paper() -> None:
    look = theme()

    edges = [look.colour(fill.outline or fill.colour) for fill in FILLS] + [look.colour(one.colour) for one in STROKES]

    assert all(1.05 / (luminance(colour) + 0.05) >= 3 for colour in edges)  # WCAG 2.2, 1.4.11


def test_the_same_chart_is_the_same_drawing() -> None:
    assert [svg_of(chart(kind, YEARS, TWO), theme(), True) for kind in KINDS] == [
        svg_of(chart(kind, YEARS, TWO), theme(), True) for kind in KINDS
    ]


def luminance(colour: str) -> float:
    """Return the relative luminance of six digits (WCAG 2.2)."""
    parts = [int(colour[place : place + 2] or "ff", 16) / 255 for place in (0, 2, 4)] if colour else [1.0, 1.0, 1.0]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
