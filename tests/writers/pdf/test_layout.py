"""What a page may show, and what a layout tells of itself."""

from __future__ import annotations

import pytest

from briefpress.diagnostics import BriefPressError
from briefpress.document import tree
from briefpress.document.parse import parse
from briefpress.theme.theme import Theme
from briefpress.writers.artifact import Asset
from briefpress.writers.pdf.layout import lay_out
from briefpress.writers.pdf.write import write_pdf

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3"/></svg>'
STYLE = "@page { size: 100mm 100mm; margin: 10mm } img { width: 40mm }"


def document(source: str) -> tree.Document:
    picture = tree.Image(source, "a box")
    return tree.Document("en", "ltr", "T", (), (tree.Heading(1, (tree.Text("T"),)), picture))


def test_a_picture_of_the_brief_is_drawn() -> None:
    pages = lay_out(document("box.svg"), Theme(()), (STYLE,), (Asset("box.svg", "image/svg+xml", SVG),))

    # 30 mm of 80, below a heading.
    assert 0.4 < pages.last_fill < 0.75
    assert b"%PDF" == write_pdf(pages).content[:4]


@pytest.mark.parametrize("source", ["other.svg", "../secret.png", "file:///etc/passwd", "https://example.org/x.png"])
def test_nothing_else_is_looked_up(source: str) -> None:
    with pytest.raises(BriefPressError) as caught:
        lay_out(document(source), Theme(()), (STYLE,), ())

    assert ["document.no-picture"] == [finding.code for finding in caught.value.diagnostics]


@pytest.mark.parametrize(
    "rule",
    [
        '@import "https://example.org/x.css";',
        '@import "file:///etc/passwd";',
        "body { background: url(https://example.org/x.png) }",
        "@font-face { font-family: x; src: url(file:///etc/passwd) }",
    ],
)
def test_style_sheets_look_nothing_up_either(rule: str) -> None:
    plain = tree.Document("en", "ltr", "T", (), (tree.Heading(1, (tree.Text("T"),)),))

    with pytest.raises(BriefPressError) as caught:
        lay_out(plain, Theme(()), (rule + STYLE,), ())

    assert ["document.no-picture"] == [finding.code for finding in caught.value.diagnostics]


def test_a_section_over_several_pages_is_on_the_first_of_them() -> None:
    paragraphs = "<p>Text</p>" * 40
    page = (
        '<!DOCTYPE html><html lang="en" dir="ltr"><head><title>T</title></head><body><main>'
        f'<section id="a"><h2>A</h2>{paragraphs}</section><section id="b"><h2>B</h2></section></main></body></html>'
    )

    pages = lay_out(parse(page), Theme(()), ("@page { size: 80mm 80mm }",), ())

    assert pages.count > 2
    assert (1, pages.count) == (pages.page_of["a"], pages.page_of["b"])
