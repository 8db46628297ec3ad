"""What is done more quickly than by the engine gives the same file, and leaves the engine as it was."""

from __future__ import annotations

import gc

import pytest
from tests.writers.pdf.engine.test_measures import MEASURES
from tests.writers.pdf.engine.without import without
from weasyprint import css

from briefpress.document import tree
from briefpress.project import package_templates
from briefpress.theme.theme import Theme
from briefpress.writers.artifact import Asset
from briefpress.writers.pdf import sources
from briefpress.writers.pdf.engine import page_numbers
from briefpress.writers.pdf.engine.garbage_collection import garbage_collection_paused
from briefpress.writers.pdf.engine.styles import quick_styles
from briefpress.writers.pdf.layout import lay_out
from briefpress.writers.pdf.sources import page_of, sheet_of
from briefpress.writers.pdf.write import write_pdf

pytestmark = pytest.mark.slow

# Whatever the quick ways leave out: logical sides, lengths of another size, variables, what is not computed.
STYLE = """
:root { --gap: 2mm; --ink: #123456 }
@page { size: 100mm 100mm; margin: 10mm; @bottom-right { content: counter(page) } }
body { font: 9pt/1.4 Inter; color: var(--ink); text-indent: calc(1em + 1%); letter-spacing: .01em }
h1 { font-size: 2em; margin-inline-start: calc(var(--gap) * 2); border-bottom: thin solid; text-decoration: underline }
ul { padding-inline-start: 8mm; margin: 0; columns: 2 }
li { text-transform: capitalize; margin-inline: var(--gap) 1em; border-inline-start: 2pt dotted; width: 50% }
li::before { content: "- "; float: left }
li:nth-child(even) { display: inline-block; position: relative; inset-inline-start: 1mm }
"""
NOTES = STYLE + "li:nth-child(3) { float: footnote }"


def document(direction: str = "ltr", size: int = 8) -> tree.Document:
    items = tuple(tree.Item((tree.Text("a few words that go on for more than a line " * 2),)) for _ in range(size))
    return tree.Document("en", direction, "T", (), (tree.Heading(1, (tree.Text("T"),)), tree.List(False, items)))


@pytest.mark.parametrize("style", [STYLE, NOTES], ids=["plain", "notes"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_file_is_the_engines(direction: str, style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = write_pdf(lay_out(document(direction), Theme(()), (style,), ()))
    without(monkeypatch, *MEASURES, page_numbers)
    monkeypatch.setattr(sources, "IS_KNOWN", False)
    engines = write_pdf(lay_out(document(direction), Theme(()), (style,), ()))

    assert engines == ours


def test_styles_are_as_before_afterwards() -> None:
    before = css.ComputedStyle.__missing__

    with quick_styles():
        during = css.ComputedStyle.__missing__

    assert before is css.ComputedStyle.__missing__
    assert before is not during


def test_memory_is_searched_as_before_afterwards() -> None:
    with garbage_collection_paused():
        during = gc.isenabled()

    assert (False, True) == (during, gc.isenabled())


def test_a_sheet_is_read_once_unless_it_brings_something_in() -> None:
    fonts = object()
    foreign = STYLE + "@counter-style stars { system: cyclic; symbols: '*' }"

    assert sheet_of(STYLE, fonts, ()) is sheet_of(STYLE, fonts, ())
    assert sheet_of(foreign, fonts, ()) is not sheet_of(foreign, fonts, ())


def test_our_own_sheet_is_read_once_and_needs_no_notes_of_the_engine() -> None:
    style = (package_templates() / "page.css").read_text("utf-8")

    assert sheet_of(style, object(), ()) is sheet_of(style, object(), ())
    assert isinstance(page_of("<p>x</p>", (style,), ()), sources._Noteless)
    assert not isinstance(page_of("<p>x</p>", (style, NOTES), ()), sources._Noteless)


def test_a_page_that_is_read_once_has_its_own_pictures() -> None:
    picture = tree.Document("en", "ltr", "T", (), (tree.Heading(1, (tree.Text("T"),)), tree.Image("box.svg", "a box")))
    tall, flat = (
        Asset("box.svg", "image/svg+xml", f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 {n}"/>'.encode())
        for n in (4, 1)
    )

    style = STYLE + "img { width: 40mm }"
    fills = [lay_out(picture, Theme(()), (style,), (asset,)).last_fill for asset in (tall, flat)]

    assert fills[0] > fills[1] + 0.2
