"""Each way in which a page can end badly is found on pages that the engine laid out, and a good end is not."""

from __future__ import annotations

import pytest
from tests.writers.pdf.pages import laid_out, paragraph, table, text

from briefpress.writers.pdf.engine.page_boxes import frame_of
from briefpress.writers.pdf.page_ends import bad_page_ends

KEPT = "figure, aside, table { break-inside: auto }"
# What a table that goes on says, as in the shipped style sheet.
SAID = (
    "@page { @top-center { content: string(continued, start) } } caption::before { content: '' }"
    ".number { string-set: continued attr(data-continued) } tbody tr:last-child { string-set: continued '' }"
)


def found(body: str, style: str = "", code: str = "") -> list[str]:
    """Return the message of each bad page end; of one code, when it is given."""
    return [end.message for end in bad_page_ends(laid_out(body, style)) if code in ("", end.code)]


def section(identifier: str, body: str) -> str:
    return f'<section id="{identifier}"><h2>Two</h2>{body}</section>'


def entries(count: int, lines: int = 1) -> str:
    return "".join(f'<li id="e{number}">{text(lines)}</li>' for number in range(1, count + 1))


def test_good_pages() -> None:
    assert [] == found(paragraph("a", 4) + section("two", paragraph("b", 14)))


class TestAtTheFoot:
    def test_a_heading_alone(self) -> None:
        body = paragraph("a", 8) + section("two", paragraph("b", 3))

        assert ['a heading in "two" stands alone at the foot of page 1'] == found(body)

    @pytest.mark.parametrize(("above", "count"), [(7, "one line"), (6, "2 lines")])
    def test_a_heading_with_little_under_it(self, above: int, count: str) -> None:
        body = paragraph("a", above) + section("two", paragraph("b", 9))

        told = f'a heading in "b" has only {count} under it at the foot of page 1'
        assert [told] == found(body, code="layout.heading-at-foot")

    def test_a_short_section_that_ends_with_the_page(self) -> None:
        body = paragraph("a", 6) + section("two", paragraph("b", 2)) + section("three", paragraph("c", 4))

        assert [] == found(body)

    def test_a_line_alone(self) -> None:
        assert ['one line of "b" stands alone at the foot of page 1'] == found(paragraph("a", 8) + paragraph("b", 5))
        assert [] == found(paragraph("a", 8) + paragraph("b", 5), "p { orphans: 2 }")


class TestAtTheHead:
    def test_a_line_alone(self) -> None:
        body = paragraph("a", 4) + paragraph("b", 6) + paragraph("c", 4)

        assert ['one line of "b" stands alone at the head of page 2'] == found(body)

    def test_the_last_line_of_a_section(self) -> None:
        body = paragraph("a", 4) + paragraph("b", 6) + section("two", paragraph("c", 4))

        assert ['one line of "b" stands alone at the head of page 2'] == found(body)

    def test_a_short_paragraph_before_a_heading(self) -> None:
        body = paragraph("a", 9) + paragraph("b", 2) + section("two", paragraph("c", 4))

        assert ['"b" stands alone at the head of page 2'] == found(body)

    def test_the_last_entry_of_a_list(self) -> None:
        body = f"<ul>{entries(4, lines=3)}</ul>" + section("two", paragraph("c", 4))

        assert ['"e4" stands alone at the head of page 2'] == found(body)

    def test_enough(self) -> None:
        assert [] == found(paragraph("a", 12) + section("two", paragraph("c", 4)))


class TestTables:
    def test_a_row_torn(self) -> None:
        body = table("t", 2, label="T goes on").replace("<td>x</td>", f"<td>{text(5)}</td>")

        assert ['a row of the table "t.1" is torn between pages 1 and 2'] == found(body, KEPT, "layout.torn-row")
        assert [] == found(body, "tr { break-inside: avoid }", "layout.torn-row")

    @pytest.mark.parametrize(("above", "where"), [(6, "foot of page 1"), (0, "head of page 2")], ids=["foot", "head"])
    def test_a_row_alone(self, above: int, where: str) -> None:
        body = (paragraph("a", above) if above else "") + table("t", 8)

        assert [f'one row of the table "t" stands alone at the {where}'] == found(body, KEPT, "layout.lone-row")

    def test_two_rows_on_each_side(self) -> None:
        assert [] == found(paragraph("a", 2) + table("t", 9), KEPT, "layout.lone-row")

    def test_the_next_page_says_that_it_goes_on(self) -> None:
        body = paragraph("a", 2) + table("t", 9, label="T goes on")

        assert ['the table "t" goes on on page 2, which does not say so'] == found(body, KEPT)
        assert [] == found(body, KEPT + SAID)

    def test_only_the_page_where_it_goes_on_says_so(self) -> None:
        body = paragraph("a", 2) + table("t", 9, label="T goes on") + paragraph("b", 4) + table("u", 6, label="U")

        pages = laid_out(body, KEPT + SAID)

        texts = [[getattr(box, "text", "") for box in frame_of(page).descendants()] for page in pages.engine.pages]
        assert [False, True, False] == ["T goes on" in words for words in texts]

    def test_a_short_table_broken(self) -> None:
        told = '"t" is broken between pages 1 and 2, and would fit one'

        assert [told] == found(paragraph("a", 4) + table("t", 7), KEPT, "layout.broken-block")
        assert [] == found(paragraph("a", 4) + table("t", 8), KEPT, "layout.broken-block")


class TestBlocks:
    def test_a_figure_broken(self) -> None:
        figure = f'<figure id="f"><figcaption>F</figcaption>{table("t", 3)}<p class="note">n</p></figure>'
        body = paragraph("a", 5) + figure

        told = '"f" is broken between pages 1 and 2, and would fit one'
        assert [told] == found(body, KEPT, "layout.broken-block")
        assert [] == found(body, "figure { break-inside: avoid }", "layout.broken-block")

    def test_a_figure_that_no_page_can_hold(self) -> None:
        figure = f'<figure id="f"><figcaption>F</figcaption>{table("t", 12)}</figure>'

        assert [] == found(paragraph("a", 5) + figure, KEPT, "layout.broken-block")

    @pytest.mark.parametrize(("count", "is_found"), [(5, True), (6, False)])
    def test_recommendations_broken(self, count: int, is_found: bool) -> None:
        recommendations = f'<section id="s" class="recommendations"><ol id="r">{entries(count)}</ol></section>'

        told = '"r" is broken between pages 1 and 2, and would fit one'
        assert [told] * is_found == found(paragraph("a", 7) + recommendations, code="layout.broken-block")

    def test_a_box_broken(self) -> None:
        body = paragraph("a", 7) + f'<aside id="c" class="callout"><p>C</p><ul>{entries(4)}</ul></aside>'

        told = '"c" is broken between pages 1 and 2, and would fit one'
        assert [told] == found(body, KEPT, "layout.broken-block")

    def test_a_note_torn_from_its_table(self) -> None:
        body = f'<section id="s">{paragraph("a", 3)}{table("t", 4)}<p class="note">n</p></section>'

        told = 'the note of "t" at the head of page 2 is torn from it'
        assert [told] == found(body, code="layout.torn-note")
        assert [] == found(body, "table { break-inside: avoid } .note { break-before: avoid }", "layout.torn-note")

    def test_a_meaning_in_another_column_than_its_abbreviation(self) -> None:
        body = f'<section id="g"><ul id="g.list" class="abbreviations">{entries(3, lines=2)}</ul></section>'
        style = ".abbreviations { columns: 2; column-gap: 0 } li { orphans: 1; widows: 1; font-size: 5pt }"

        told = 'the entry "e2" is torn between two columns of page 1'
        assert [told] == found(body, style, "layout.torn-entry")
        assert [] == found(body, style + "li { break-inside: avoid }", "layout.torn-entry")

    @pytest.mark.parametrize(("above", "count"), [(2, 0), (3, 5), (6, 2)])
    def test_few_sources_at_the_foot(self, above: int, count: int) -> None:
        body = (
            paragraph("a", above) + f'<section id="sources" class="sources"><h2>S</h2><ol>{entries(9)}</ol></section>'
        )

        told = f"the sources begin at the foot of page 1 with {count} of 9"
        assert [told] * bool(count) == found(body, code="layout.few-sources")


class TestWholePages:
    def test_a_page_that_is_not_full(self) -> None:
        figure = f'<figure id="f"><figcaption>F</figcaption>{paragraph("p", 5)}</figure>'
        body = paragraph("a", 6) + figure

        assert ['page 1 is only 70% full: "f" begins on the next one'] == found(body, "figure { break-inside: avoid }")

    def test_a_page_before_a_section_may_be_less_full(self) -> None:
        body = paragraph("a", 6) + section("two", paragraph("b", 5))

        assert [] == found(body, "section { break-inside: avoid }")
        assert ['page 1 is only 60% full: "two" begins on the next one'] == found(
            body.replace(text(6), text(5)), "#two { break-before: page }"
        )

    def test_weighs_what_is_lacking(self) -> None:
        body = paragraph("a", 4) + section("two", paragraph("b", 5))
        heavier = body.replace(text(4), text(3))
        style = "#two { break-before: page }"

        full, short, shorter = (
            sum(end.weight for end in bad_page_ends(laid_out(page, style)))
            for page in (paragraph("a", 6) + section("two", paragraph("b", 5)), body, heavier)
        )

        assert 0 == full < short < shorter
