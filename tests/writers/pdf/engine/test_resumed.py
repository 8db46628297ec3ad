"""What goes on from a page of another layout is, to the byte, what is laid out from the first page on."""

from __future__ import annotations

import pytest
from tests.conftest import CASES
from tests.writers.pdf.engine.test_measures import WORDS
from weasyprint import document, layout
from weasyprint.layout import page

from briefpress.document.parse import parse
from briefpress.theme.theme import Theme
from briefpress.writers.pdf.engine import resumed
from briefpress.writers.pdf.layout import Pages, lay_out
from briefpress.writers.pdf.varied import Variant, varied
from briefpress.writers.pdf.write import write_pdf

pytestmark = pytest.mark.slow

STYLE = (CASES / "measures" / "page.css").read_text("utf-8") + (
    "ol { list-style: none; padding: 0 }"
    "a.page::after { content: target-counter(attr(href), page) } h2 { string-set: head content() }"
    "@page { @bottom-left { content: string(head) } @bottom-right { content: counter(page) '/' counter(pages) } }"
    ".sources ol { columns: 2 } .sources li { margin-bottom: 1mm; break-inside: avoid }"
)
PLAIN = Variant()
PUSHED = Variant(("s2",))
PUSHED_TWICE = Variant(("s2", "s3"))
OPENED = Variant(("s2",), 3)


def markup(language: str) -> str:
    """Return a list of contents with page numbers, sections that break anywhere, one with a figure, and sources."""
    word, text = WORDS[language]
    links = "".join(f'<li><a class="page" href="#s{number}">{word}</a></li>' for number in range(4))
    figure = f'<figure id="f"><figcaption>{word}</figcaption><p>{text * 3}</p></figure>'
    sections = "".join(
        f'<section id="s{number}"><h2>{word} {number}</h2>'
        + "".join(f"<p>{text * 3}</p>" for _ in range(3))
        + (figure if number == 1 else "")
        + f"<p>{text}</p></section>"
        for number in range(4)
    )
    entries = "".join(f'<li id="e{number}"><a class="page" href="#s1">{text}</a></li>' for number in range(9))
    sources = f'<section id="sources" class="sources"><h2>{word}</h2><ol>{entries}</ol></section>'
    direction = "rtl" if language == "ar" else "ltr"
    head = f'<html lang="{language}" dir="{direction}"><head><meta charset="utf-8"><title>T</title></head>'
    contents = f'<nav class="contents"><h2>{word}</h2><ol>{links}</ol></nav>'
    return f"<!doctype html>{head}<body><main><h1>T</h1>{contents}{sections}{sources}</main></body></html>"


def laid_out(language: str, variant: Variant) -> Pages:
    return lay_out(parse(markup(language)), Theme(()), (STYLE, *variant.css()), ())


def file_of(pages: Pages) -> bytes:
    return write_pdf(pages).content


@pytest.mark.parametrize("language", WORDS)
def test_the_file_is_that_of_a_layout_from_the_first_page_on(language: str) -> None:
    plain = laid_out(language, PLAIN)
    pushed = varied(plain, language, PLAIN, PUSHED)
    assert pushed
    # Another one that goes on from there sets the same texts otherwise, and shows other numbers.
    assert varied(pushed, language, PUSHED, PUSHED_TWICE)
    opened = varied(pushed, language, PUSHED, OPENED)
    assert opened

    fresh = laid_out(language, OPENED)
    assert (fresh.used, fresh.page_of, fresh.order) == (opened.used, opened.page_of, opened.order)
    assert file_of(fresh) == file_of(opened)


def test_the_pages_that_it_goes_on_from_stay_as_they_are() -> None:
    plain = laid_out("en", PLAIN)
    pushed = varied(plain, "en", PLAIN, PUSHED)

    assert pushed
    assert (plain.count, plain.page_of) != (pushed.count, pushed.page_of)
    assert file_of(laid_out("en", PLAIN)) == file_of(plain)
    assert file_of(laid_out("en", PUSHED)) == file_of(pushed)


def test_only_the_pages_from_there_on_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails, the engine sets no page twice by itself, or the measure does not go on."""
    plain = laid_out("en", PLAIN)
    numbers: list[object] = []
    original = page.make_page

    def counted(*arguments: object) -> object:
        numbers.append(arguments[4])
        return original(*arguments)

    monkeypatch.setattr(page, "make_page", counted)
    fresh = laid_out("en", PUSHED)
    set_afresh = numbers.copy()
    numbers.clear()
    pushed = varied(plain, "en", PLAIN, PUSHED)

    first = plain.page_of["s2"]
    assert pushed
    assert fresh.count - first + 1 == pushed.set_pages
    assert set(range(1, fresh.count + 1)) == set(set_afresh)
    # The page with the contents shows another number.
    assert {1, *range(first, fresh.count + 1)} == set(numbers)
    assert len(numbers) < len(set_afresh)


def test_the_engine_is_as_before_afterwards() -> None:
    def now() -> tuple[object, ...]:
        return document.layout_document, layout.initialize_page_maker, layout.make_all_pages, page.make_page

    before, plain = now(), laid_out("en", PLAIN)

    assert varied(plain, "en", PLAIN, PUSHED)
    assert before == now()


def test_nothing_goes_on_where_nothing_of_it_is_on_the_pages() -> None:
    plain = laid_out("en", PLAIN)

    assert varied(plain, "en", PLAIN, Variant(("unknown",))) is None


def test_nothing_goes_on_with_an_engine_that_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = laid_out("en", PLAIN)
    monkeypatch.setattr(resumed, "IS_KNOWN", False)

    assert varied(plain, "en", PLAIN, PUSHED) is None
