"""Lines of text broken once: what a line holds is not worked out again when the same text is set to the same width.

WeasyPrint 70 sets a paragraph afresh for every height that it tries for its column, for every try at a page, and
before that to find the widths of tables and boxes: two lines in three are broken more than once. While
`line_breaks_cached` is entered, the engine's own answer is kept, but for one case: where a text fills its line and only
the space at its end does not fit, the engine breaks after the text's first word. With any other version nothing is
replaced.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import weasyprint
from weasyprint.layout import inline, preferred
from weasyprint.text import line_break

_IS_KNOWN = weasyprint.__version__ == "70.0"

_Line = tuple[object, ...]
"""What the engine says of a line: its Pango layout, and numbers."""


@contextmanager
def line_breaks_cached() -> Iterator[None]:
    """Keep the lines of one layout while this is entered; not for several threads at once."""
    users = (inline, preferred) if _IS_KNOWN else ()
    original = line_break.split_first_line
    for user in users:
        user.split_first_line = _keeping(original)
    try:
        yield
    finally:
        for user in users:
            user.split_first_line = original


def _keeping(original: Callable[..., _Line]) -> Callable[..., _Line]:
    # A style has no value of its own to compare; it is kept beside the line, so that nothing takes its identity.
    kept: dict[tuple[object, ...], tuple[object, _Line]] = {}

    def split_first_line(
        text: str,
        style: object,
        context: object,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> _Line:
        key = (text, id(style), max_width, justification_spacing, is_line_start, minimum)
        if key not in kept:
            line = original(text, style, context, max_width, justification_spacing, is_line_start, minimum)
            if _is_torn(text, line, max_width) and not minimum:
                filled = original(
                    text.rstrip(" "), style, context, max_width, justification_spacing, is_line_start, minimum
                )
                line = _with_space(text, filled) if filled[2] is None else line
            kept[key] = (style, line)
        layout, *numbers = kept[key][1]
        # Each box has a Pango layout to itself: drawing changes it.
        return (copy.copy(layout), *numbers)

    return split_first_line


def _is_torn(text: str, line: _Line, max_width: float | None) -> bool:
    """Say whether a line may have been broken too early: after the first word of a text that ends in a space."""
    _, length, resume_index, width, *_ = line
    if resume_index is None or max_width is None or not text.endswith(" ") or text.endswith("  "):
        return False
    assert isinstance(length, int)
    assert isinstance(width, float | int)
    return " " not in text.encode()[:length].decode() and width < max_width / 2


def _with_space(text: str, line: _Line) -> _Line:
    """Return the line of a text without its last space, with that space left to be passed over by the next line."""
    layout, length, _, *metrics = line
    return (layout, length, len(text.encode()), *metrics)
