"""Chart + Theme -> Plan: its size, and which of axis, values and legend it needs. PDF, HTML and Word keep to it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from decimal import Decimal

from briefpress.document import tree
from briefpress.drawing.text_width import balanced, width_of, wrapped
from briefpress.theme.theme import Theme

_PLOT = 118.0
"""Height of the plot of columns and lines, in points."""
_WIDEST_MARK = 34.0
_WIDEST_GAP = 44.0
_GROUP = 0.72
"""How much of its slot a group of columns takes."""
_LABEL_SHARE = 0.34
"""How much of the width the names beside bars take at most."""
_THICKNESS = {1: 12.0, 2: 10.0}
_LINE_VALUES = 12
_LEAD = 1.28
"""From line to line, in sizes."""
_TIGHTEST = 1.02
"""The same of turned labels of one line each, which have no descenders beside each other."""
SWATCH = 9.0
LEGEND_GAP = 16.0


@dataclass(frozen=True, slots=True)
class Plan:
    """Measures in points."""

    width: float
    height: float
    size: float
    """Of letters."""
    has_axis: bool
    """Whether the steps of the scale are written beside the plot."""
    has_values: bool
    """Whether each number stands at its mark."""
    legend: tuple[tuple[int, ...], ...]
    """Places of series, in rows; empty where names stand at the lines, or there is one series."""
    start: float
    """From the start edge to the plot."""
    end: float
    """From the plot to the end edge."""
    top: float
    plot: float
    """Height of the plot."""
    labels: tuple[tuple[str, ...], ...]
    """The lines of each category's label; a year that there is no room for, even turned, has none."""
    low: Decimal
    high: Decimal
    """The ends of the axis: steps of the scale where it is written, else the numbers farthest from nothing."""
    title_base: float = 0.0
    """How far above the plot the title of the axis is written; 0 where it has none."""
    is_turned: bool = False
    """Whether labels of categories run upwards, since they are wider than their places."""

    @property
    def foot(self) -> float:
        """Height of the labels under the plot."""
        return _foot(self.labels, self.size, self.is_turned)

    @property
    def plot_width(self) -> float:
        return self.width - self.start - self.end

    @property
    def lead(self) -> float:
        """From line to line."""
        return self.size * _LEAD


def plan_of(chart: tree.Chart, theme: Theme, text_width: float | None = None) -> Plan:
    """Return the plan of a chart, not wider than the text: as the theme's page has it, or as it is told in points."""
    width = _text_width(theme) if text_width is None else text_width
    if chart.kind is tree.ChartKind.BAR:
        return _bars(chart, theme, width)
    return _standing(chart, theme, width)


def with_legend(plan: Plan, chart: tree.Chart) -> Plan:
    """Return the plan of a chart whose lines are named in a legend above, for what cannot write at a line's end."""
    if chart.kind is not tree.ChartKind.LINE or len(chart.series) < 2:
        return plan
    legend = _legend(chart, plan.size, plan.width)
    added = _legend_height(legend, plan.size)
    return replace(plan, legend=legend, end=0.0, top=plan.top + added, height=plan.height + added)


def has_room(plan: Plan, number: tree.Number) -> bool:
    """Say whether a part of a column is tall enough for its figure."""
    part = float(number.value / (plan.high - plan.low))
    return plan.has_values and plan.plot * part >= plan.size * 1.3


def thickness_of(chart: tree.Chart, size: float) -> float:
    """Return how thick a bar is; a figure beside it is not taller."""
    return max(_THICKNESS.get(len(chart.series), 0.0), size * 1.08)


def bar_gap(chart: tree.Chart) -> float:
    """Return what lies between the bars of two categories."""
    return 5.0 if len(chart.series) == 1 else 7.5


def _text_width(theme: Theme) -> float:
    return theme.points("page-width") - 2 * theme.points("page-side")


def _widest(words: list[str], size: float) -> float:
    return max((width_of(one, size) for one in words), default=0.0)


def _values(chart: tree.Chart) -> list[str]:
    return [number.shown for one in chart.series for number in one.numbers if number]


def _bars(chart: tree.Chart, theme: Theme, width: float) -> Plan:
    size = theme.points("size-small")
    room = width * _LABEL_SHARE
    labels = tuple(balanced(category, room, size) for category in chart.categories)
    names = min(room, _widest([line for label in labels for line in label], size)) + 9
    value = _widest(_values(chart), size) + 4
    legend = _legend(chart, size, width)
    group = thickness_of(chart, size) * len(chart.series)
    rows = (max(group, len(label) * size * 1.15) + bar_gap(chart) for label in labels)
    top = _legend_height(legend, size)
    plot = sum(rows)
    low, high = _reach(chart)
    return Plan(width, top + plot, size, False, True, legend, names, value, top, plot, labels, low, high)


def _standing(chart: tree.Chart, theme: Theme, text_width: float) -> Plan:
    size = theme.points("size-small")
    count, is_line = len(chart.categories), chart.kind is tree.ChartKind.LINE
    marks = 1 if is_line or chart.kind is tree.ChartKind.STACKED else len(chart.series)
    axis = _widest([step.shown for step in chart.scale], size) + 7
    names = _widest([one.name for one in chart.series], size) if is_line and len(chart.series) > 1 else 0.0
    end = min(names, text_width * _LABEL_SHARE) + 24 if names else 0.0
    # A few columns are not torn apart to fill the line.
    widest = math.inf if is_line else count * (marks * _WIDEST_MARK + _WIDEST_GAP)
    slot = min(text_width - end, widest) / count
    value = _widest(_values(chart), size)
    if is_line:
        has_values = marks == len(chart.series) and count <= _LINE_VALUES and value + 4 <= slot
    else:
        has_values = value + 2 <= slot * _GROUP / marks
    # A plot that does not begin at nothing says where it begins.
    has_axis = not has_values or chart.kind is tree.ChartKind.STACKED or (is_line and chart.scale[0].value > 0)
    has_axis = has_axis or bool(chart.axis)
    start = axis if has_axis else 0.0
    width = min(text_width, start + end + slot * count)
    slot = (width - start - end) / count
    legend = () if is_line else _legend(chart, size, text_width)
    width = max(width, _legend_width(chart, legend, size))
    end = width - start - slot * count
    top = _legend_height(legend, size) + (size * 1.3 if has_values else size * 0.6)
    title = (size * 1.3 if has_values else size * 0.6) + size * 0.5 if chart.axis else 0.0
    top += size * 1.6 if chart.axis else 0.0
    labels, is_turned = _category_labels(chart, slot, size)
    foot = size * 0.5 + _foot(labels, size, is_turned)
    foot += size * 1.2 if has_values and any(step.value < 0 for step in chart.scale) else 0.0
    low, high = (chart.scale[0].value, chart.scale[-1].value) if has_axis or is_line else _reach(chart)
    height = top + _PLOT + foot
    return Plan(
        width, height, size, has_axis, has_values, legend, start, end, top, _PLOT, labels, low, high, title, is_turned
    )


def _reach(chart: tree.Chart) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest number, nothing among them; a chart of nothing reaches up to one."""
    values = [Decimal(0), *(number.value for one in chart.series for number in one.numbers if number)]
    if min(values) == max(values):
        return Decimal(0), Decimal(1)
    step, top = chart.scale[1].value - chart.scale[0].value, chart.scale[-1].value
    # A scale that has a step too many goes up to where its author wants it.
    return min(values), top if top - max(values) >= step else max(values)


def _category_labels(chart: tree.Chart, slot: float, size: float) -> tuple[tuple[tuple[str, ...], ...], bool]:
    """Return labels in lines as wide as a slot, and whether they are turned: where a word is wider, they run upwards.

    Where years have no room even so, every second, third, ... is shown.
    """
    lines = tuple(wrapped(category, slot - 4, size) for category in chart.categories)
    if _widest([line for label in lines for line in label], size) <= slot - 1:
        return lines, False
    most = max(1, int(slot / (size * _LEAD)))
    room = max(_PLOT, _widest(list(chart.categories), size) / most + size)
    turned = tuple(balanced(category, room, size)[:most] for category in chart.categories)
    # Years may be left out between others; a name is what its mark is of.
    are_years = all(category.isdigit() for category in chart.categories)
    every = math.ceil(size * _TIGHTEST / slot) if are_years else 1
    return tuple(label if place % every == 0 else () for place, label in enumerate(turned)), True


def _foot(labels: tuple[tuple[str, ...], ...], size: float, is_turned: bool) -> float:
    if is_turned:
        return _widest([line for label in labels for line in label], size) + size * 0.4
    return max(len(label) for label in labels) * size * _LEAD


def _legend(chart: tree.Chart, size: float, width: float) -> tuple[tuple[int, ...], ...]:
    if len(chart.series) < 2:
        return ()
    rows: list[list[int]] = [[]]
    used = 0.0
    for place, one in enumerate(chart.series):
        needed = entry_width(one.name, size)
        if rows[-1] and used + needed > width:
            rows.append([])
            used = 0.0
        rows[-1].append(place)
        used += needed + LEGEND_GAP
    return tuple(tuple(row) for row in rows)


def entry_width(name: str, size: float) -> float:
    """Return how wide a series' entry in the legend is."""
    return SWATCH + 4 + width_of(name, size)


def legend_width(chart: tree.Chart, plan: Plan) -> float:
    """Return how wide the widest row of a plan's legend is."""
    return _legend_width(chart, plan.legend, plan.size)


def _legend_width(chart: tree.Chart, legend: tuple[tuple[int, ...], ...], size: float) -> float:
    rows = (sum(entry_width(chart.series[place].name, size) + LEGEND_GAP for place in row) for row in legend)
    return max(rows, default=LEGEND_GAP) - LEGEND_GAP


def _legend_height(legend: tuple[tuple[int, ...], ...], size: float) -> float:
    return len(legend) * size * 1.4 + 5 if legend else 0.0
