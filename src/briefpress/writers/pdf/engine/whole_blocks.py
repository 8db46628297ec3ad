"""A block that must not be broken and is a hair too high for the rest of its page goes to the next page, alone.

WeasyPrint 70 sets a block whose border runs over the page's foot again, with room for padding and border below. When
what overruns is the space after its last line, the second try is as high as the first, and is taken although it does
not fit; the section around it is then too high, and is moved whole: half a page stays empty. While
`whole_blocks_moved_alone` is entered, the engine's own function is used with that second try looked at.
"""

from __future__ import annotations

from contextlib import AbstractContextManager

from weasyprint.layout import block

from briefpress.writers.pdf.engine.replaced import replaced, rewritten

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


def whole_blocks_moved_alone() -> AbstractContextManager[None]:
    """Move blocks that do not fit alone while this is entered."""
    return replaced(block, "_in_flow_layout", rewritten(_ENGINE_TAKES_IT, _WE_LOOK + _ENGINE_TAKES_IT))
