"""Word files have no more pages than their length promises, whatever fonts a reader has."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from tests.programs import LibreOffice

from briefpress.pipeline.word_pages import WINDOWS_FONTS
from briefpress.publish.manifest import Entry


@pytest.mark.slow
@pytest.mark.parametrize("fonts", [None, WINDOWS_FONTS], ids=["own", "windows"])
def test_keep_the_promised_pages(
    shipped: Path, entries: tuple[Entry, ...], libre_office: LibreOffice, tmp_path: Path, fonts: Path | None
) -> None:
    words = [entry for entry in entries if entry.format == "docx"]

    libre_office.convert([shipped / entry.path for entry in words], "pdf", tmp_path, fonts)

    pages = {entry.stem: len(pypdfium2.PdfDocument(tmp_path / f"{entry.stem}.pdf")) for entry in words}
    assert {} == {entry.stem: pages[entry.stem] for entry in words if pages[entry.stem] > entry.budget}


@pytest.mark.slow
def test_are_laid_out_in_the_fonts_that_they_are_said_to_be(
    shipped: Path, entries: tuple[Entry, ...], libre_office: LibreOffice, tmp_path: Path
) -> None:
    (word,) = [one for one in entries if one.format == "docx" and one.stem.endswith("glance.public.en")]

    libre_office.convert([shipped / word.path], "pdf", tmp_path, WINDOWS_FONTS)

    content = (tmp_path / f"{word.stem}.pdf").read_bytes()
    assert b"+Caladea" in content
    assert b"+LiberationSans" in content
    assert b"+NotoSerif-" not in content
