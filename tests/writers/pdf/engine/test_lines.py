"""Lines are broken once, and as the engine breaks them."""

from __future__ import annotations

import pytest
from tests.writers.pdf.engine.without import without
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline, preferred

from briefpress.document import tree
from briefpress.theme.theme import Theme
from briefpress.writers.pdf.engine import lines
from briefpress.writers.pdf.engine.lines import line_breaks_cached
from briefpress.writers.pdf.engine.page_boxes import root_of
from briefpress.writers.pdf.layout import _lines, lay_out
from briefpress.writers.pdf.write import write_pdf

pytestmark = pytest.mark.slow

STYLE = "@page { size: 90mm 60mm; margin: 5mm } ul { columns: 2 } li { text-align: justify; hyphens: auto }"
ITEMS = tuple(tree.Item((tree.Text("Extraordinary considerations " * (2 + number % 3)),)) for number in range(9))
DOCUMENT = tree.Document("en", "ltr", "T", (), (tree.Heading(1, (tree.Text("T"),)), tree.List(False, ITEMS)))


def test_the_engine_is_as_before_afterwards() -> None:
    before = inline.split_first_line, preferred.split_first_line

    with line_breaks_cached():
        during = inline.split_first_line, preferred.split_first_line

    assert before == (inline.split_first_line, preferred.split_first_line)
    assert before[0] is not during[0]
    assert before[1] is not during[1]


def test_the_file_is_the_same_as_without(monkeypatch: pytest.MonkeyPatch) -> None:
    once = write_pdf(lay_out(DOCUMENT, Theme(()), (STYLE,), ()))
    without(monkeypatch, lines)
    engines = write_pdf(lay_out(DOCUMENT, Theme(()), (STYLE,), ()))

    assert engines == once


def test_a_text_that_fills_its_line_but_for_its_last_space_is_not_torn(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = tree.Text("of 2013, a date that the article does not have, is ")
    words = tree.Paragraph((sentence, tree.Styled(tree.Mark.EMPHASIS, (tree.Text("Vision and Actions"),))))
    document = tree.Document("en", "ltr", "T", (), (words,))

    assert all("of" not in told for told in (lines_at(document, width) for width in WIDTHS))
    # The engine's own fault, which is why there is something to mend: when it is gone, so can ours be.
    monkeypatch.setattr(lines, "_is_torn", lambda *_: False)
    assert any("of" in told for told in (lines_at(document, width) for width in WIDTHS))


def test_a_word_is_parted_with_a_hyphen_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    words = tree.Paragraph((tree.Text("Paris Agree\u00adment: papers"),))
    document = tree.Document("en", "ltr", "T", (), (words,))
    anywhere = "p { overflow-wrap: anywhere; hyphens: manual }"

    assert all(not is_torn(lines_at(document, width, anywhere)) for width in NARROW)
    # The engine's own fault, which is why there is something to mend: when it is gone, so can ours be.
    monkeypatch.setattr(lines, "_lost_hyphen", lambda *_: False)
    assert any(is_torn(lines_at(document, width, anywhere)) for width in NARROW)


def is_torn(told: list[str]) -> bool:
    """Say whether a line ends in the middle of the word without a hyphen."""
    return any(line.strip().strip("\u00ad").endswith("Agree") for line in told)


NARROW = [17 + step / 5 for step in range(16)]
"""In millimetres; from what holds the longest word to what holds two."""

WIDTHS = [70 + step / 40 for step in range(80)]
"""In millimetres; the sentence is one line at some of them, to a hundredth."""


def lines_at(document: tree.Document, width: float, more: str = "") -> list[str]:
    """Return the lines of a document that is so many millimetres wide."""
    page_box = f"@page {{ size: {width}mm 60mm; margin: 0 }}"
    style = f"{page_box} body {{ font: 9pt 'Noto Serif'; margin: 0 }} p {{ margin: 0 }} {more}"
    (page,) = lay_out(document, Theme(()), (style,), ()).engine.pages
    return [text_of(line).strip() for line in _lines(root_of(page))]


def text_of(box: boxes.Box) -> str:
    return str(box.text) if isinstance(box, boxes.TextBox) else "".join(map(text_of, getattr(box, "children", ())))
