"""Lines that are seen are drawn as the engine draws them, and others are not asked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import weasyprint
from weasyprint.draw import border, text

from briefpress.writers.pdf.engine.unseen_lines import unseen_lines_left_out

# Outlines within boxes that have none, and around those that have; lines of each kind, with a colour and without.
STYLE = """
p { outline: 2pt solid #102030 } em { outline: 1pt dotted } u { text-decoration: underline overline red }
s { text-decoration: line-through } b { border: 1pt dashed }
"""
PAGE = (
    "<section><p>Of <em>green <u>roads</u></em></p></section><div>and <s>others <em>too</em></s> <b>here</b></div>" * 3
)


def page() -> weasyprint.Document:
    return weasyprint.HTML(string=f"<style>{STYLE}</style>{PAGE}").render()


def test_the_file_is_the_engines() -> None:
    engines = page().write_pdf()

    with unseen_lines_left_out():
        ours = page().write_pdf()

    assert engines == ours


def test_the_engine_still_asks_for_colours_that_nobody_sees(monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails, the engine has learnt it, and the measure can go."""
    asked: list[str] = []

    def counting(original: Callable[[object, str], object]) -> Callable[[object, str], object]:
        return lambda style, name: (asked.append(name), original(style, name))[1]  # type: ignore[func-returns-value]

    for module in (text, border):
        monkeypatch.setattr(module, "get_color", counting(module.get_color))

    page().write_pdf()
    engines = len(asked)
    with unseen_lines_left_out():
        page().write_pdf()

    assert 0 < len(asked) - engines < engines / 2


def test_the_engine_is_as_before_afterwards() -> None:
    before = text.get_color, border.draw_outline

    with unseen_lines_left_out():
        during = text.get_color, border.draw_outline

    assert before == (text.get_color, border.draw_outline)
    assert all(ours is not engines for ours, engines in zip(during, before, strict=True))
