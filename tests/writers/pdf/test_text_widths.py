"""Texts are as wide as the engine sets them, in the fonts of the look."""

from __future__ import annotations

import pytest
from tests.writers.pdf.engine.test_measures import WORDS
from tests.writers.pdf.paper import printed, theme_of
from weasyprint.formatting_structure import boxes

from briefpress.writers.pdf.engine.page_boxes import root_of
from briefpress.writers.pdf.layout import _lines
from briefpress.writers.pdf.text_widths import text_widths


@pytest.mark.parametrize("language", WORDS)
def test_a_text_is_as_wide_as_the_engine_sets_it(language: str) -> None:
    word = WORDS[language][0]
    pages = printed(language, f'<section><p id="p">{word} {word}</p></section>', "p { white-space: nowrap }")
    line = next(line for page in pages.engine.pages for line in _lines(root_of(page)) if line.children)
    engines = sum(_width(piece) for piece in line.children) / float(line.style["font_size"])

    ours = text_widths(theme_of(language), (), language).em("font-text", 400, f"{word} {word}")

    assert engines == pytest.approx(ours, rel=0.01)


def _width(box: boxes.Box) -> float:
    return float(box.width) if isinstance(box, boxes.TextBox) else sum(map(_width, box.children))


def test_bold_is_wider() -> None:
    widths = text_widths(theme_of("en"), (), "en")

    assert widths.em("font-text", 400, "Considerable") < widths.em("font-text", 700, "Considerable")


def test_nothing_takes_nothing() -> None:
    assert text_widths(theme_of("en"), (), "en").em("font-text", 400, "") == 0
