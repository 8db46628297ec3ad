"""A missing family or glyph is said before anything is printed."""

from __future__ import annotations

import pytest
import yaml

from briefpress.assets.fonts.installed import coverage, is_in
from briefpress.document import tree
from briefpress.project import package_templates
from briefpress.theme.theme import Theme
from briefpress.writers.pdf.fonts import check_fonts


def document(text: str) -> tree.Document:
    return tree.Document("en", "ltr", "T", (), (tree.Paragraph((tree.Text(text),)),))


def theme(*families: str) -> Theme:
    return Theme((("font-text", ", ".join(f'"{family}"' for family in families)),))


def shipped_theme() -> Theme:
    """Return the fonts of templates/theme.yaml."""
    value = yaml.safe_load((package_templates() / "theme.yaml").read_text("utf-8"))
    return Theme(tuple(sorted((f"font-{name}", families) for name, families in value["base"]["font"].items())))


def test_knows_what_a_family_covers() -> None:
    assert any(first <= ord("ж") <= last for first, last in coverage("Noto Serif"))
    assert () == coverage("No Such Family")


def test_is_silent_when_every_character_has_a_glyph() -> None:
    assert [] == list(check_fonts(document("Zażółć ж\u00ad\u202f漢"), theme("Noto Serif", "Noto Serif CJK SC")))


def test_names_a_family_that_is_not_installed() -> None:
    (finding,) = check_fonts(document("x"), theme("No Such Family"))

    assert ("fonts.missing-family", True) == (finding.code, "No Such Family" in finding.message)


def test_names_a_sign_that_no_family_has() -> None:
    (finding,) = check_fonts(document("see the \u2705\ufe0f mark"), theme("Inter"))

    assert "fonts.missing-glyph" == finding.code
    assert 'the sign "\u2705" (white heavy check mark, U+2705)' in finding.message


@pytest.mark.parametrize("character", ["\ufe0f", "\ufe0e", "\u034f", "\u200d", "\U000e0100", "\u3164", "\u180b"])
def test_what_is_drawn_as_nothing_needs_no_font(character: str) -> None:
    assert [] == list(check_fonts(document(f"a{character}b"), theme("Inter")))


@pytest.mark.parametrize(
    ("text", "script"), [("in Bangkok, สวัสดีชาวโลก, กรุงเทพ.", "Thai"), ("(Երևան), Հայաստան", "Armenian")]
)
def test_names_a_script_once_by_its_first_word_and_a_family_that_has_it(text: str, script: str) -> None:
    (finding,) = check_fonts(document(text), theme("Inter"))

    assert f"no font of the theme has the {script} letters of " in finding.message
    assert "and of 1 more" in finding.message
    assert f'"Noto Serif {script}" is installed' in finding.hint


def test_names_the_block() -> None:
    paragraph = tree.Paragraph((tree.Text("漢"),), tree.Attributes(id="a.1"))

    (finding,) = check_fonts(tree.Document("en", "ltr", "T", (), (paragraph,)), theme("Inter"))

    assert 'letters of "漢" (in the block "a.1")' in finding.message


@pytest.mark.parametrize("sign", ["→", "⇒", "≤", "√", "−", "∑", "☎", "★"])
def test_signs_come_from_faces_made_for_them(sign: str) -> None:
    stack = [family for name in ("text", "more") for family in shipped_theme().families(f"font-{name}")]

    first = next(family for family in stack if is_in(sign, coverage(family)))

    assert first in ("Noto Sans Math", "Noto Sans Symbols2")
