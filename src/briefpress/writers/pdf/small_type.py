"""Pages + Theme -> text below the floor of its role: a style sheet can set smaller than the tokens it is given."""

from __future__ import annotations

from collections.abc import Iterator

from weasyprint.formatting_structure import boxes

from briefpress.diagnostics import Diagnostic, Severity
from briefpress.theme.theme import Theme
from briefpress.writers.pdf.engine.page_boxes import frame_of
from briefpress.writers.pdf.layout import Pages
from briefpress.writers.pdf.placed import attribute

_POINTS_PER_PIXEL = 0.75
# Points: less is rounding.
_TOLERANCE = 0.05

# Class or element -> the role of the text in it. The innermost that is here decides; what is in none of them is text.
_ROLES = {
    **dict.fromkeys(("cite", "noteref", "sup", "status"), "mark"),
    **dict.fromkeys(("note", "unit", "small", "caption", "figcaption", "notes"), "small"),
    **dict.fromkeys(("masthead", "colophon", "legend"), "small"),
    **dict.fromkeys(
        ("table", "timing", "abbreviations", "definitions", "contents", "callout", "recommendations"), "table"
    ),
    "sources": "source",
    "key-messages": "key",
}
_WORDS = {
    "mark": "marks and citations",
    "small": "captions, notes and what frames the page",
    "table": "tables and lists",
    "source": "sources",
    "key": "key messages",
    "text": "text",
}


def small_type(pages: Pages, theme: Theme) -> Iterator[Diagnostic]:
    """Yield what is too small, once for each thing with an id and each role. A theme without floors has none."""
    floors = {role: theme.points(f"floor-{role}") for role in _WORDS if f"floor-{role}" in theme.by_name}
    latin = float(theme.get("script-latin").removesuffix("em")) if "script-latin" in theme.by_name else 1.0
    told: set[tuple[str, str]] = set()
    for number, page in enumerate(pages.engine.pages, 1):
        for path in _texts(frame_of(page), ()):
            role, size = _role(path), float(path[-1].style["font_size"]) * _POINTS_PER_PIXEL
            # Another script inside is as much smaller as its letters look larger.
            floor = floors.get(role, 0.0) * (latin if any(map(_is_latin, path)) else 1.0)
            name = next((name for box in reversed(path) for name in (attribute(box, "id"),) if name), "")
            if size < floor - _TOLERANCE and (name, role) not in told:
                told.add((name, role))
                least = f"{_WORDS[role]} have at least {floor:.3g} pt"
                message = f'"{name}" on page {number} has letters of {size:.3g} pt: {least}'
                yield Diagnostic("layout.small-type", message, severity=Severity.WARNING)


def _is_latin(box: boxes.Box) -> bool:
    """Say whether a box inside the page is marked as one that reads from left to right."""
    return box.element_tag == "bdi" or (box.element_tag != "html" and attribute(box, "dir") == "ltr")


def _texts(box: boxes.Box, around: tuple[boxes.Box, ...]) -> Iterator[tuple[boxes.Box, ...]]:
    """Yield each piece of text with the boxes that it stands in, itself last."""
    path = (*around, box)
    if isinstance(box, boxes.TextBox):
        yield path
    for child in getattr(box, "children", ()):
        yield from _texts(child, path)


def _role(path: tuple[boxes.Box, ...]) -> str:
    if any(isinstance(box, boxes.MarginBox) for box in path):
        return "small"
    names = (name for box in reversed(path) for name in (*attribute(box, "class").split(), box.element_tag))
    return next((_ROLES[name] for name in names if name in _ROLES), "text")
