"""Word files have no more pages than their length promises, whatever fonts a reader has."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from tests.conftest import made_once
from tests.programs import LibreOffice
from tests.shipped.conftest import opened_stems

from briefpress.pipeline.word_pages import WINDOWS_FONTS
from briefpress.publish.manifest import Entry

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def in_windows(shared_folder: Path, shipped: Path, entries: tuple[Entry, ...], libre_office: LibreOffice) -> Path:
    """A folder with the pages of all Word files as a reader has them who lacks their fonts."""

    def make(folder: Path) -> None:
        files = [shipped / entry.path for entry in entries if entry.format == "docx"]
        libre_office.convert(files, "pdf", folder, WINDOWS_FONTS)

    return made_once(shared_folder / "in-windows", make)


def test_keep_the_promised_pages_in_the_fonts_of_windows(entries: tuple[Entry, ...], in_windows: Path) -> None:
    words = [entry for entry in entries if entry.format == "docx"]

    assert words
    assert {} == too_long(words, in_windows)


def test_keep_the_promised_pages_in_their_own_fonts(entries: tuple[Entry, ...], opened: Path) -> None:
    # Print has been found to fit in these: each length in each language, and each audience in one, stand for all.
    stems = {Path(stem).name for stem in opened_stems(entries)}
    words = [entry for entry in entries if entry.format == "docx" and entry.stem in stems]

    assert len(stems) == len(words)
    assert {} == too_long(words, opened)


def too_long(words: list[Entry], folder: Path) -> dict[str, int]:
    """Return how many pages files have that have more than their length promises."""
    pages = {entry.stem: len(pypdfium2.PdfDocument(folder / f"{entry.stem}.pdf")) for entry in words}
    return {entry.stem: pages[entry.stem] for entry in words if pages[entry.stem] > entry.budget}


def test_are_laid_out_in_the_fonts_that_they_are_said_to_be(entries: tuple[Entry, ...], in_windows: Path) -> None:
    (word,) = [one for one in entries if one.format == "docx" and one.stem.endswith("glance.public.en")]

    content = (in_windows / f"{word.stem}.pdf").read_bytes()

    assert b"+Caladea" in content
    assert b"+LiberationSans" in content
    assert b"+NotoSerif-" not in content
