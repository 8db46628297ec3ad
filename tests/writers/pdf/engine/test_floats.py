"""What must not be broken floats within its section, so that text fills the page before it."""

from __future__ import annotations

import pytest
from tests.writers.pdf.engine.without import without
from tests.writers.pdf.pages import laid_out, paragraph, table
from weasyprint.layout import block

from briefpress.writers.pdf.engine import floats
from briefpress.writers.pdf.engine.floats import Floats, floating_blocks

WHOLE = (
    "figure, table { break-inside: avoid } table:has(+ .note), caption { break-after: avoid }"
    ".note { break-before: avoid }"
)
# Ten lines to a page, the title one of them: after six of text, a figure of five is too high for the first page.
ABOVE = paragraph("above", 6)
FIGURE = f'<figure id="f"><figcaption>F</figcaption>{paragraph("f.p", 4)}</figure>'
NOTE = '<p class="note">n</p>'


def order(inside: str, above: str = ABOVE) -> tuple[int, ...] | None:
    """Return the order of the blocks of a section, or None when it is that of the document."""
    pages = laid_out(f'{above}<section id="s">{inside}</section>', WHOLE)
    assert pages.used[0] >= 0.85 or not pages.order
    return pages.order.get("s")


def test_text_after_a_figure_fills_the_page_before_it() -> None:
    assert (1, 0, 2) == order(FIGURE + paragraph("a", 4) + paragraph("b", 4))


def test_as_much_text_goes_before_it_as_fills_the_page() -> None:
    assert (1, 2, 0, 3) == order(FIGURE + "".join(paragraph(name, 1) for name in "abc"))


def test_a_figure_goes_before_text_where_there_is_none_after_it() -> None:
    assert (1, 0) == order(paragraph("a", 3) + FIGURE, above=paragraph("above", 3))


def test_a_figure_that_fits_stays() -> None:
    assert None is order(paragraph("a", 2) + FIGURE + paragraph("b", 4), above=paragraph("above", 2))


def test_a_table_takes_its_note_along() -> None:
    assert (2, 0, 1, 3) == order(table("t", 3) + NOTE + paragraph("a", 4) + paragraph("b", 4))


def test_figures_and_tables_pass_each_other_and_none_of_their_own() -> None:
    short = f'<figure id="g"><figcaption>G</figcaption>{paragraph("g.p", 2)}</figure>'
    row = table("t", 1).replace("<caption>T</caption>", "")

    assert (1, 0) == order(FIGURE + row, above=paragraph("above", 7))
    assert None is order(FIGURE + short)


@pytest.mark.parametrize("colon", [":", "："])
def test_what_a_colon_announces_follows_it(colon: str) -> None:
    announced = '<p id="a">As follows' + colon + "</p>" + FIGURE
    list_of_points = '<p id="b">In short' + colon + '</p><ul id="l"><li>x</li><li>y</li></ul>'

    assert None is order(announced + paragraph("b", 4), above=paragraph("above", 5))
    assert (1, 2, 0) == order(FIGURE + list_of_points)


def test_nothing_leaves_its_section() -> None:
    pages = laid_out(f'{ABOVE}<section id="s">{FIGURE}</section><section id="t">{paragraph("a", 4)}</section>', WHOLE)

    assert {} == pages.order
    assert {"s": 2, "t": 2} == {name: pages.page_of[name] for name in "st"}


def test_the_engine_still_leaves_the_page_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails, the engine lets figures float, and `floats` is not needed any more."""
    without(monkeypatch, floats)

    assert None is order(FIGURE + paragraph("a", 4) + paragraph("b", 4))


def test_the_engine_is_as_before_afterwards() -> None:
    before = block.block_level_layout

    with floating_blocks(Floats(0.85)):
        during = block.block_level_layout

    assert before is block.block_level_layout
    assert before is not during


ACROSS = "@page wide { size: 120mm 70mm } .wide { page: wide; break-after: page }"


def test_a_table_with_a_page_of_its_own_leaves_text_to_fill_the_page_before_it() -> None:
    inside = f'<h2>H</h2><div class="wide">{table("t", 2)}{NOTE}</div>{paragraph("a", 2)}{paragraph("b", 4)}'
    pages = laid_out(f'{ABOVE}<section id="s">{inside}</section>', WHOLE + ACROSS)

    assert (0, 2, 1, 3) == pages.order["s"]
    assert (1.0, 1.0) == pages.used[:2]
    assert [90, 120, 90] == [round(page.width * 25.4 / 96) for page in pages.engine.pages]
    assert {"t": 2, "a": 1, "b": 3} == {name: pages.page_of[name] for name in ("t", "a", "b")}
