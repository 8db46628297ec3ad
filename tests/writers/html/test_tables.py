"""A table's caption does not scroll away; one of words knows its heads, so that its rows can be cards."""

from __future__ import annotations

import re

from briefpress.document.parse import parse
from briefpress.theme.theme import Theme
from briefpress.writers.html import write_html

WORDS = "what is said of it here in many words"
HEAD = '<thead><tr><th scope="col">Layer</th><th scope="col">Body</th><th scope="col">Role</th></tr></thead>'


def page(body: str) -> str:
    document = parse(f'<!doctype html><html lang="en"><head><title>T</title></head><body>{body}</body></html>')
    return write_html(document, Theme(()), "", ()).content.decode()


def test_a_caption_stands_outside_the_frame_of_its_table() -> None:
    made = page(
        f'<table id="t"><caption>Which</caption>{HEAD}<tbody><tr><td>1</td><td>2</td><td>3</td></tr></tbody></table>'
    )

    assert re.search(
        r'<figure id="t" class="table">\s*<figcaption>Which</figcaption>\s*'
        r'<section class="scroller" aria-label="Which" tabindex="0">\s*<table>',
        made,
    )


def test_cells_of_words_carry_the_heads_of_their_columns() -> None:
    rows = (
        f'<tr><td rowspan="2">State</td><th scope="row">Ministry</th><td>{WORDS}</td></tr>'
        f'<tr><th scope="row">Agency</th><td>{WORDS}</td></tr>'
    )
    made = page(f"<table><caption>Which</caption>{HEAD}<tbody>{rows}</tbody></table>")

    assert 'class="scroller folding"' in made
    assert 2 == made.count(f'<td data-head="Role">{WORDS}</td>')
    assert 2 == made.count("data-head")


def test_a_table_of_figures_scrolls() -> None:
    row = '<tr><th scope="row">A</th><td>1</td><td>2</td></tr>'
    made = page(f"<table><caption>Which</caption>{HEAD}<tbody>{row}</tbody></table>")

    assert "folding" not in made


def test_a_timeline_has_as_many_rows_on_a_telephone_as_years() -> None:
    table = '<table><thead><tr><th scope="col">Year</th><th scope="col">2015</th></tr></thead><tbody></tbody></table>'
    made = page(f'<figure class="timeline years" id="steps.a"><figcaption>When</figcaption>{table}</figure>')

    assert '[id="steps.a"] table{grid-template-rows:repeat(2,auto)}' in made
