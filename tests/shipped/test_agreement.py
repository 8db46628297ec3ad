"""PDF, Word and HTML of an edition say the same, in the same order."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.shipped.conftest import opened_stems, stems
from tests.shipped.contents import entries_of_html, entries_of_word, pages_of_outline
from tests.shipped.readers import (
    first_difference,
    said_otherwise,
    text_of_flat_document,
    text_of_html,
    ways_back,
)
from tests.shipped.shapes import shape_of_html, shape_of_pdf, shape_of_word

from briefpress.publish.manifest import Entry


@pytest.mark.parametrize("language", ["en", "es", "fr", "ru", "zh-Hans"])
def test_pdf_and_html_say_the_same_in_the_same_order(shipped: Path, entries: tuple[Entry, ...], language: str) -> None:
    found = [stem for stem in stems(entries) if stem.endswith(f".{language}")]
    assert found
    for stem in found:
        assert "" == said_otherwise(shipped / f"{stem}.html", shipped / f"{stem}.pdf"), stem


def test_arabic_pdf_and_html_have_the_same_words(shipped: Path, entries: tuple[Entry, ...]) -> None:
    arabic = [stem for stem in stems(entries) if stem.endswith(".ar")]
    assert arabic
    for stem in arabic:
        assert "" == said_otherwise(shipped / f"{stem}.html", shipped / f"{stem}.pdf"), stem


def test_word_opens_and_says_the_same_in_the_same_order(
    shipped: Path, entries: tuple[Entry, ...], opened: Path
) -> None:
    for stem in opened_stems(entries):
        page = text_of_html(shipped / f"{stem}.html")
        title = next(entry.title for entry in entries if entry.path.startswith(f"{stem}."))
        # The masthead stands in the header of the first page.
        expected = page[page.index("".join(title.split())) :]

        found = text_of_flat_document(opened / f"{Path(stem).name}.fodt")

        assert "" == first_difference(expected, found, (ways_back(stem.rpartition(".")[2]),)), stem


def test_word_and_html_have_the_same_heads_items_tables_notes_and_links(
    shipped: Path, entries: tuple[Entry, ...]
) -> None:
    for stem in stems(entries):
        assert shape_of_html(shipped / f"{stem}.html") == shape_of_word(shipped / f"{stem}.docx"), stem


def test_pdf_and_html_have_the_same_heads_items_tables_and_links(shipped: Path, entries: tuple[Entry, ...]) -> None:
    for stem in stems(entries):
        page, print_ = shape_of_html(shipped / f"{stem}.html"), shape_of_pdf(shipped / f"{stem}.pdf")

        assert page.heads == print_.heads, stem
        # Whatever goes on in another column or on another page is one there, too.
        assert page.items + page.notes == print_.items, stem
        assert (page.tables, page.rows) == (print_.tables, print_.rows), stem
        assert (page.cells, page.header_cells) == (print_.cells, print_.header_cells), stem
        assert page.captions == print_.captions, stem
        assert page.pictures == print_.pictures, stem
        assert {*page.addresses} == print_.addresses, stem
        assert page.targets == print_.targets, stem


def test_contents_lists_have_the_same_entries_and_the_pages_of_print(shipped: Path, entries: tuple[Entry, ...]) -> None:
    found = [stem for stem in stems(entries) if ".indepth." in stem]
    assert found
    for stem in found:
        listed = entries_of_word(shipped / f"{stem}.docx")

        assert entries_of_html(shipped / f"{stem}.html") == [entry.title for entry in listed], stem
        heads = pages_of_outline(shipped / f"{stem}.pdf")
        assert [_page_of(entry.title, heads) for entry in listed] == [entry.page for entry in listed], stem


def test_contents_pages_are_within_one_of_those_that_another_program_finds(
    shipped: Path, entries: tuple[Entry, ...], opened: Path
) -> None:
    for stem in (stem for stem in opened_stems(entries) if ".indepth." in stem):
        heads = pages_of_outline(opened / f"{Path(stem).name}.pdf")
        for entry in entries_of_word(shipped / f"{stem}.docx"):
            # LibreOffice sets Arabic in wider lines than print, and may need a page more for a long first page.
            most = 1 if ".policymakers." in stem and not stem.endswith(".ar") else 2
            assert abs(entry.page - _page_of(entry.title, heads)) <= most, (stem, entry)


def _page_of(title: str, heads: dict[str, int]) -> int:
    """Return the page of a head, which may say more than its entry: whose view it is."""
    return next(page for head, page in heads.items() if head.startswith(title))
