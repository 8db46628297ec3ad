"""The sample of `briefpress new brief`, with its notes, is heard as it is written, in English and translated."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conftest import CASES
from tests.heard.faults import faults_of
from tests.heard.listening import heard_of
from tests.heard.reading import Page

from briefpress.cli import main

pytestmark = pytest.mark.slow


def test_no_fault_is_heard_in_the_sample_in_english_and_arabic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert 0 == main(["new", "brief", "sample"])
    brief = tmp_path / "content" / "sample"
    written = (brief / "brief.yaml").read_text("utf-8")
    (brief / "brief.yaml").write_text(written.replace("languages: [en]", "languages: [en, ar]"), "utf-8")
    (brief / "translations").mkdir()
    shutil.copy(CASES / "heard" / "sample.ar.po", brief / "translations" / "ar.po")

    # The length with all that is to be heard: notes, references, a table. One page is heard in tests/shipped.
    assert 0 == main(["build", "--length", "brief", "--format", "pdf", "--format", "html", "--jobs", "1"])

    pdfs = sorted((tmp_path / "build" / "sample").rglob("*.pdf"))
    assert ["ar", "en"] == [pdf.parent.name for pdf in pdfs]
    pages = {pdf: Page(pdf.with_suffix(".html")) for pdf in pdfs}
    assert {"doc-noteref"} <= {element.get("role") for page in pages.values() for element in page.elements}
    assert {} == {pdf.name: found for pdf, page in pages.items() if (found := faults_of(heard_of(pdf), page))}
