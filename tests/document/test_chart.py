"""A chart is its table of numbers: read, written and read again."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefpress.diagnostics import BriefPressError
from briefpress.document import tree
from briefpress.document.check import check_document
from briefpress.document.parse import parse
from briefpress.document.serialise import serialise
from briefpress.document.typography import typeset

TABLE = (
    '<table class="chart line" id="c" aria-label="It rises" data-scale="0 5 10.0" data-scale-shown="0|5|10">'
    '<caption>Data</caption><thead><tr><td></td><th scope="col">A</th><th scope="col">B</th></tr></thead>'
    '<tbody><tr><th scope="row">2025</th><td data-value="1.50">1,5</td><td></td></tr>'
    '<tr><th scope="row">2026</th><td data-value="-2">-2</td><td data-value="7">7</td></tr></tbody></table>'
)


def document(table: str = TABLE, language: str = "en") -> tree.Document:
    page = (
        f'<html lang="{language}" dir="ltr"><head><title>T</title></head><body><figure class="chart">{table}</figure>'
    )
    return parse(page)


def chart(table: str = TABLE, language: str = "en") -> tree.Chart:
    (found,) = (node for node in tree.walk(document(table, language)) if isinstance(node, tree.Chart))
    return found


def test_reads_kind_names_and_numbers() -> None:
    found = chart()

    assert ("line", "It rises", "Data", ("2025", "2026")) == (
        found.kind,
        found.alternative,
        found.title,
        found.categories,
    )
    assert tree.Series("A", (tree.Number(Decimal("1.50"), "1,5"), tree.Number(Decimal(-2), "-2"))) == found.series[0]
    assert tree.Series("B", (None, tree.Number(Decimal(7), "7"))) == found.series[1]
    assert ["0", "5", "10"] == [step.shown for step in found.scale]
    assert "c" == found.attributes.id


def test_is_written_as_it_was_read() -> None:
    assert document() == parse(serialise(document()))


def test_its_words_are_part_of_the_text() -> None:
    assert "2025 2026 A B 0 5 10 1,5 -2 7" == tree.text_of(document())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("chart line", "chart"),
        ("chart line", "chart line bar"),
        ('data-value="7"', 'data-value="seven"'),
        ('data-value="7"', 'data-value="NaN"'),
        ('data-scale="0 5 10.0"', 'data-scale="0 5"'),
        ('data-scale="0 5 10.0"', 'data-scale="0 5 5"'),
        ('<th scope="col">B</th>', ""),
        ('<td data-value="7">7</td>', ""),
    ],
)
def test_refuses_what_cannot_be_drawn(old: str, new: str) -> None:
    with pytest.raises(BriefPressError) as caught:
        document(TABLE.replace(old, new))

    assert ["document.bad-chart"] == [finding.code for finding in caught.value.diagnostics]


def test_a_chart_without_words_for_it_is_a_finding() -> None:
    found = check_document(document(TABLE.replace("It rises", " ")))

    assert ["document.no-alternative"] == [finding.code for finding in found]


def test_its_words_are_set_for_their_language() -> None:
    page = typeset(
        document(TABLE.replace("It rises", "Plus 5 %").replace(">A<", ">Part en %<").replace("2025", "4 %"), "fr")
    )

    (found,) = (node for node in tree.walk(page) if isinstance(node, tree.Chart))
    assert ("Plus 5\u202f%", "4\u202f%") == (found.alternative, found.categories[0])
