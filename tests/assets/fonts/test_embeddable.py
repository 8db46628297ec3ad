"""What of a family may stand in a Word file: the letters that are asked for, in the form that Word takes."""

from __future__ import annotations

import io
import math
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from tests.assets.fonts.made import font

from briefpress.assets.fonts import embeddable as room
from briefpress.assets.fonts.embeddable import MayNotEmbedError, embeddable
from briefpress.assets.fonts.file import FontFile
from briefpress.assets.fonts.installed import files_of

pytestmark = pytest.mark.slow

_NO_SUBSET = 0x0100


@pytest.fixture(autouse=True)
def fresh() -> None:
    room._faces.cache_clear()


def installed(monkeypatch: pytest.MonkeyPatch, folder: Path, *fonts: bytes) -> None:
    """Have a family installed that nobody has."""
    paths = []
    for number, content in enumerate(fonts):
        (path := folder / f"{number}.ttf").write_bytes(content)
        paths.append(str(path))
    monkeypatch.setattr(room, "files_of", lambda family: tuple(paths) if family == "House Serif" else ())


def letters(made: FontFile) -> set[str]:
    return set(map(chr, TTFont(io.BytesIO(made.content)).getBestCmap()))


def test_holds_what_is_shown_and_what_a_keyboard_has(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    installed(monkeypatch, tmp_path, font(), font(weight=700))

    regular, bold = embeddable("House Serif", "é—")

    assert (False, True) == (regular.is_bold, bold.is_bold)
    assert {"é", "—", "a", "~"} <= letters(regular)
    assert not {"è", "†"} & letters(regular)
    assert len(font()) > len(regular.content)


@pytest.mark.parametrize("rights", [0x0002, 0x0004, 0x0200])
def test_what_a_licence_forbids_stays_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, rights: int) -> None:
    installed(monkeypatch, tmp_path, font(rights=rights))

    with pytest.raises(MayNotEmbedError):
        embeddable("House Serif", "a")


def test_one_that_may_not_be_taken_in_part_goes_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    installed(monkeypatch, tmp_path, font(rights=_NO_SUBSET))

    (made,) = embeddable("House Serif", "a")

    assert "†" in letters(made)


def test_one_that_is_not_installed_has_no_faces(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    installed(monkeypatch, tmp_path)

    assert () == embeddable("House Serif", "a")


@pytest.mark.skipif(not files_of("Inter"), reason="Inter is not installed")
def test_outlines_become_those_that_word_takes_and_widths_stay() -> None:
    made = embeddable("Inter", "●é")

    assert 4 == len(made)
    assert all(one.is_truetype and one.is_editable for one in made)
    after = TTFont(io.BytesIO(made[0].content))
    with TTFont(next(path for path in files_of("Inter") if path.endswith("Inter-Regular.otf"))) as before:
        assert [_width(before, one) for one in "aé●"] == [_width(after, one) for one in "aé●"]
        box, glyph = _box(before, "é"), after["glyf"][after.getBestCmap()[ord("é")]]
    found = (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax)
    assert all(math.isclose(one, other, abs_tol=4) for one, other in zip(box, found, strict=True))


@pytest.mark.skipif(not files_of("Inter"), reason="Inter is not installed")
def test_gives_the_same_bytes_each_time() -> None:
    assert embeddable("Inter", "ab") == embeddable("Inter", "ba")


def _width(opened: TTFont, letter: str) -> int:
    return int(opened["hmtx"][opened.getBestCmap()[ord(letter)]][0])


def _box(opened: TTFont, letter: str) -> tuple[float, ...]:
    from fontTools.pens.boundsPen import BoundsPen  # type: ignore[import-untyped]

    glyphs = opened.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[opened.getBestCmap()[ord(letter)]].draw(pen)
    return tuple(pen.bounds)
