"""What earlier layouts have left changes no page, and spares work."""

from __future__ import annotations

import pytest
from tests.conftest import CASES
from tests.writers.pdf.engine.test_measures import WORDS, markup
from weasyprint.text import line_break

from briefpress.document.parse import parse
from briefpress.theme.theme import Theme
from briefpress.writers.pdf.engine.lines import KeptLines
from briefpress.writers.pdf.engine.warm import Warmth
from briefpress.writers.pdf.layout import Pages, lay_out
from briefpress.writers.pdf.write import write_pdf

STYLE = (CASES / "measures" / "page.css").read_text("utf-8")


def laid_out(page: str, warmth: Warmth | None = None) -> Pages:
    return lay_out(parse(page), Theme(()), (STYLE,), (), warmth=warmth)


@pytest.mark.parametrize("language", ["en", "ar", "zh-Hans"])
def test_the_file_is_that_of_a_first_layout(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page, other = markup(language), WORDS[language][1][:9]
    warmth = Warmth()
    laid_out(page.replace(other, other + other, 3), warmth)
    lines: list[object] = []
    original = line_break.Layout.get_first_line

    def counted(layout: object) -> object:
        lines.append(layout)
        return original(layout)

    monkeypatch.setattr(line_break.Layout, "get_first_line", counted)

    warm, warm_lines = laid_out(page, warmth), len(lines)
    first, first_lines = laid_out(page), len(lines) - warm_lines

    assert write_pdf(first).content == write_pdf(warm).content
    assert warm_lines < 0.4 * first_lines


def test_fonts_that_are_brought_along_are_opened_anew_when_they_are_others() -> None:
    warmth = Warmth()
    first = warmth.warm_for(("@font-face{}",), ())

    assert first is warmth.warm_for(("@font-face{}",), ())
    assert first is not warmth.warm_for((), ())


def test_no_more_lines_are_kept_than_a_few_editions_have() -> None:
    kept = KeptLines({(number,): () for number in range(8_001)})

    assert 4_001 == len(kept.tidied())
    assert (8_000,) in kept.lines
