"""What a screen reader says of the shipped PDFs is what their pages say."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.heard.faults import faults_of
from tests.heard.listening import heard_of
from tests.heard.reading import Page

from briefpress.publish.manifest import Entry

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh-Hans")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_fault_is_heard_in_three_lengths(shipped: Path, entries: tuple[Entry, ...], language: str) -> None:
    paths = [
        shipped / entry.path
        for entry in entries
        if (entry.format, entry.audience, entry.language) == ("pdf", "policymakers", language)
    ]

    assert 3 == len(paths)
    assert {} == {
        path.name: found for path in paths if (found := faults_of(heard_of(path), Page(path.with_suffix(".html"))))
    }
