"""Lines that nobody sees, left out before anything is asked about them.

For each text WeasyPrint 70 works out the colour of the line through or below it, and for each box that of its outline,
though hardly one has any. While `unseen_lines_left_out` is entered, it does so for those that have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.draw import border, text
from weasyprint.formatting_structure import boxes

from briefpress.writers.pdf.engine.replaced import replaced, replaced_everywhere


@contextmanager
def unseen_lines_left_out() -> Iterator[None]:
    """Ask for no colours of such lines while this is entered."""
    with replaced(text, "get_color", _of_lines), replaced_everywhere(border.draw_outline, _outlining):
        yield


def _of_lines(original: Callable[[Any, str], object]) -> Callable[[Any, str], object]:
    """Return what gives the colour of a text's lines."""

    def get_color(style: Any, name: str) -> object:
        return None if style["text_decoration_line"] == "none" else original(style, name)

    return get_color


def _outlining(original: Callable[[Any, boxes.Box], None]) -> Callable[[Any, boxes.Box], None]:
    def draw_outline(stream: Any, box: boxes.Box) -> None:
        if box.style["outline_width"]:
            original(stream, box)
            return
        for child in box.children:
            if isinstance(child, boxes.Box):
                draw_outline(stream, child)

    return draw_outline
