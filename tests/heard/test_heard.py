"""What a screen reader says of a PDF is what the page says: word by word, in its language, in its elements."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.heard.faults import faults_of
from tests.heard.listening import heard_of
from tests.heard.printing import printed
from tests.heard.reading import Page

pytestmark = pytest.mark.slow

LANGUAGES = ("en", "ar", "zh-Hans")


@pytest.mark.parametrize("claim", ["ua-1+a-2a", "ua-2+a-4"])
@pytest.mark.parametrize("case", ["blocks", "tables"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_tables_notes_charts_and_pictures_are_heard_as_they_are_written(
    language: str, case: str, claim: str, tmp_path: Path
) -> None:
    pdf, html = tmp_path / "a.pdf", tmp_path / "a.html"
    contents = printed(language, f"{case}.{language}", claim)
    for path, content in zip((pdf, html), contents, strict=True):
        path.write_bytes(content)

    assert [] == faults_of(heard_of(pdf), Page(html))
