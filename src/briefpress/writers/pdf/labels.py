"""Labels of drawings written as words, not letter by letter.

WeasyPrint 70 sets each character of an SVG text by itself, so that Arabic letters do not join and run from left to
right, and no pair is kerned. While `whole_words` is entered, a text whose characters have no places of their own is set
as one. With any other version, or if the engine's text is not the one that is known, nothing is changed.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import weasyprint
from weasyprint import svg

IS_SUPPORTED = weasyprint.__version__ == "70.0"

_ENGINE_PIECES = "for char in node.text]"
_OUR_PIECES = "for char in ([node.text] if max(map(len, (x, y, dx, dy, rotate))) < 2 else node.text)]"


@contextmanager
def whole_words() -> Iterator[None]:
    """Set texts of drawings whole while this is entered; not for several threads at once."""
    original, tags = svg.text, dict(svg.TAGS)
    ours = _whole() or original
    svg.text = ours
    # The engine knows its function again where it aligns a text.
    svg.TAGS.update((name, ours) for name, function in tags.items() if function is original)
    try:
        yield
    finally:
        svg.text = original
        svg.TAGS.update(tags)


@lru_cache(maxsize=1)
def _whole() -> object:
    """Return the engine's function with whole texts, or None when this is not the engine that we know."""
    # Its name is also that of the function, which hides it.
    text = importlib.import_module("weasyprint.svg.text")
    source = inspect.getsource(text.text)
    if not IS_SUPPORTED or source.count(_ENGINE_PIECES) != 1:
        return None
    names = dict(vars(text))
    exec(compile(source.replace(_ENGINE_PIECES, _OUR_PIECES), str(text.__file__), "exec"), names)  # noqa: S102 - the engine's own text, one list changed
    function: object = names["text"]
    return function
