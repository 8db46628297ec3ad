"""Columns are balanced quickly, and as well as the engine balances them."""

from __future__ import annotations

from weasyprint.layout import block

from briefpress.document import tree
from briefpress.theme.theme import Theme
from briefpress.writers.pdf.engine.columns import quick_columns
from briefpress.writers.pdf.layout import lay_out

STYLE = "@page { size: 200mm 200mm; margin: 10mm } ol { columns: 2; margin: 0; font: 10pt/1.4 Inter }"


def test_the_engine_is_as_before_afterwards() -> None:
    before = block.columns_layout

    with quick_columns():
        during = block.columns_layout

    assert before is block.columns_layout
    assert before is not during


def test_both_columns_are_about_as_long() -> None:
    items = tuple(tree.Item((tree.Text("words " * (5 + number % 4 * 9)),)) for number in range(14))
    document = tree.Document("en", "ltr", "T", (), (tree.List(True, items),))

    pages = lay_out(document, Theme(()), (STYLE,), ())

    assert 1 == pages.count
    assert 0.3 < pages.last_fill < 0.75
