"""A brief as an office writes it: photographs of a telephone and a printer, charts with axes, groups of rows, a book, a
dataset, and who wrote it on its first page; it builds whole, without a finding, and says the same in each format."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from docx import Document
from tests.conftest import CASES
from tests.shipped.readers import text_of_html, text_of_pdf

from briefpress.cli import main

pytestmark = pytest.mark.slow

SAID = (
    "A. Prieto · Harlan Policy Unit · desk@example.org · Press: Lee Ming, +1 555 0100",
    "Ana Prieto / Harlan Herald",
    "Boundary Layer Climates, ed. 2, Methuen, London, 1987",
    "1,480.5",
    "Evapotranspiration",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("heat")
    shutil.copytree(CASES / "heat", root, dirs_exist_ok=True)
    assert 0 == main(["build", "--project", str(root), "--length", "brief", "--quiet"])
    return root / "build" / "heat" / "en"


@pytest.mark.parametrize("words", SAID)
def test_says_it_in_print_and_on_the_web(built: Path, words: str) -> None:
    said = "".join(words.split())

    assert said in text_of_html(built / "heat.brief.policymakers.en.html")
    assert said in text_of_pdf(built / "heat.brief.policymakers.en.pdf")


def test_says_in_word_who_wrote_it_above_the_key_messages(built: Path) -> None:
    lines = [
        line.text.replace("\u00a0", " ")
        for line in Document(str(built / "heat.brief.policymakers.en.docx")).paragraphs
        if line.text
    ]

    assert lines.index(SAID[0]) < lines.index("Key messages")


def test_has_no_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(CASES / "heat", tmp_path, dirs_exist_ok=True)

    assert 0 == main(["check", "--project", str(tmp_path), "--length", "brief", "--json"])
    assert [] == json.loads(capsys.readouterr().out)["diagnostics"]
