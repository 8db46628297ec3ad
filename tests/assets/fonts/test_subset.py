"""A web page gets the part of a font that it needs, the same bytes each time."""

from __future__ import annotations

import io
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from tests.assets.fonts.made import font, put
from tests.conftest import opener_at

from briefpress.assets.fonts.file import read_fonts
from briefpress.assets.fonts.subset import subset_font


def test_has_the_characters_asked_for_and_no_others(tmp_path: Path) -> None:
    put(tmp_path, regular=font())
    (whole,) = read_fonts([tmp_path], opener_at(tmp_path))

    made = subset_font(whole, frozenset("Aé漢"))

    assert b"wOF2" == made[:4]
    assert {ord("A"), ord("é")} == set(TTFont(io.BytesIO(made)).getBestCmap())
    assert made == subset_font(whole, frozenset("漢éA"))
