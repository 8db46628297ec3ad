"""The pictures of a brief: whether each is there, is one, and stays in its folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefpress.content.blocks import Figure
from briefpress.content.library import Library
from briefpress.content.walk import Part, iter_parts
from briefpress.diagnostics import BriefPressError, Diagnostic, did_you_mean
from briefpress.files.opener import Opener, is_there
from briefpress.pictures.picture import MEDIA_TYPES, SIZE_LIMIT, picture_problems
from briefpress.pictures.problem import Kind, Problem

# A name stands in HTML, in a style sheet and in a ZIP: nothing in it may need an escape.
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")
_CODES = {
    Kind.MISSING: "content.missing-image",
    Kind.OUTSIDE: "content.bad-image-name",
    Kind.UNREADABLE: "content.no-image",
    Kind.ACTIVE: "content.active-image",
    Kind.LARGE: "content.large-image",
}


def check_images(library: Library) -> Iterator[Diagnostic]:
    """Yield what is wrong with the file of each figure."""
    for part in iter_parts(library.brief):
        if isinstance(part.model, Figure):
            yield from _figure(library, part, part.model.image)


def _figure(library: Library, part: Part, name: str) -> Iterator[Diagnostic]:
    place = library.yaml.place((*part.path, "image"))
    path = library.folder / name
    if not _NAME.fullmatch(name):
        hint = "name a file beside brief.yaml, with a-z, 0-9, dots, hyphens and underscores"
        yield Diagnostic("content.bad-image-name", f'"{name}" cannot name a picture of this brief', place, hint)
    elif path.suffix.lower() not in MEDIA_TYPES:
        yield Diagnostic("content.no-image", f'"{name}" is no PNG, JPEG or SVG file', place)
    elif not is_there(path):
        hint = did_you_mean(name, _pictures(library.folder))
        yield Diagnostic("content.missing-image", f'there is no file "{name}" beside the brief', place, hint)
    else:
        for problem in image_problems(path, library.opener):
            yield Diagnostic(_CODES[problem.kind], f'"{name}" {problem.message}', place, problem.hint)


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
