"""A block that is kept whole leaves what stands before it where it is, when it goes to the next page."""

from __future__ import annotations

import pytest
from tests.writers.pdf.engine.without import without
from weasyprint.layout import block

from briefpress.document.parse import parse
from briefpress.theme.theme import Theme
from briefpress.writers.pdf.engine import whole_blocks
from briefpress.writers.pdf.engine.whole_blocks import whole_blocks_moved_alone
from briefpress.writers.pdf.layout import Pages, lay_out

# Ten lines to a page. The lines of the box fit, with the space after the last; its padding, after that, does not.
STYLE = (
    "@page { size: 90mm 70mm; margin: 10mm } body, p, h1, ul, li, aside { margin: 0; padding: 0; font: 10pt/5mm Inter }"
    "p { orphans: 1; widows: 1 } aside { break-inside: avoid; padding-bottom: 2mm } li { list-style: none; }"
    "aside ul li:last-child { margin-bottom: 4mm }"
)
PARAGRAPH = "<p>line</p>"
ITEM = "<li>line</li>"
BODY = (
    f'<h1>T</h1>{PARAGRAPH}<section id="around">{PARAGRAPH * 5}'
    f'<aside id="box" class="callout"><ul>{ITEM * 2}</ul></aside></section>'
)


def laid_out(body: str = BODY) -> Pages:
    head = '<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>T</title></head>'
    return lay_out(parse(f"{head}<body><main>{body}</main></body></html>"), Theme(()), (STYLE,), ())


def test_it_goes_alone() -> None:
    pages = laid_out()

    assert {"around": 1, "box": 2} == pages.page_of


def test_the_engine_still_moves_the_whole_section(monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails, the engine has learnt it, and `whole_blocks` is not needed any more."""
    without(monkeypatch, whole_blocks)

    pages = laid_out()

    assert {"around": 2, "box": 2} == pages.page_of


def test_a_block_that_fits_stays() -> None:
    assert {"around": 1, "box": 1} == laid_out(BODY.replace(PARAGRAPH * 5, PARAGRAPH * 4)).page_of


def test_a_block_higher_than_a_page_is_broken_all_the_same() -> None:
    pages = laid_out(BODY.replace(ITEM * 2, ITEM * 12))

    assert pages.count > 2


def test_the_engine_is_as_before_afterwards() -> None:
    before = block._in_flow_layout

    with whole_blocks_moved_alone():
        during = block._in_flow_layout

    assert before is block._in_flow_layout
    assert before is not during
