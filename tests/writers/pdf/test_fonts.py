"""A missing family or glyph is said before anything is printed."""

from __future__ import annotations

from briefpress.document import tree
from briefpress.fonts.installed import coverage
from briefpress.theme.theme import Theme
from briefpress.writers.pdf.fonts import check_fonts


def document(text: str) -> tree.Document:
    return tree.Document("en", "ltr", "T", (), (tree.Paragraph((tree.Text(text),)),))


def theme(*families: str) -> Theme:
    return Theme((("font-text", ", ".join(f'"{family}"' for family in families)),))


def test_knows_what_a_family_covers() -> None:
    assert any(first <= ord("ж") <= last for first, last in coverage("Noto Serif"))
    assert () == coverage("No Such Family")


def test_is_silent_when_every_character_has_a_glyph() -> None:
    assert [] == list(check_fonts(document("Zażółć ж\u00ad\u202f漢"), theme("Noto Serif", "Noto Serif CJK SC")))


def test_names_a_family_that_is_not_installed() -> None:
    (finding,) = check_fonts(document("x"), theme("No Such Family"))

    assert ("fonts.missing-family", True) == (finding.code, "No Such Family" in finding.message)


def test_names_a_character_that_no_family_has_and_where_it_stands() -> None:
    (finding,) = check_fonts(document("see the 漢 mark"), theme("Inter"))

    assert "fonts.missing-glyph" == finding.code
    assert "U+6F22" in finding.message
    assert "see the 漢 mark" in finding.message
