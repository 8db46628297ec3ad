"""A font file that a project brings along -> what it is called, what it can draw, and where it may be embedded."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from briefpress.assets.fonts.installed import Ranges, coverage
from briefpress.diagnostics import Diagnostic, Place, raise_if_errors
from briefpress.files.opener import Opener

FOLDER = "fonts"
"""Beside `theme.yaml`."""
_SUFFIXES = (".ttf", ".otf")
_NOTES = (".txt", ".md", "")
"""Licences may stand beside the fonts, and ought to."""
_MOST_BYTES = 30_000_000
# OpenType 1.9, OS/2.fsType: bits 0 to 3 are one value, the other two stand by themselves.
_RESTRICTED, _PREVIEW, _BITMAPS_ONLY = 0x0002, 0x0004, 0x0200
_ITALIC = 0x0001
_BOLD = 600


@dataclass(frozen=True, slots=True)
class FontFile:
    """One font, whole."""

    name: str
    """As a person would type it."""
    family: str
    weights: tuple[int, int]
    """Lightest and boldest, 1 to 1000; they differ in a variable font."""
    is_italic: bool
    is_truetype: bool
    """Whether its outlines are quadratic, as Word asks of what is embedded."""
    is_editable: bool
    """Whether its licence lets it be embedded in documents that are edited, not in printed ones only."""
    ranges: Ranges
    content: bytes

    @property
    def is_variable(self) -> bool:
        return self.weights[0] != self.weights[1]

    @property
    def is_bold(self) -> bool:
        return not self.is_variable and self.weights[0] >= _BOLD


def read_fonts(folders: Iterable[Path], opener: Opener) -> tuple[FontFile, ...]:
    """Return the fonts of folders, those of the first that has a face.

    Raises BriefPressError with every file that is no font, or may not be embedded.
    """
    found: dict[tuple[str, tuple[int, int], bool], FontFile] = {}
    problems: list[Diagnostic] = []
    for path in (path for folder in folders for path in sorted((folder / FOLDER).glob("*")) if not path.is_dir()):
        if path.suffix.lower() in _NOTES or path.name.startswith("."):
            continue
        try:
            font = _read(path, opener)
        except ValueError as error:
            problems.append(Diagnostic("fonts.bad-file", f"{path.name} {error}", Place(opener.name_of(path), 1, 1)))
        else:
            found.setdefault((font.family, font.weights, font.is_italic), font)
    raise_if_errors(problems)
    return tuple(found.values())


def brought_ranges(fonts: Iterable[FontFile]) -> dict[str, Ranges]:
    """Return what fonts have glyphs for, by family."""
    found: dict[str, Ranges] = {}
    for font in fonts:
        found[font.family] = (*found.get(font.family, ()), *font.ranges)
    return found


def ranges_of(families: Iterable[str], fonts: Iterable[FontFile]) -> dict[str, Ranges]:
    """Return what families have glyphs for: by a project's fonts, else by installed ones; nothing where neither is."""
    brought = brought_ranges(fonts)
    return {family: brought.get(family) or coverage(family) for family in families}


def _read(path: Path, opener: Opener) -> FontFile:
    """Raises ValueError, its message what goes after the file's name."""
    if path.suffix.lower() not in _SUFFIXES:
        raise ValueError("is no .ttf or .otf file: fonts for the web and collections are not taken")
    try:
        content = opener.read(path, _MOST_BYTES)
    except OSError as error:
        raise ValueError(f"cannot be read: {(error.strerror or str(error)).lower()}") from error
    if len(content) > _MOST_BYTES:
        raise ValueError(f"has more than {_MOST_BYTES // 10**6} MB")
    return read_font(opener.name_of(path), content)


def read_font(name: str, content: bytes) -> FontFile:
    """Return a font by its bytes. Raises ValueError, its message what goes after the file's name."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    try:
        with TTFont(io.BytesIO(content), lazy=True) as font:
            return _described(name, font, content)
    except _RefusedError as error:
        raise ValueError(str(error)) from error
    except Exception as error:  # whatever a damaged file makes of the library's thousand assumptions
        raise ValueError("cannot be read as a font") from error


class _RefusedError(Exception):
    pass


def _described(name: str, font: Any, content: bytes) -> FontFile:  # the library has no types
    family = font["name"].getBestFamilyName()
    if not family:
        raise _RefusedError("does not say what its family is called")
    rights = font["OS/2"].fsType
    if rights & 0x000F == _RESTRICTED or rights & _BITMAPS_ONLY:
        raise _RefusedError("may not be embedded in documents, by its own licence bits (OS/2 fsType)")
    axes = {axis.axisTag: axis for axis in font["fvar"].axes} if "fvar" in font else {}
    weight = int(font["OS/2"].usWeightClass)
    axis = axes.get("wght")
    return FontFile(
        name=name,
        family=str(family),
        weights=(int(axis.minValue), int(axis.maxValue)) if axis else (weight, weight),
        is_italic=bool(font["OS/2"].fsSelection & _ITALIC),
        is_truetype="glyf" in font,
        is_editable=rights & 0x000F != _PREVIEW,
        ranges=tuple(_ranges(sorted(font.getBestCmap() or {}))),
        content=content,
    )


def _ranges(codes: list[int]) -> Iterator[tuple[int, int]]:
    if not codes:
        raise _RefusedError("has no table of characters")
    first = codes[0]
    for code, following in pairwise((*codes, codes[-1] + 2)):
        if following != code + 1:
            yield first, code
            first = following
