"""PDF, Word and HTML of an edition say the same, in the same order."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.shipped.readers import (
    arabic_words_of_html,
    arabic_words_of_pdf,
    first_difference,
    heads_of_html,
    text_of_flat_document,
    text_of_html,
    text_of_pdf,
    words_with_marks,
)

from briefpress.publish.lock import locked
from briefpress.publish.manifest import Entry


@pytest.fixture(scope="session")
def opened(shipped: Path, entries: tuple[Entry, ...]) -> Path:
    """A folder with what LibreOffice makes of every Word file."""
    out = shipped.parent / "opened"
    with locked(shipped.parent, lambda: None):
        if not out.exists():
            files = [shipped / entry.path for entry in entries if entry.format == "docx"]
            profile = f"-env:UserInstallation={(shipped.parent / 'profile').as_uri()}"
            options = ("--headless", "--convert-to", "fodt", "--outdir", str(out))
            subprocess.run(["soffice", profile, *options, *map(str, files)], check=True, capture_output=True)
    return out


def stems(entries: tuple[Entry, ...]) -> list[str]:
    return sorted({entry.path.rsplit(".", 1)[0] for entry in entries})


def test_pdf_and_html_say_the_same_in_the_same_order(shipped: Path, entries: tuple[Entry, ...]) -> None:
    for stem in stems(entries):
        if stem.endswith(".ar"):
            continue
        page = shipped / f"{stem}.html"
        expected, found = text_of_html(page), text_of_pdf(shipped / f"{stem}.pdf")

        assert "" == first_difference(expected, found, heads_of_html(page)), stem


def test_arabic_pdf_and_html_have_the_same_words(shipped: Path, entries: tuple[Entry, ...]) -> None:
    # The engine stores Arabic in the order of drawing; other programs turn it round, and part words at vowel marks.
    arabic = [stem for stem in stems(entries) if stem.endswith(".ar")]
    assert arabic
    for stem in arabic:
        page = shipped / f"{stem}.html"

        lost = arabic_words_of_html(page) - arabic_words_of_pdf(shipped / f"{stem}.pdf")

        assert set() == set(lost) - words_with_marks(page), stem


def test_word_opens_and_says_the_same_in_the_same_order(
    shipped: Path, entries: tuple[Entry, ...], opened: Path
) -> None:
    for stem in stems(entries):
        page = text_of_html(shipped / f"{stem}.html")
        title = next(entry.title for entry in entries if entry.path.startswith(f"{stem}."))
        # The masthead stands in the header of the first page.
        expected = page[page.index("".join(title.split())) :]

        found = text_of_flat_document(opened / f"{Path(stem).name}.fodt")

        assert "" == first_difference(expected, found), stem
