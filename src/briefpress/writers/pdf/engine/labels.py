"""Labels of drawings written as words, not letter by letter.

WeasyPrint 70 sets each character of an SVG text by itself, so that Arabic letters do not join and run from left to
right, and no pair is kerned. While `whole_words` is entered, a text whose characters have no places of their own is set
as one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from weasyprint import svg

from briefpress.writers.pdf.engine.replaced import replaced, rewritten

_ENGINES = svg.text

_ENGINE_PIECES = "for char in node.text]"
_OUR_PIECES = "for char in ([node.text] if max(map(len, (x, y, dx, dy, rotate))) < 2 else node.text)]"


@contextmanager
def whole_words() -> Iterator[None]:
    """Set texts of drawings whole while this is entered."""
    tags = dict(svg.TAGS)
    with replaced(svg, "text", rewritten(_ENGINE_PIECES, _OUR_PIECES)):
        # The engine knows its function again where it aligns a text.
        svg.TAGS.update((name, svg.text) for name, function in tags.items() if function is _ENGINES)
        try:
            yield
        finally:
            svg.TAGS.update(tags)
