"""What a layout tells of itself, for those who print page numbers elsewhere."""

from __future__ import annotations

from briefpress.document.parse import parse
from briefpress.writers.pdf.layout import lay_out


def test_a_section_over_several_pages_is_on_the_first_of_them() -> None:
    paragraphs = "<p>Text</p>" * 40
    page = (
        '<!DOCTYPE html><html lang="en" dir="ltr"><head><title>T</title></head><body><main>'
        f'<section id="a"><h2>A</h2>{paragraphs}</section><section id="b"><h2>B</h2></section></main></body></html>'
    )

    pages = lay_out(parse(page), ("@page { size: 80mm 80mm }",), ())

    assert pages.count > 2
    assert (1, pages.count) == (pages.page_of["a"], pages.page_of["b"])
