"""A brief, and the same after its author has gone on writing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.lengths import LENGTHS

from briefpress.content.library import Library
from briefpress.content.load import load_brief

WATER = Path(__file__).parents[1] / "cases" / "translated" / "water"

Edit = Callable[[str, str], Library]


@pytest.fixture
def water(tmp_path: Path) -> Library:
    """A brief with a whole translation into French, in a project of its own."""
    shutil.copytree(WATER, tmp_path / "water")
    return load_brief(tmp_path / "water", tmp_path, LENGTHS)


@pytest.fixture
def edited(water: Library) -> Edit:
    """What becomes of the brief when words in its file are replaced: `edited(before, after)`."""

    def edit(before: str, after: str) -> Library:
        path = water.folder / "brief.yaml"
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after), "utf-8")
        return load_brief(water.folder, water.folder.parent, LENGTHS)

    return edit
