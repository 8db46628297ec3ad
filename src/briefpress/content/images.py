"""The pictures of a brief: whether each is there, is one, and stays in its folder."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from PIL import Image

from briefpress.content.blocks import Figure
from briefpress.content.library import Library
from briefpress.content.walk import Part, iter_parts
from briefpress.diagnostics import BriefPressError, Diagnostic, did_you_mean
from briefpress.files.opener import Opener, is_there

SIZE_LIMIT = 10_000_000
"""In bytes."""
PIXEL_LIMIT = 100_000_000
ELEMENT_LIMIT = 200_000
"""Of a drawing, each as often as it is drawn."""

# A name stands in HTML, in a style sheet and in a ZIP: nothing in it may need an escape.
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")
_KINDS = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".svg": re.compile(
        rb"(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?((<!--.*?-->|<!DOCTYPE[^\[>]*>)\s*)*<svg[\s>]", re.DOTALL
    ),
}
# An SVG file can run programs and fetch other files; a picture has no need to.
_ACTIVE = re.compile(
    rb"<script|<!ENTITY|<foreignObject|@import|\son[a-z]+\s*=\s*[\"']"
    rb"|href\s*=\s*[\"'](?!#|data:image/)|url\(\s*[\"']?(?!#|data:)",
    re.IGNORECASE,
)

_REFERENCE = re.compile(r"#([^\s\"')]+)")


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
    elif path.suffix.lower() not in _KINDS:
        yield Diagnostic("content.no-image", f'"{name}" is no PNG, JPEG or SVG file', place)
    elif not is_there(path):
        hint = did_you_mean(name, _pictures(library.folder))
        yield Diagnostic("content.missing-image", f'there is no file "{name}" beside the brief', place, hint)
    else:
        for code, message in image_problems(path, library.opener):
            yield Diagnostic(code, f'"{name}" {message}', place)


def _pictures(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.suffix.lower() in _KINDS)


def image_problems(path: Path, opener: Opener) -> Iterator[tuple[str, str]]:
    """Yield code and message of what is wrong with a picture's content."""
    kind = path.suffix.lower()
    try:
        content = opener.read(path, SIZE_LIMIT)
    except OSError as error:
        yield "content.missing-image", f"cannot be read: {error.strerror}"
        return
    except BriefPressError as error:
        yield from (("content.bad-image-name", f"cannot be taken: {one.message}") for one in error.diagnostics)
        return
    if len(content) > SIZE_LIMIT:
        yield "content.large-image", f"is larger than {SIZE_LIMIT / 1e6:g} MB"
    elif not _KINDS[kind].match(content):
        yield "content.no-image", f"does not hold what its name says: {kind[1:].upper()}"
    elif kind == ".svg" and _ACTIVE.search(content):
        yield "content.active-image", "holds a script, an entity or a link to another file"
    elif kind == ".svg":
        yield from _drawing_problems(content)
    elif _pixels(content) > PIXEL_LIMIT:
        yield "content.large-image", f"has more than {PIXEL_LIMIT // 10**6} million pixels"


def _pixels(content: bytes) -> int:
    """Return how many pixels a picture says it has; none for one that does not say."""
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(content)) as image:
            return image.width * image.height
    except Image.DecompressionBombError:
        return PIXEL_LIMIT + 1
    except (OSError, ValueError, SyntaxError):
        return 0


def _drawing_problems(content: bytes) -> Iterator[tuple[str, str]]:
    try:
        root = ET.fromstring(content)  # noqa: S314 - entities have been refused
    except ET.ParseError as error:
        yield "content.no-image", f"is no well-formed drawing: {error}"
        return
    if _drawn_elements(root) > ELEMENT_LIMIT:
        yield "content.large-image", f"draws more than {ELEMENT_LIMIT:,} elements, or draws itself"


def _drawn_elements(root: ET.Element) -> int:
    """Return how many elements a drawing draws: what `use`, patterns and the like refer to is drawn each time.

    Counting ends beyond the limit, where an element that is drawn within itself arrives too. A few lines that each draw
    the one before twice make a drawing that no program finishes.
    """
    by_id = {element.get("id"): element for element in root.iter()}
    counts: dict[ET.Element, int] = {}
    stack = [root]
    entered: set[ET.Element] = set()
    while stack:
        element = stack[-1]
        if element in counts:
            stack.pop()
            continue
        parts = [
            *element,
            *(by_id[name] for name in _REFERENCE.findall(" ".join(element.attrib.values())) if name in by_id),
        ]
        open_parts = [part for part in parts if part not in counts]
        if not open_parts:
            counts[element] = min(ELEMENT_LIMIT + 1, 1 + sum(counts[part] for part in parts))
            stack.pop()
        elif element in entered and any(part in entered for part in open_parts):
            return ELEMENT_LIMIT + 1
        else:
            entered.add(element)
            stack.extend(open_parts)
    return counts[root]
