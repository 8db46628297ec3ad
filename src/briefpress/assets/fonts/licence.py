"""A font's own words about who owns it, and what may be done with it."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont, TTLibError  # type: ignore[import-untyped]

from briefpress.assets.fonts.file import FontFile
from briefpress.assets.fonts.installed import files_of

# OpenType 1.9, name table, name IDs.
_COPYRIGHT, _LICENCE, _ADDRESS = 0, 13, 14


@dataclass(frozen=True, slots=True)
class FontLicence:
    """What a family's font says; empty where it says nothing."""

    family: str
    copyright: str
    licence: str
    address: str


def licence_of(family: str, brought: Iterable[FontFile]) -> FontLicence | None:
    """Return what a font of a family says, one that a project brings first; None where there is no such font."""
    own = next((font for font in brought if font.family == family), None)
    if own:
        with TTFont(io.BytesIO(own.content), lazy=True) as font:
            return _said(family, font)
    return _installed(family)


@lru_cache(maxsize=64)
def _installed(family: str) -> FontLicence | None:
    for path in files_of(family):
        try:
            with _opened(path) as font:
                return _said(family, font)
        except (OSError, TTLibError):
            continue
    return None


def _opened(path: str) -> TTFont:
    """Return a font of this machine, of a collection the first: all of them have one owner."""
    if Path(path).suffix.lower() == ".ttc":
        return TTCollection(path, lazy=True).fonts[0]
    return TTFont(path, lazy=True)


def _said(family: str, font: TTFont) -> FontLicence:
    names = font["name"]
    copyright_, licence, address = (
        str(names.getDebugName(one) or "").strip() for one in (_COPYRIGHT, _LICENCE, _ADDRESS)
    )
    return FontLicence(family, copyright_, licence, address)
