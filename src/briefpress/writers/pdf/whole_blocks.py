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
from weasyprint.layout import block

_IS_KNOWN = weasyprint.__version__ == "70.0"

_ENGINE_TAKES_IT = """\
                if new_child:
                    position_y = new_child.border_box_y() + new_child.border_height()
"""
# `bottom_space` has room for padding and border by now.
_WE_LOOK = """\
                if (new_child and resume_at is None and not context.in_column and
                        child.style['break_inside'] == 'avoid' and context.overflows_page(
                            bottom_space - new_child.padding_bottom - new_child.border_bottom_width,
                            new_child.border_box_y() + new_child.border_height())):
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
    ours = compile(source.replace(_ENGINE_TAKES_IT, _WE_LOOK + _ENGINE_TAKES_IT), block.__file__, "exec")
    made: dict[str, object] = {}
    # Among the engine's own names, where other measures replace what it calls.
    exec(ours, vars(block), made)  # noqa: S102 - the engine's own text, one question added
    return made["_in_flow_layout"]
