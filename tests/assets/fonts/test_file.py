"""Font files: what they say of themselves is read, and what cannot be used is said at the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.assets.fonts.made import font, put
from tests.conftest import opener_at

from briefpress.assets.fonts.file import read_fonts
from briefpress.diagnostics import BriefPressError


def test_reads_what_a_font_says_of_itself(tmp_path: Path) -> None:
    put(tmp_path, bold=font("House Serif", 700), slanted=font("House Serif", is_italic=True, rights=4))
    (tmp_path / "fonts" / "OFL.txt").write_text("The licence.", "utf-8")

    bold, slanted = read_fonts([tmp_path], opener_at(tmp_path, "templates"))

    assert ("House Serif", (700, 700), True, False) == (bold.family, bold.weights, bold.is_bold, bold.is_italic)
    assert (0x20, 0x7E) == bold.ranges[0]
    assert (True, True) == (bold.is_truetype, bold.is_editable)
    assert (True, False, False) == (slanted.is_italic, slanted.is_bold, slanted.is_editable)


def test_the_most_special_folder_has_precedence(tmp_path: Path) -> None:
    put(tmp_path / "look", mine=font(width=400))
    put(tmp_path / "all", theirs=font(width=700), bold=font(weight=700))

    found = read_fonts([tmp_path / "look", tmp_path / "all"], opener_at(tmp_path))

    assert ["mine.ttf", "bold.ttf"] == [Path(one.name).name for one in found]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("web.woff2", b"wOF2", "is no .ttf or .otf file"),
        ("text.ttf", b"not a font at all", "cannot be read as a font"),
        ("cut.ttf", font()[:300], "cannot be read as a font"),
        ("locked.ttf", font(rights=2), "may not be embedded"),
        ("bitmaps.otf", font(rights=0x0200), "may not be embedded"),
        ("unnamed.ttf", font(family=""), "does not say what its family is called"),
    ],
)
def test_tells_what_is_no_font_for_documents(name: str, content: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / name).write_bytes(content)

    with pytest.raises(BriefPressError) as caught:
        read_fonts([tmp_path], opener_at(tmp_path, "templates"))

    (finding,) = caught.value.diagnostics
    assert ("fonts.bad-file", f"templates/fonts/{name}:1:1") == (finding.code, str(finding.place))
    assert f"{name} {told}" in finding.message
