"""Fonts are cut down to the same bytes without a C type for each number of glyphs."""

from __future__ import annotations

import weasyprint
from weasyprint.text.ffi import ffi

from briefpress.writers.pdf.engine.c_types import arrays_of_any_length


def page(text: str) -> weasyprint.Document:
    return weasyprint.HTML(string=f'<p style="font-family: Inter, Noto Serif CJK SC">{text}').render()


def test_a_pdf_is_the_same() -> None:
    made = page("Of green roads: 中国绿色发展")
    theirs = made.write_pdf()

    with arrays_of_any_length():
        ours = made.write_pdf()

    assert theirs == ours


def test_no_type_is_read_for_a_number_of_glyphs() -> None:
    made = page("Quartz jackdaws vex my sphinx")
    with arrays_of_any_length():
        page("Of green roads").write_pdf()
        before = set(ffi._parsed_types)

        made.write_pdf()

    assert before == set(ffi._parsed_types)
    # The engine itself has three for each font.
    made.write_pdf()
    assert before < set(ffi._parsed_types)
