"""The pictures of a brief: whether each is there, is one, and stays in its folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from briefpress.assets.pictures.picture import MEDIA_TYPES, SIZE_LIMIT, SVG, picture_problems
from briefpress.assets.pictures.problem import Kind, Problem
from briefpress.assets.pictures.raster import quick_size
from briefpress.content.blocks import Figure
from briefpress.content.library import Library
from briefpress.content.walk import Part, iter_parts
from briefpress.diagnostics import BriefPressError, Diagnostic, Severity, did_you_mean
from briefpress.files.opener import Opener, is_there

# A name stands in HTML, in a style sheet and in a ZIP: nothing in it may need an escape.
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")
_MOST_CUT = 95
"""Per cent of a side."""
_WIDTHS_MM = {"half": 85, "text": 140, "page": 170}
"""About; looks have margins of their own."""
_FEWEST_DOTS = 100
"""For each inch."""
_CODES = {
    Kind.MISSING: "content.missing-image",
    Kind.OUTSIDE: "content.bad-image-name",
    Kind.UNREADABLE: "content.no-image",
    Kind.ACTIVE: "content.active-image",
    Kind.LARGE: "content.large-image",
    Kind.INCOMPLETE: "content.incomplete-image",
}


def check_images(library: Library) -> Iterator[Diagnostic]:
    """Yield what is wrong with the file of each figure, and with what is to be shown of it."""
    problems: dict[str, tuple[Problem, ...]] = {}
    for part in iter_parts(library.brief):
        if isinstance(part.model, Figure):
            yield from _figure(library, part, part.model, problems)


def _figure(
    library: Library, part: Part, figure: Figure, problems: dict[str, tuple[Problem, ...]]
) -> Iterator[Diagnostic]:
    """Yield findings about a figure; `problems` are those of files that have been read."""
    name, place = figure.image, library.yaml.place((*part.path, "image"))
    path = library.folder / name
    if not _NAME.fullmatch(name):
        yield Diagnostic("content.bad-image-name", f'"{name}" cannot name a picture of this brief', place, _named(name))
    elif path.suffix.lower() not in MEDIA_TYPES:
        hint = "export it as PNG or JPEG, or as plain SVG; renaming it does not convert it"
        yield Diagnostic("content.no-image", f'"{name}" is no PNG, JPEG, WebP, AVIF or SVG file', place, hint)
    elif not is_there(path):
        hint = did_you_mean(name, _pictures(library.folder))
        yield Diagnostic("content.missing-image", f'there is no file "{name}" beside the brief', place, hint)
    else:
        for one in _files(path):
            if one.name not in problems:
                problems[one.name] = tuple(image_problems(one, library.opener))
            for problem in problems[one.name]:
                shown = name if one == path else one.name
                severity = Severity.ERROR if problem.is_error else Severity.WARNING
                yield Diagnostic(_CODES[problem.kind], f'"{shown}" {problem.message}', place, problem.hint, severity)
        yield from _crop(library, part, figure)
        if not any(problem.is_error for problem in problems[path.name]):
            yield from _coarse(library, part, figure)


def _named(name: str) -> str:
    """Return what to do about a name that leads elsewhere, or holds what has to be written otherwise in some format."""
    letters = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    spelled = re.sub(r"[^A-Za-z0-9_.-]+", "-", letters).replace("-.", ".").strip("-.")
    if "/" in name or "\\" in name or not _NAME.fullmatch(spelled):
        return "name a file beside brief.yaml, with a-z, 0-9, dots, hyphens and underscores"
    return f'rename the file to "{spelled}" and write that here: a-z, 0-9, dots, hyphens and underscores'


def _files(path: Path) -> tuple[Path, ...]:
    """Return a picture's file, and after a drawing the PNG that stands for it in programs that show none."""
    beside = path.with_suffix(".png")
    return (path, beside) if _is_drawing(path) and is_there(beside) else (path,)


def _is_drawing(path: Path) -> bool:
    return MEDIA_TYPES[path.suffix.lower()] == SVG


def _crop(library: Library, part: Part, figure: Figure) -> Iterator[Diagnostic]:
    """Yield a crop that leaves nothing, or is of a drawing."""
    if figure.crop is None:
        return
    place = library.yaml.place((*part.path, "crop"))
    top, right, bottom, left = figure.crop.sides
    if max(top + bottom, left + right) > _MOST_CUT:
        message = f"the crop leaves less than {100 - _MOST_CUT} % of the picture"
        yield Diagnostic("content.bad-crop", message, place, "each number is the per cent that goes on that side")
    elif any(figure.crop.sides) and _is_drawing(library.folder / figure.image):
        hint = "crop it in the program that drew it, or change the viewBox in its file"
        yield Diagnostic(
            "content.bad-crop", f'"{figure.image}" is a drawing, and only photographs are cropped', place, hint
        )


def _coarse(library: Library, part: Part, figure: Figure) -> Iterator[Diagnostic]:
    """Yield an image that is printed so wide that its pixels are seen."""
    path = library.folder / figure.image
    if figure.width is None or _is_drawing(path):
        return
    sides = figure.crop.sides if figure.crop else (0, 0, 0, 0)
    pixels = quick_size(library.opener.read(path, SIZE_LIMIT))[0] * (100 - sides[1] - sides[3]) // 100
    width = _WIDTHS_MM[figure.width]
    dots = pixels / width * 25.4
    if dots < _FEWEST_DOTS:
        message = f'"{figure.image}" has {pixels} pixels for {width} mm of print: {dots:.0f} dots for each inch'
        hint = f"{_FEWEST_DOTS} are the least: take the picture in its full size, or leave `width` out"
        place = library.yaml.place((*part.path, "width"))
        yield Diagnostic("content.coarse-image", message, place, hint, Severity.WARNING)


def _pictures(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.suffix.lower() in MEDIA_TYPES)


def image_problems(path: Path, opener: Opener) -> Iterator[Problem]:
    """Yield what is wrong with a picture's content."""
    try:
        content = opener.read(path, SIZE_LIMIT)
    except OSError as error:
        yield Problem(Kind.MISSING, f"cannot be read: {error.strerror}")
        return
    except BriefPressError as error:
        yield from (Problem(Kind.OUTSIDE, f"cannot be taken: {one.message}", one.hint) for one in error.diagnostics)
        return
    yield from picture_problems(content, MEDIA_TYPES[path.suffix.lower()])
