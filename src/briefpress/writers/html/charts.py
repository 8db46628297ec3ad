"""Chart -> its drawings for a screen, and its numbers as a table that opens."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from briefpress.document import tree
from briefpress.document.chart import data_table
from briefpress.document.serialise import table_markup
from briefpress.drawing.svg import svg_for_screen
from briefpress.theme.theme import Theme

_WIDE, _NARROW = 480.0, 214.0
"""Points of a column of text on a desk, and on a telephone, before they are enlarged."""
_ENLARGED = 1.25
"""Letters of a chart on paper are too small for a screen."""


def drawn_for_screen(chart: tree.Chart, theme: Theme, *, is_right_to_left: bool) -> str:
    """Return a chart's markup: drawn for a wide column, and anew for a narrow one; the style sheet shows either."""
    drawings = (
        svg_for_screen(chart, theme, is_right_to_left, width, _ENLARGED, kind)
        for width, kind in ((_WIDE, "wide"), (_NARROW, "narrow"))
    )
    return "\n".join((*drawings, _numbers(chart)))


def _numbers(chart: tree.Chart) -> str:
    """Return the numbers of a chart as a table that opens: for those who do not see it, or want to take them along."""
    table = replace(data_table(chart), caption=None)
    title, name = escape(chart.title), escape(f"{chart.title}: {chart.alternative}")
    scroller = f'<section class="scroller" aria-label="{name}" tabindex="0">{table_markup(table)}</section>'
    return f"<details>\n<summary>{title}</summary>\n{scroller}</details>\n"
