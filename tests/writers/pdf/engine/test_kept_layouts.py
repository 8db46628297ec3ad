"""Texts are drawn with the layout of another of their type, and come out as those that had one of their own."""

from __future__ import annotations

import pytest
import weasyprint
from weasyprint.text.line_break import Layout

from briefpress.writers.pdf.engine.kept_layouts import layouts_kept

# Whatever one text could leave to the next: spaces, features, a cut, tabs, a line below, another way to write.
STYLE = """
@page { size: 90mm 120mm; margin: 5mm }
p { font: 9pt Inter; margin: 0 }
body { text-align: justify }
.spaced { letter-spacing: .1em; word-spacing: .2em }
.small { font-variant-caps: small-caps }
.figures { font-variant-numeric: tabular-nums; font-feature-settings: "ss01" }
.cut { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; width: 20mm; text-align: start }
.lines { display: block; max-lines: 1; block-ellipsis: auto; continue: discard; text-align: start }
.broken { overflow-wrap: anywhere }
.tabs { white-space: pre; tab-size: 12mm }
u { text-decoration: underline line-through }
"""
TEXTS = {
    "en": "Of 1,234 green roads and of those that build them, office by office",
    "ru": "Зелёные дороги и те, кто их строит",
    "ar": "طريق أخضر ومن يبنيه",
    "zh": "中国绿色发展，以及 Latin 词",
}
DRAWING = "<svg width='90' height='20'><text y='10'>Roads</text><text y='18'>Ways</text></svg>"


def page_of(language: str) -> weasyprint.Document:
    text = TEXTS[language]
    kinds = ("spaced", "small", "figures", "broken", "")
    items = "".join(f'<p class="{kind}">{text} <u>{text}</u> {text} {text}</p><p>{text}</p>' for kind in kinds)
    items += f'<p class="cut">{text}</p><p>{text}</p><p class="lines">{text} {text}</p><p>{text}</p>'
    tabs = f'<p class="tabs">{text[:5]}\t{text[:5]}</p><p class="tabs">{text[:5]}</p><p>{text}</p>'
    direction = "rtl" if language == "ar" else "ltr"
    markup = f'<html lang="{language}" dir="{direction}"><style>{STYLE}</style>{items}{tabs}{DRAWING}{items}'
    return weasyprint.HTML(string=markup).render()


@pytest.mark.parametrize("language", TEXTS)
def test_the_file_is_the_engines(language: str) -> None:
    # One for each: the engine changes a text that it cuts off.
    engines = page_of(language).write_pdf()

    with layouts_kept():
        ours = page_of(language).write_pdf()

    assert engines == ours


def test_the_engine_still_sets_up_each_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails, the engine has learnt it, and the measure can go."""
    page = page_of("en")
    calls: list[object] = []
    original = Layout.setup

    def setup(layout: Layout, style: object) -> None:
        calls.append(style)
        original(layout, style)

    monkeypatch.setattr(Layout, "setup", setup)

    page.write_pdf()
    engines = len(calls)
    with layouts_kept():
        page.write_pdf()

    assert 0 < len(calls) - engines < engines / 4


def test_the_engine_is_as_before_afterwards() -> None:
    before = Layout.reactivate

    with layouts_kept():
        assert Layout.reactivate is not before

    assert Layout.reactivate is before
