"""Fonts made for tests: each letter is a box, as wide as it is told."""

from __future__ import annotations

import io
import string
from pathlib import Path

from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]

LATIN = frozenset(string.printable[:95]) | frozenset(map(chr, range(0xA0, 0x180))) | frozenset("–—‘’“”…†‡•€→↑↓■□▪")


def font(
    family: str = "House Serif",
    weight: int = 400,
    *,
    is_italic: bool = False,
    characters: frozenset[str] = LATIN,
    width: int = 600,
    rights: int = 0,
) -> bytes:
    """Return a TrueType file. `rights` is OS/2.fsType; `width` is of every letter, in thousandths of an em."""
    builder = FontBuilder(1000, isTTF=True)
    names = {ord(character): f"u{ord(character):04X}" for character in sorted(characters)}
    order = [".notdef", *names.values()]
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    blank = {names.get(code) for code in (0x20, 0xA0)}
    builder.setupGlyf({name: _box(0 if name in blank else width) for name in order})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (width, 50)))
    builder.setupHorizontalHeader(ascent=900, descent=-250)
    style = ("Bold" if weight >= 600 else "Regular") if not is_italic else "Italic"
    builder.setupNameTable({"familyName": family, "styleName": style, "psName": family.replace(" ", "") + style})
    selection = (0x01 if is_italic else 0) | (0x20 if weight >= 600 else 0)
    builder.setupOS2(
        usWeightClass=weight, fsType=rights, fsSelection=selection or 0x40, sTypoAscender=900, sTypoDescender=-250
    )
    builder.setupPost()
    builder.updateHead(macStyle=(1 if weight >= 600 else 0) | (2 if is_italic else 0), created=0, modified=0)
    file = io.BytesIO()
    builder.font.recalcTimestamp = False
    builder.save(file)
    return file.getvalue()


def put(folder: Path, **fonts: bytes) -> None:
    """Write fonts into the folder `fonts` of a look, by the stem of their files."""
    (folder / "fonts").mkdir(parents=True, exist_ok=True)
    for name, content in fonts.items():
        (folder / "fonts" / f"{name}.ttf").write_bytes(content)


def _box(width: int) -> object:
    pen = TTGlyphPen(None)
    if width:
        pen.moveTo((50, 0))
        for corner in ((50, 700), (width - 50, 700), (width - 50, 0)):
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()
