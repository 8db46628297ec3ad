"""The table beside pandoc counts what is in our files, and docs/benchmarks.md has it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from tests.writers.docx.word import write

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def comparison() -> ModuleType:
    spec = importlib.util.spec_from_file_location("compare_pandoc", ROOT / ".ci" / "compare_pandoc.py")
    assert spec, "it is a file of Python"
    assert spec.loader, "files have one"
    module = importlib.util.module_from_spec(spec)
    sys.modules["compare_pandoc"] = module
    spec.loader.exec_module(module)
    return module


def test_counts_what_a_file_keeps(comparison: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(write().content)

    lines = list(comparison._table({"en": (comparison.Word(file), comparison.Word(file))}, "0"))

    assert "| what is kept | en, ours | en, pandoc 0 |" == lines[0]
    assert "| footnotes | 1 | 1 |" in lines
    assert "| tables with a header row that repeats | 4 of 4 | 4 of 4 |" in lines
    assert "| captions that count (SEQ) | 4 | 4 |" in lines


def test_the_page_has_the_table(comparison: ModuleType) -> None:
    table = (ROOT / "docs/benchmarks.md").read_text("utf-8").partition(comparison.BEGIN)[2].partition(comparison.END)[0]

    names = {line.split(" | ")[0].removeprefix("| ") for line in table.splitlines()[2:]}
    assert names
    assert set() == names - {name for name, _ in comparison.ROWS}


def test_says_what_is_missing_where_pandoc_is_not(
    comparison: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(comparison.shutil, "which", lambda _: None)

    assert 1 == comparison.main([])
    assert "pandoc is not there" in capsys.readouterr().err
