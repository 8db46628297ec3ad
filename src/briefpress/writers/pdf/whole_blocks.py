"""A block that must not be broken and is a hair too high for the rest of its page goes to the next page, alone.

WeasyPrint 70 sets a block whose border runs over the page's foot again, with room for padding and border below. When
what overruns is the space after its last line, the second try is as high as the first, and is taken although it does
not fit; the section around it is then too high, and is moved whole: half a page stays empty. While
`whole_blocks_moved_alone` is entered, the engine's own function is used with that second try looked at. With any other
version, or if its text is not the one that is known, nothing is changed.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import weasyprint
from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext, block

_IS_KNOWN = weasyprint.__version__ == "70.0"

_ENGINE_TAKES_IT = """\
                if new_child:
                    position_y = new_child.border_box_y() + new_child.border_height()
"""
_WE_LOOK = """\
                if new_child and resume_at is None and is_too_high(context, new_child, bottom_space):
                    remove_placeholders(context, [new_child], absolute_boxes, fixed_boxes)
                    new_child = None
"""


@contextmanager
def whole_blocks_moved_alone() -> Iterator[None]:
    """Move blocks that do not fit alone while this is entered; not for several threads at once."""
    original = block._in_flow_layout  # noqa: SLF001 - the engine has no other place for it
    block._in_flow_layout = (_IS_KNOWN and _looking()) or original  # noqa: SLF001
    try:
        yield
    finally:
        block._in_flow_layout = original  # noqa: SLF001


@lru_cache(maxsize=1)
def _looking() -> object:
    """Return the engine's function with our look at the second try, or None when this is not the engine we know."""
    source = inspect.getsource(block._in_flow_layout)  # noqa: SLF001
    if source.count(_ENGINE_TAKES_IT) != 1:
        return None
    names = vars(block) | {"is_too_high": _is_too_high}
    exec(compile(source.replace(_ENGINE_TAKES_IT, _WE_LOOK + _ENGINE_TAKES_IT), block.__file__, "exec"), names)  # noqa: S102 - the engine's own text, one question added
    function: object = names["_in_flow_layout"]
    return function


def _is_too_high(context: LayoutContext, made: boxes.Box, bottom_space: float) -> bool:
    """Say whether a whole block runs over the page's foot; `bottom_space` has room for its padding and border."""
    if context.in_column or made.style["break_inside"] != "avoid":
        return False
    below = bottom_space - made.padding_bottom - made.border_bottom_width
    return bool(context.overflows_page(below, made.border_box_y() + made.border_height()))
