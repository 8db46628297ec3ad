"""An installed family + the characters of a text -> its four faces with these characters alone, as Word can embed them.

Word takes static fonts with TrueType outlines: of a variable font an instance is made, and curves of the third degree
become ones of the second. What the licence bits of a font forbid is not done (OpenType 1.9, OS/2.fsType).
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from briefpress.assets.fonts.file import FontFile, read_font
from briefpress.assets.fonts.installed import files_of

_EDITING = "".join(map(chr, range(0x20, 0x7F)))
"""What people type who work on a text, beside its own characters."""
# OS/2.fsType: the first four bits are one value; whoever may not take a part has the whole.
_RIGHTS, _RESTRICTED, _PREVIEW, _NO_SUBSET, _BITMAPS_ONLY = 0x000F, 0x0002, 0x0004, 0x0100, 0x0200
_WEIGHTS = {False: 400, True: 700}
_MOST_ERROR = 0.001
"""Of an em: how far a curve may lie from the one that it takes the place of."""
_ITALIC = 0x0001


class MayNotEmbedError(Exception):
    """The licence of a family does not let it stand in files that people edit."""


@dataclass(frozen=True, slots=True)
class _Face:
    path: str
    number: int
    """In a collection."""
    weight: int
    is_italic: bool
    is_variable: bool
    rights: int


def embeddable(family: str, characters: Iterable[str]) -> tuple[FontFile, ...]:
    """Return the faces of a family that Word knows, with some characters; none of one that is not installed.

    The same fonts and characters give the same bytes. Raises MayNotEmbedError.
    """
    faces = _faces(family)
    if any(_is_forbidden(face.rights) for face in faces):
        raise MayNotEmbedError(family)
    wanted = "".join(sorted({*characters, *_EDITING}))
    found = (
        _nearest(faces, is_bold=is_bold, is_italic=is_italic) for is_italic in (False, True) for is_bold in _WEIGHTS
    )
    return tuple(_made(family, face, _WEIGHTS[is_bold], wanted) for face, is_bold in filter(None, found))


def _is_forbidden(rights: int) -> bool:
    return rights & _RIGHTS in (_RESTRICTED, _PREVIEW) or bool(rights & _BITMAPS_ONLY)


def _nearest(faces: Iterable[_Face], *, is_bold: bool, is_italic: bool) -> tuple[_Face, bool] | None:
    """Return the face whose weight is nearest, and whether it is the bold one; a light one stands in for no bold."""
    able = [one for one in faces if one.is_italic == is_italic and (one.is_variable or (one.weight >= 600) == is_bold)]
    return (min(able, key=lambda one: abs(one.weight - _WEIGHTS[is_bold])), is_bold) if able else None


@lru_cache(maxsize=32)
def _faces(family: str) -> tuple[_Face, ...]:
    return tuple(face for path in files_of(family) for face in _faces_in(path, family))


def _faces_in(path: str, family: str) -> Iterator[_Face]:
    from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]

    is_collection = path.endswith((".ttc", ".otc"))
    with TTCollection(path, lazy=True) if is_collection else TTFont(path, lazy=True) as opened:
        for number, font in enumerate(opened.fonts if is_collection else [opened]):
            if font["name"].getBestFamilyName() == family:
                table = font["OS/2"]
                is_italic = bool(table.fsSelection & _ITALIC)
                yield _Face(path, number, int(table.usWeightClass), is_italic, "fvar" in font, int(table.fsType))


def _made(family: str, face: _Face, weight: int, characters: str) -> FontFile:
    from fontTools.ttLib import TTFont

    made = io.BytesIO()
    with TTFont(face.path, fontNumber=face.number, lazy=True, recalcTimestamp=False) as opened:
        font = _instance(opened, weight) if face.is_variable else opened
        if not face.rights & _NO_SUBSET:
            _reduce(font, characters)
        if "glyf" not in font:
            _to_quadratic(font)
        font.save(made)
    return read_font(f"{family} {weight}", made.getvalue())


def _instance(font: Any, weight: int) -> Any:  # the library has no types
    from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]

    axes = {axis.axisTag: axis for axis in font["fvar"].axes}
    place = {tag: axis.defaultValue for tag, axis in axes.items()}
    if "wght" in axes:
        place["wght"] = min(max(weight, axes["wght"].minValue), axes["wght"].maxValue)
    return instantiateVariableFont(font, place, updateFontNames=False)


def _reduce(font: Any, characters: str) -> None:
    from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]

    options = Options(layout_features=["*"], name_IDs=["*"], name_languages=["*"], notdef_outline=True, hinting=False)
    options.recalc_timestamp = False
    options.drop_tables += ["DSIG", "BASE", "JSTF"]
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)


def _to_quadratic(font: Any) -> None:
    """Put TrueType outlines in the place of a font's own."""
    from fontTools.pens.cu2quPen import Cu2QuPen  # type: ignore[import-untyped]
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
    from fontTools.ttLib import newTable

    glyphs, names = font.getGlyphSet(), font.getGlyphOrder()
    most = _MOST_ERROR * font["head"].unitsPerEm
    drawn = {}
    for name in names:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, most, reverse_direction=True))
        drawn[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = names, drawn
    for tag in ("CFF ", "CFF2", "VORG"):
        if tag in font:
            del font[tag]
    font["maxp"] = _profile()
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"


def _profile() -> Any:
    """Return the table of sizes that a font with TrueType outlines has; the library counts what it says."""
    from fontTools.ttLib import newTable

    table = newTable("maxp")
    table.tableVersion = 0x00010000
    none = ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements")
    more = ("maxSizeOfInstructions", "maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours")
    for name in (*none, *more, "maxComponentDepth", "maxComponentElements"):
        setattr(table, name, 0)
    table.maxZones = 1
    return table
