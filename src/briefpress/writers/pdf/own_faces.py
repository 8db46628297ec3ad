"""Fonts that a project brings along -> what lets the engine take them, and no installed one of the same name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefpress.assets.fonts.file import FontFile
from briefpress.theme.theme import Theme
from briefpress.writers.artifact import Asset


@dataclass(frozen=True, slots=True)
class OwnFaces:
    """A theme that names them, and what comes with it."""

    theme: Theme
    sheets: tuple[str, ...]
    assets: tuple[Asset, ...]


def own_faces(theme: Theme, fonts: Sequence[FontFile]) -> OwnFaces:
    """Return a theme in which the families of fonts have names that nobody has installed.

    Fontconfig knows a font that is brought along beside all others: by its own name it might find either. Weight and
    slant are left to what the file says of itself, which holds for a variable font too.
    """
    families = dict.fromkeys(font.family for font in fonts)
    names = {family: f"{_plain(family)} Own {number}" for number, family in enumerate(families, 1)}
    assets = tuple(Asset(f"font-{number}", "font/sfnt", font.content) for number, font in enumerate(fonts))
    rules = (
        f'@font-face{{font-family:"{names[font.family]}";src:url({asset.name})}}'
        for font, asset in zip(fonts, assets, strict=True)
    )
    return OwnFaces(theme.with_families(names), ("".join(rules),) if fonts else (), assets)


def _plain(family: str) -> str:
    """Return a name as the engine can write it into a PDF, where it stands without quotation marks."""
    return "".join(letter for letter in family if letter.isascii() and (letter.isalnum() or letter == " ")) or "Font"
