"""A folder for each mistake that a translator can make: the file that comes, and what is said about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import written
from tests.lengths import LENGTHS

from briefpress.content.library import Library
from briefpress.content.load import load_brief
from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.translation.catalog import catalog_of
from briefpress.translation.check import check_catalog
from briefpress.translation.po_read import parse_po
from briefpress.translation.receive import receive_xliff
from briefpress.translation.terms import Terms, read_terms

CASES = Path(__file__).parents[1] / "cases"
MISTAKES = sorted(path.name for path in (CASES / "translation").iterdir())


@pytest.fixture(scope="module")
def library() -> Library:
    return load_brief(CASES / "translated" / "water", CASES / "translated", LENGTHS)


@pytest.fixture(scope="module")
def terms(library: Library) -> Terms:
    return read_terms(library)


def test_a_sound_translation_has_no_findings(library: Library, terms: Terms) -> None:
    path = CASES / "translated" / "water" / "translations" / "fr.po"

    catalog = catalog_of(library, parse_po(path.read_bytes(), path.name, library, "fr"))

    assert () == catalog.findings(None)
    assert () == check_catalog(catalog, terms)


@pytest.mark.parametrize("name", MISTAKES)
def test_says_what_is_wrong_and_where(name: str, library: Library, terms: Terms, *, approve: bool) -> None:
    folder = CASES / "translation" / name
    expected = folder / "expected.txt"

    file = next(path for path in folder.iterdir() if path.suffix != ".txt")
    found = "".join(map(written, findings(file, library, terms)))

    if approve:
        expected.write_text(found, "utf-8")
    assert expected.read_text("utf-8") == found


def findings(path: Path, library: Library, terms: Terms) -> tuple[Diagnostic, ...]:
    """Return what is found in a PO file that stands with the brief, or in an XLIFF file that is to be imported."""
    try:
        if path.suffix == ".xliff":
            return receive_xliff(library, path.stem, terms, path.read_bytes(), path.name).warnings
        return check_catalog(catalog_of(library, parse_po(path.read_bytes(), path.name, library, path.stem)), terms)
    except BriefPressError as error:
        return error.diagnostics
