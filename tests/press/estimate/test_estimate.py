"""Which density is laid out next, of texts whose letters are half as wide as they are high."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.writers.pdf.paper import theme_of

from briefpress.document import tree
from briefpress.document.parse import parse
from briefpress.press.estimate.estimate import Estimate
from briefpress.press.measure import LOOSEST, TIGHTEST, Budget, Measure

WORDS = "Words that fill a line, and then another one, as they do in briefs. "


class Even:
    """Letters that are all as wide."""

    def em(self, _token: str, _weight: int, text: str) -> float:
        return len(text) / 2


def document(paragraphs: int, sources: int = 0) -> tree.Document:
    text = "".join(f'<p id="p{number}">{WORDS * 5}</p>' for number in range(paragraphs))
    entries = "".join(f'<li id="source-{number}">{WORDS * 2}</li>' for number in range(sources))
    listed = f'<section id="sources" class="sources"><h2>S</h2><ol>{entries}</ol></section>' if sources else ""
    head = '<html lang="en" dir="ltr"><head><meta charset="utf-8"><title>T</title></head>'
    return parse(f'{head}<body><main><h1>T</h1><section id="s"><h2>H</h2>{text}</section>{listed}</main></body></html>')


def estimate(paragraphs: int, budget: Budget, sources: int = 0) -> Estimate:
    return Estimate(document(paragraphs, sources), theme_of("en"), Even(), budget)


BUDGET = Budget(4, 0.75)
# The paragraphs with which the standard setting fills four pages, as reckoned.
FULL = next(count for count in range(10, 200) if estimate(count, BUDGET).length(0, {}) > 3.85)


def test_begins_with_the_standard_setting_where_that_keeps_the_promise() -> None:
    assert 0 == estimate(FULL, BUDGET).step({})


@pytest.mark.parametrize(("more", "sign"), [(5, 1), (-3, -1)])
def test_sets_tighter_what_is_too_long_and_looser_what_is_too_short(more: int, sign: int) -> None:
    reckoned = estimate(FULL + more, BUDGET)

    step = reckoned.step({})

    assert 0 < sign * step < 64
    assert 3.75 <= reckoned.length(step, {}) <= 4


def test_is_shorter_the_tighter_it_is_set() -> None:
    reckoned = estimate(FULL, BUDGET)

    assert reckoned.length(TIGHTEST, {}) < reckoned.length(0, {}) < reckoned.length(LOOSEST, {})


def test_learns_from_a_layout_how_long_the_text_is() -> None:
    reckoned = estimate(FULL, BUDGET)
    length = reckoned.length(0, {})
    measured = {0: Measure(5, 0.05)}

    assert reckoned.length(0, measured) > length
    assert reckoned.step(measured) > 0


def test_names_only_what_lies_between_layouts_that_were_too_long_and_others() -> None:
    reckoned = estimate(FULL + 5, BUDGET)
    measured: Mapping[int, Measure] = {8: Measure(5, 0.1), 40: Measure(4, 0.3)}

    assert 8 < reckoned.step(measured) < 40


def test_names_a_layout_that_was_made_where_none_is_left() -> None:
    reckoned = estimate(FULL + 5, BUDGET)

    assert reckoned.step({10: Measure(5, 0.1), 11: Measure(4, 0.3)}) in (10, 11)


def test_begins_with_the_tightest_setting_where_even_that_is_too_long() -> None:
    assert TIGHTEST == estimate(3 * FULL, BUDGET).step({})


def test_begins_with_the_standard_setting_where_no_setting_fills_the_pages() -> None:
    assert 0 == estimate(FULL // 2, BUDGET).step({})


def test_reckons_with_where_the_sources_begin() -> None:
    reckoned = estimate(FULL - 6, BUDGET, sources=20)
    begins = {where: reckoned.length(0, {0: Measure(4, 0.9, last_section=where)}) for where in (3.2, 3.6)}

    assert begins[3.2] != begins[3.6]


def test_every_block_of_the_vocabulary_takes_some_room() -> None:
    head = '<html lang="en" dir="ltr"><head><meta charset="utf-8"><title>T</title></head><body>'
    row = '<tr><th scope="row">a</th><td>b</td></tr>'
    blocks = (
        "<p>x</p><h3>x</h3><ul class='points'><li>x</li></ul><aside class='callout'><h3>x</h3><p>x</p></aside>"
        f"<table><thead><tr><th scope='col'>a</th><th scope='col'>b</th></tr></thead><tbody>{row}</tbody></table>"
        "<figure class='quotation'><blockquote><p>x</p></blockquote><figcaption>x</figcaption></figure>"
        "<figure><figcaption>x</figcaption><p>x</p></figure>"
    ).replace("'", '"')
    bare = Estimate(parse(f"{head}<main><h1>T</h1></main></body></html>"), theme_of("en"), Even(), BUDGET)
    whole = parse(f'{head}<main><h1>T</h1><section id="s">{blocks}</section></main></body></html>')

    assert bare.length(0, {}) + 0.2 < Estimate(whole, theme_of("en"), Even(), BUDGET).length(0, {})


@pytest.mark.parametrize(
    "block",
    [
        '<figure class="quotation"></figure>',
        '<figure class="quotation"><blockquote></blockquote></figure>',
        '<figure class="years"><table><tbody><tr><th scope="row">a</th><td><p></p></td></tr></tbody></table></figure>',
        "<table><thead></thead><tbody></tbody></table>",
        '<table><thead><tr><th scope="col" data-width="²">a</th></tr></thead><tbody><tr><td></td></tr></tbody></table>',
        "<p></p><ul></ul><ol></ol><aside></aside><figure></figure>",
        '<section class="recommendations"><h2></h2><ol></ol></section>',
        '<section class="sources"><ol></ol></section>',
    ],
)
@pytest.mark.parametrize("pages", [1, 8])
def test_reckons_whatever_a_template_leaves_empty(block: str, pages: int) -> None:
    head = '<html lang="en" dir="ltr"><head><meta charset="utf-8"><title>T</title></head>'
    page = parse(f"{head}<body><main><h1>T</h1><section><h2>H</h2>{block}</section>{block}</main></body></html>")

    reckoned = Estimate(page, theme_of("en"), Even(), Budget(pages, 0.75))

    assert LOOSEST <= reckoned.step({}) <= TIGHTEST
    assert 0 < reckoned.length(0, {}) <= 2
