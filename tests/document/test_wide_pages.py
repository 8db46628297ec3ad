"""A table that asks for a page of its own gets one where the length has it to give, and else says that it has not."""

from __future__ import annotations

from briefpress.document import tree
from briefpress.document.parse import parse
from briefpress.document.wide_pages import check_wide_pages, has_wide_page, with_wide_pages

TABLE = (
    '<table class="data" id="t"><caption>Nights</caption><thead><tr><th scope="col">A</th></tr></thead>'
    "<tbody><tr><td>b</td></tr></tbody></table>"
)
DOCUMENT = parse(
    '<!DOCTYPE html><html lang="en"><head><title>T</title></head><body><main><section id="s"><h2>S</h2>'
    f'<div class="wide">{TABLE}<p class="note">n</p></div></section></main></body></html>'
)


def test_it_stays_where_there_are_several_pages() -> None:
    assert DOCUMENT == with_wide_pages(DOCUMENT, 2)
    assert [] == list(check_wide_pages(DOCUMENT, 2))


def test_it_stands_among_the_text_of_one_page_and_a_finding_says_so() -> None:
    made = with_wide_pages(DOCUMENT, 1)
    (finding,) = check_wide_pages(DOCUMENT, 1)

    assert not has_wide_page(made)
    assert tree.text_of(DOCUMENT) == tree.text_of(made)
    assert '"t" asks for a page of its own' in finding.message
    assert "warning" == finding.severity
