"""What is done for the engine, more quickly, gives the same file, and the engine still goes the long way."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from functools import cache
from types import ModuleType

import pytest
from tests.conftest import CASES
from tests.writers.pdf.engine.without import forget_sheets, without
from weasyprint import css
from weasyprint.css import cssselect2
from weasyprint.css.tokens import Pending
from weasyprint.css.validation.properties import PendingProperty
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, page, percent, preferred
from weasyprint.text import line_break

from briefpress.document.parse import parse
from briefpress.theme.theme import Theme
from briefpress.writers.pdf.engine import (
    kept_blocks,
    lines,
    normal_flow,
    relations,
    shrinking,
    styles,
    text_styles,
    used_lengths,
    variables,
)
from briefpress.writers.pdf.engine.floats import Floats
from briefpress.writers.pdf.engine.measures import layout_measures
from briefpress.writers.pdf.engine.replaced import replaced_everywhere
from briefpress.writers.pdf.layout import lay_out
from briefpress.writers.pdf.write import write_pdf

pytestmark = pytest.mark.slow

STYLE = (CASES / "measures" / "page.css").read_text("utf-8")
WORDS = {
    "en": ("Considerable", "A text of words that go on for more than one line in a narrow column (3\u00a0% of it)."),
    "fr": (
        "Considérable",
        "Un texte de quelques mots qui continue au-delà d’une ligne\u202f: c’est voulu — «\u202foui\u202f».",
    ),
    "es": ("Considerable", "Un texto de algunas palabras que sigue más allá de una línea en una columna, ¿verdad?"),
    "ru": ("Значительный", "Текст из нескольких слов, который продолжается дальше одной строки, — так и задумано."),
    "ar": ("معتبر", "نص من بضع كلمات يستمر لأكثر من سطر واحد في عمود ضيق، وهذا هو المقصود (٣٪)."),
    "zh-Hans": ("可观", "这是一段文字，它在窄栏里要占一行以上；“引号”与 Latin 词也在其中（约 3 %）。"),
}
MEASURES = {
    kept_blocks: (block, "block_container_layout"),
    lines: (line_break.Layout, "get_first_line"),
    normal_flow: (boxes.Box, "is_floated"),
    relations: (cssselect2.ElementWrapper, "iter_subtree"),
    shrinking: (preferred, "min_content_width"),
    styles: (css, "check_math"),
    text_styles: (line_break, "_font_style_cache_key"),
    used_lengths: (percent, "resolve_one_percentage"),
    variables: (PendingProperty, "validate"),
}
"""Measure -> something that the engine does less often with it."""
by_measure = pytest.mark.parametrize("measure", MEASURES, ids=lambda module: module.__name__.rpartition(".")[2])


def markup(language: str) -> str:
    """Return a page with all that the measures are about: columns, tables, rows, marks, floats, blocks kept whole."""
    word, text = WORDS[language]
    items = "".join(f"<li>{text * (1 + number % 3)}</li>" for number in range(11))
    rows = "".join(f'<tr><th scope="row">{word}</th><td>{text} <b>{word}</b></td></tr>' for _ in range(4))
    blocks = (
        f'<h2>{word}</h2><p class="beside">{text}</p><p>{text * 4}<sup>1</sup></p><ul class="columns">{items}</ul>'
        f'<aside><p>{text}</p><p class="unbroken">{word} {text}</p></aside>'
        f'<ul class="row"><li>{text}</li><li><p>{word}</p><p>{text}</p></li><li>{word}</li></ul>'
        f'<table><caption>{word}</caption><thead><tr><th scope="col">{word}</th><th scope="col">{word}</th></tr>'
        f"</thead><tbody>{rows}</tbody></table>"
    )
    direction = "rtl" if language == "ar" else "ltr"
    sections = "".join(f'<section id="s{number}">{blocks}</section>' for number in range(2))
    head = f'<html lang="{language}" dir="{direction}"><head><meta charset="utf-8"><title>T</title></head>'
    return f"<!doctype html>{head}<body><main><h1>T</h1>{sections}</main></body></html>"


def file_of(language: str) -> bytes:
    return write_pdf(lay_out(parse(markup(language)), Theme(()), (STYLE,), ())).content


our_file_of = cache(file_of)


@by_measure
def test_the_file_is_the_same_without(measure: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = our_file_of("en")
    without(monkeypatch, measure)

    assert ours == file_of("en")


@pytest.mark.parametrize("language", WORDS)
def test_the_file_is_the_same_without_any(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = our_file_of(language)
    without(monkeypatch, *MEASURES)

    assert ours == file_of(language)


@by_measure
def test_the_engine_still_does_more_without(measure: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails, the engine has learnt it, and the measure can go."""
    ours = times_called(*MEASURES[measure])
    without(monkeypatch, measure)
    engines = times_called(*MEASURES[measure])

    assert 0 < ours < 0.9 * engines


def times_called(owner: ModuleType | type, name: str) -> int:
    """Return how often the engine calls a function of its to lay out the page in English."""
    forget_sheets()
    calls: list[None] = []
    original: Callable[..., object] = getattr(owner, name)

    def counted(*arguments: object, **keywords: object) -> object:
        calls.append(None)
        return original(*arguments, **keywords)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, name, counted)
        with nullcontext() if isinstance(owner, type) else replaced_everywhere(original, lambda _: counted):
            lay_out(parse(markup("en")), Theme(()), (STYLE,), ())
    return len(calls)


def test_the_engine_is_as_before_afterwards() -> None:
    def now() -> tuple[object, ...]:
        methods = css.ComputedStyle.__missing__, Pending.solve, boxes.Box.is_in_normal_flow
        functions = block.block_level_layout, page.make_page, block.resolve_percentages, css.computed_values.strut
        return (*methods, *functions, preferred.split_first_line, line_break.get_font_description, css.to_pixels)

    before = now()

    with layout_measures("en", {}, Floats(1)):
        during = now()

    assert before == now()
    assert all(ours is not engines for ours, engines in zip(during, before, strict=True))
