"""A brief -> the pictures that it shows: which file, what of it, and how wide. Knows no file's content."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefpress.content.blocks import Figure
from briefpress.content.library import Library
from briefpress.content.walk import iter_parts
from briefpress.diagnostics import Place


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A file as some figures of a brief show it."""

    name: str
    """On a page."""
    path: Path
    crop: tuple[int, int, int, int]
    """Cut off at the top, right, bottom and left, in per cent."""
    widths: frozenset[str]
    """Each `width` that a figure shows it in; empty for none."""


def pictures_of(library: Library) -> tuple[ShownPicture, ...]:
    """Return the pictures of a brief in reading order, each once. `check` says whether there are such files."""
    figures = [part.model for part in iter_parts(library.brief) if isinstance(part.model, Figure)]
    by_name: dict[str, list[Figure]] = {}
    for figure in figures:
        by_name.setdefault(figure.picture, []).append(figure)
    return tuple(_shown(name, alike, library.folder) for name, alike in by_name.items())


def place_of_picture(library: Library, name: str) -> Place | None:
    """Return where the first figure that shows a picture names its file; None for a picture of no figure."""
    for part in iter_parts(library.brief):
        if isinstance(part.model, Figure) and part.model.picture == name:
            return library.yaml.place((*part.path, "image"))
    return None


def _shown(name: str, figures: list[Figure], folder: Path) -> ShownPicture:
    first = figures[0]
    crop = first.crop.sides if first.crop else (0, 0, 0, 0)
    return ShownPicture(name, folder / first.image, crop, frozenset(figure.width or "" for figure in figures))
