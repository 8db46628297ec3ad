"""Lines are broken once, and as the engine breaks them."""

from __future__ import annotations

import pytest
from weasyprint.layout import inline, preferred

from briefpress.document import tree
from briefpress.theme import Theme
from briefpress.writers.pdf import lines
from briefpress.writers.pdf.layout import lay_out
from briefpress.writers.pdf.lines import lines_broken_once
from briefpress.writers.pdf.write import write_pdf

STYLE = "@page { size: 90mm 60mm; margin: 5mm } ul { columns: 2 } li { text-align: justify; hyphens: auto }"
ITEMS = tuple(tree.Item((tree.Text("Extraordinary considerations " * (2 + number % 3)),)) for number in range(9))
DOCUMENT = tree.Document("en", "ltr", "T", (), (tree.Heading(1, (tree.Text("T"),)), tree.List(False, ITEMS)))


def test_the_engine_is_as_before_afterwards() -> None:
    before = inline.split_first_line, preferred.split_first_line

    with lines_broken_once():
        during = inline.split_first_line, preferred.split_first_line

    assert before == (inline.split_first_line, preferred.split_first_line)
    assert before[0] is not during[0]
    assert before[1] is not during[1]


def test_the_file_is_the_same_as_without(monkeypatch: pytest.MonkeyPatch) -> None:
    once = write_pdf(lay_out(DOCUMENT, Theme(()), (STYLE,), ()))
    monkeypatch.setattr(lines, "_IS_KNOWN", False)
    engines = write_pdf(lay_out(DOCUMENT, Theme(()), (STYLE,), ()))

    assert engines == once
