"""Page numbers in the text are right, whatever was guessed, and as few pages as can be are set for them."""

from __future__ import annotations

import logging
import re
import subprocess
from collections.abc import Mapping

import pytest
from tests.writers.pdf.engine.without import without
from weasyprint import layout
from weasyprint.css.targets import TargetCollector
from weasyprint.layout import page

from briefpress.document import tree
from briefpress.theme.theme import Theme
from briefpress.writers.pdf.engine import page_numbers
from briefpress.writers.pdf.engine.page_numbers import prompt_page_numbers
from briefpress.writers.pdf.layout import lay_out
from briefpress.writers.pdf.write import write_pdf

STYLE = (
    "@page { size: 90mm 120mm; margin: 5mm } p { margin: 0 } h2 { break-before: page } "
    'a::after { content: " on " target-counter(attr(href), page) }'
)
COUNT = 12


def document() -> tree.Document:
    """Return twelve chapters, each on a page, between a page that leads to them and one that leads back."""
    links = tuple(tree.Paragraph((tree.Link(f"#c{number}", (tree.Text("to"),)),)) for number in range(1, COUNT + 1))
    chapters = tuple(
        tree.Heading(2, (tree.Text("Chapter"),), tree.Attributes(id=f"c{number}")) for number in range(1, COUNT + 1)
    )
    return tree.Document("en", "ltr", "T", (), (tree.Heading(1, (tree.Text("T"),)), *links[:6], *chapters, *links[:-1]))


def numbers_of(content: bytes) -> list[int]:
    text = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()
    return [int(number) for number in re.findall(r"to on (\d+)", text)]


def pages_set(caplog: pytest.LogCaptureFixture) -> int:
    return sum(bool(re.search(r"Page \d+$", record.getMessage())) for record in caplog.records)


def test_the_engine_is_as_before_afterwards() -> None:
    before = page.make_page, layout.make_all_pages

    with prompt_page_numbers({}):
        during = page.make_page, layout.make_all_pages

    assert before == (page.make_page, layout.make_all_pages)
    assert before[0] is not during[0]
    assert before[1] is not during[1]


@pytest.mark.parametrize("guess", [{}, {"c1": 9, "c2": 3, "c3": 999, "gone": 1}])
def test_numbers_are_right_whatever_was_guessed(guess: Mapping[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    ours = write_pdf(lay_out(document(), Theme(()), (STYLE,), (), guess))
    without(monkeypatch, page_numbers)
    engines = write_pdf(lay_out(document(), Theme(()), (STYLE,), ()))

    expected = [number + 1 for number in (*range(1, 7), *range(1, COUNT))]
    assert expected == numbers_of(ours.content)
    assert engines == ours


def test_only_pages_that_lead_forward_are_set_twice(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "weasyprint.progress")

    pages = lay_out(document(), Theme(()), (STYLE,), ())

    assert pages.count + 1 == pages_set(caplog)


def test_no_page_is_set_twice_after_a_right_guess(caplog: pytest.LogCaptureFixture) -> None:
    pages = lay_out(document(), Theme(()), (STYLE,), ())
    caplog.set_level(logging.INFO, "weasyprint.progress")

    lay_out(document(), Theme(()), (STYLE,), (), pages.page_of)

    assert pages.count == pages_set(caplog)


def test_the_engine_still_looks_through_all_places_for_each_target(monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails, the engine has learnt where to look, and need not be kept from it."""
    looked_through: list[int] = []
    original = TargetCollector.cache_target_page_counters

    def counted(collector: TargetCollector, *arguments: object) -> None:
        looked_through.append(len(collector.counter_lookup_items))
        original(collector, *arguments)

    monkeypatch.setattr(TargetCollector, "cache_target_page_counters", counted)
    lay_out(document(), Theme(()), (STYLE,), ())
    ours = sum(looked_through)
    without(monkeypatch, page_numbers)
    lay_out(document(), Theme(()), (STYLE,), ())

    assert ours == 0
    assert COUNT**2 < sum(looked_through)
