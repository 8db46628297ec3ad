"""Chart + Theme -> SVG: one picture with a name, for the page of the PDF and of the browser."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from html import escape
from itertools import groupby

from briefpress.document import tree
from briefpress.drawing.marks import FILLS, PALE, STROKES, Fill, Stroke
from briefpress.drawing.pen import Pen, families
from briefpress.drawing.plan import LEGEND_GAP, SWATCH, Plan, bar_gap, entry_width, has_room, plan_of, thickness_of
from briefpress.drawing.text_width import width_of, wrapped
from briefpress.theme.theme import Theme

MISSING = "–"
"""Where a number would stand, and there is none."""

_HATCH = 3.2
"""Between two lines of a hatching, in points."""
_RISE = 0.35
"""From the middle of a line of figures down to its base, in sizes."""
_ZIGZAG = 2.6
"""Half the height of the sign that an axis does not begin at nothing."""
_MARKER = 2.4
_SAMPLE = 14.0
"""Length of the piece of a line before its name."""


def svg_of(chart: tree.Chart, theme: Theme, is_right_to_left: bool) -> str:
    """Return the drawing of a chart. One that reads from the right is mirrored, its figures are not."""
    plan = plan_of(chart, theme)
    return _drawn(chart, plan, Pen(theme, plan.width, plan.size, is_right_to_left), "drawing")


def svg_for_screen(
    chart: tree.Chart, theme: Theme, is_right_to_left: bool, text_width: float, enlarged: float, kind: str
) -> str:
    """Return the drawing of a chart for a column so many points wide, enlarged, of a class, in the page's colours."""
    plan = plan_of(chart, theme, text_width)
    pen = Pen(theme, plan.width, plan.size, is_right_to_left, is_live=True)
    return _drawn(chart, plan, pen, f"drawing {kind}", enlarged)


def _drawn(chart: tree.Chart, plan: Plan, pen: Pen, kinds: str, enlarged: float = 1) -> str:
    _Artist(chart, plan, pen).draw()
    name = escape(chart.alternative)
    size = f"{plan.width:.2f}", f"{plan.height:.2f}"
    shown = f"{plan.width * enlarged:.2f}", f"{plan.height * enlarged:.2f}"
    # Directions are said for each text; that of the page around must not change where a text begins.
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{kinds}" role="img" aria-label="{name}" direction="ltr" '
        f'width="{shown[0]}pt" height="{shown[1]}pt" viewBox="0 0 {size[0]} {size[1]}" '
        f'font-family="{families(pen.theme, is_latin=False)}" font-size="{plan.size:g}">'
        f"<title>{name}</title>{''.join(pen.elements)}</svg>"
    )


class _Artist:
    """Draws one chart by its plan."""

    def __init__(self, chart: tree.Chart, plan: Plan, pen: Pen) -> None:
        self.chart = chart
        self.plan = plan
        self.pen = pen
        self.low, self.high = plan.low, plan.high

    def draw(self) -> None:
        self.legend()
        match self.chart.kind:
            case tree.ChartKind.BAR:
                self.bars()
            case tree.ChartKind.COLUMN:
                self.grid()
                self.columns()
            case tree.ChartKind.STACKED:
                self.grid()
                self.stacks()
            case tree.ChartKind.LINE:
                self.grid()
                self.lines()

    # ---- where things are

    def share(self, value: Decimal) -> float:
        """Return where on the axis a number is, 0 to 1."""
        return float((value - self.low) / (self.high - self.low))

    def y(self, value: Decimal) -> float:
        return self.plan.top + self.plan.plot * (1 - self.share(value))

    def x(self, value: Decimal) -> float:
        return self.plan.start + self._negative_room + self.share(value) * self._bar_room

    @property
    def zero(self) -> Decimal:
        """Where bars begin: nothing, or the end of the axis that is nearer to it."""
        return min(max(self.low, Decimal(0)), self.high)

    @property
    def slot(self) -> float:
        """Width of a category."""
        return self.plan.plot_width / len(self.chart.categories)

    @property
    def _negative_room(self) -> float:
        """Room for figures at the start of bars that run backwards."""
        return self.plan.end if self.low < 0 else 0.0

    @property
    def _bar_room(self) -> float:
        return self.plan.plot_width - self._negative_room

    # ---- around the marks

    def legend(self) -> None:
        y = self.plan.size
        for row in self.plan.legend:
            x = 0.0
            for place in row:
                self.fill(x, y - self.plan.size * 0.82, SWATCH, SWATCH * 0.9, FILLS[place])
                name = self.chart.series[place].name
                self.pen.words(x + SWATCH + 4, y, name)
                x += entry_width(name, self.plan.size) + LEGEND_GAP
            y += self.plan.size * 1.4

    def grid(self) -> None:
        """Draw the lines of the scale with their steps, and the names of the categories."""
        plan, pen = self.plan, self.pen
        end = plan.start + plan.plot_width
        if plan.has_axis:
            heights = [self.y(step.value) for step in self.chart.scale if step.value != self.zero]
            pen.segments([(plan.start, y, end, y) for y in heights], "color-hairline", 0.5)
            for step in self.chart.scale:
                y = self.y(step.value) + plan.size * _RISE
                pen.words(plan.start - 6, y, step.shown, "end", "color-muted")
        if plan.title_base:
            pen.words(0, plan.top - plan.title_base, self.chart.axis, colour="color-muted")
        top = plan.height - plan.foot
        for place, label in enumerate(plan.labels):
            for number, line in enumerate(label):
                if plan.is_turned:
                    shift = (number - (len(label) - 1) / 2) * plan.lead + plan.size * _RISE
                    pen.words_upwards(self.middle(place), top + plan.size * 0.4, line, shift)
                else:
                    pen.words(self.middle(place), top + plan.size * 0.8 + number * plan.lead, line, "middle")

    def base(self) -> None:
        """Draw the line that marks stand on, over their edges; where it is not that of nothing, light and broken."""
        y, start, end = self.y(self.zero), self.plan.start, self.plan.start + self.plan.plot_width
        if self.zero == 0:
            self.pen.segments([(start, y, end, y)], "color-ink", 0.75)
            return
        self.pen.segments([(start + 4 * _ZIGZAG, y, end, y)], "color-hairline", 0.5)
        sign = [(start + step * _ZIGZAG, y + rise * _ZIGZAG) for step, rise in enumerate((0, -1, 1, -1, 0))]
        self.pen.path(sign, "color-muted", 0.75)

    def middle(self, place: int) -> float:
        return self.plan.start + (place + 0.5) * self.slot

    # ---- bars and columns

    def bars(self) -> None:
        plan, size = self.plan, self.plan.size
        thickness, gap = thickness_of(self.chart, size), bar_gap(self.chart)
        top = plan.top
        for place, label in enumerate(plan.labels):
            row = max(thickness * len(self.chart.series), len(label) * size * 1.15)
            first = top + gap / 2 + (row - len(label) * size * 1.15) / 2 + size * 0.9
            for number, line in enumerate(label):
                self.pen.words(0, first + number * size * 1.15, line)
            y = top + gap / 2 + (row - thickness * len(self.chart.series)) / 2
            for series, one in enumerate(self.chart.series):
                self.bar(y + series * thickness, thickness, one.numbers[place], self.fill_of(series, place))
            top += row + gap
        x = self.x(self.zero)
        self.pen.segments([(x, plan.top, x, plan.top + plan.plot)], "color-ink", 0.75)

    def bar(self, y: float, thickness: float, number: tree.Number | None, fill: Fill) -> None:
        start, base = self.x(self.zero), y + thickness / 2 + self.plan.size * _RISE
        if number is None:
            self.pen.words(start + 4, base, MISSING, colour="color-muted")
            return
        end = self.x(number.value)
        self.fill(min(start, end), y + 0.5, abs(end - start), thickness - 1, fill)
        if end < start:
            self.pen.words(end - 3, base, number.shown, "end", strong=True)
        else:
            self.pen.words(end + 3, base, number.shown, strong=True)

    def columns(self) -> None:
        count = len(self.chart.series)
        width = self.mark_width(count)
        for place in range(len(self.chart.categories)):
            first = self.middle(place) - width * count / 2
            for series, one in enumerate(self.chart.series):
                self.column(first + series * width, width, one.numbers[place], self.fill_of(series, place))
        self.base()

    def column(self, x: float, width: float, number: tree.Number | None, fill: Fill) -> None:
        zero, size = self.y(self.zero), self.plan.size
        gap = 0.5 if len(self.chart.series) > 1 else 0.0
        if number is not None:
            end = self.y(number.value)
            self.fill(x + gap, min(zero, end), width - 2 * gap, abs(zero - end), fill)
        if self.plan.has_values or number is None:
            shown, colour = (number.shown, "color-ink") if number else (MISSING, "color-muted")
            end = self.y(number.value) if number else zero
            base = end + size if end > zero else end - 3
            self.pen.words(x + width / 2, base, shown, "middle", colour, strong=number is not None)

    def stacks(self) -> None:
        width = self.mark_width(1)
        for place in range(len(self.chart.categories)):
            sum_ = Decimal(0)
            for series, one in enumerate(self.chart.series):
                number = one.numbers[place]
                if number is not None and number.value > 0:
                    self.part(place, width, sum_, number, FILLS[series])
                    sum_ += number.value
        self.base()

    def part(self, place: int, width: float, below: Decimal, number: tree.Number, fill: Fill) -> None:
        """Draw a part of a column, with its figure where that has room."""
        x, size = self.middle(place), self.plan.size
        top, bottom = self.y(below + number.value), self.y(below)
        self.fill(x - width / 2, top, width, bottom - top, fill)
        room = width_of(number.shown, size)
        if not has_room(self.plan, number):
            return
        middle = (top + bottom) / 2
        if fill.hatch:
            self.pen.rectangle(x - room / 2 - 1.5, middle - size * 0.55, room + 3, size * 1.1, fill.colour)
        self.pen.words(x, middle + size * _RISE, number.shown, "middle", fill.words, strong=True)

    def fill_of(self, series: int, place: int) -> Fill:
        """Return how a bar is filled: where one is to be seen first, the others are pale."""
        is_pale = self.chart.emphasis is not None and self.chart.emphasis != place
        return PALE if is_pale else FILLS[series]

    def mark_width(self, count: int) -> float:
        return min(self.slot * 0.72, 34.0 * count) / count

    def fill(self, x: float, y: float, width: float, height: float, fill: Fill) -> None:
        if width <= 0 or height <= 0:
            return
        self.pen.rectangle(x, y, width, height, fill.colour, fill.outline)
        if fill.hatch:
            self.pen.segments(list(_hatching(x, y, width, height, fill.hatch)), fill.outline, 0.6)

    # ---- lines

    def lines(self) -> None:
        self.base()
        ends = []
        for series, one in enumerate(self.chart.series):
            stroke = STROKES[series]
            points = [
                (self.middle(place), self.y(number.value)) if number else None
                for place, number in enumerate(one.numbers)
            ]
            for known, run in groupby(points, key=lambda point: point is not None):
                piece = [point for point in run if point]
                if known and len(piece) > 1:
                    self.pen.path(piece, stroke.colour, stroke.width, stroke.dash)
            found = [point for point in points if point]
            # Many markers hide a line; one by itself has no line to be seen by.
            shown = found if len(points) <= 16 else [*found[:1], *found[-1:], *_alone(points)]
            for x, y in dict.fromkeys(shown):
                self.marker(x, y, stroke)
            ends.append(found[-1][1] if found else self.y(self.zero))
        if self.plan.has_values:
            self.line_values()
        if len(self.chart.series) > 1:
            self.names(ends)

    def line_values(self) -> None:
        numbers = self.chart.series[0].numbers
        for place, number in enumerate(numbers):
            if number is None:
                continue
            beside = [
                other.value for other in (*numbers[max(0, place - 1) : place], *numbers[place + 1 : place + 2]) if other
            ]
            is_low = bool(beside) and all(other > number.value for other in beside)
            y, below = self.y(number.value) - 5, self.y(number.value) + self.plan.size * 1.25
            y = below if is_low and below < self.plan.top + self.plan.plot else y
            self.pen.words(self.middle(place), y, number.shown, "middle", strong=True)

    def names(self, ends: list[float]) -> None:
        """Write each line's name beside its end, with a piece of the line; names make way for each other."""
        plan = self.plan
        x = self.middle(len(self.chart.categories) - 1) + 9
        room = plan.width - x - _SAMPLE - 4
        labels = [wrapped(one.name, room, plan.size) for one in self.chart.series]
        order = sorted(range(len(ends)), key=lambda place: ends[place])
        heights = [len(labels[place]) * plan.size * 1.15 + 2 for place in order]
        tops = _spread([ends[place] for place in order], heights, plan.top - plan.size * 0.6, plan.top + plan.plot)
        for place, top, height in zip(order, tops, heights, strict=True):
            stroke, middle = STROKES[place], top + height / 2
            self.pen.path([(x, middle), (x + _SAMPLE, middle)], stroke.colour, stroke.width, stroke.dash)
            self.marker(x + _SAMPLE / 2, middle, stroke)
            for number, line in enumerate(labels[place]):
                base = top + 1 + plan.size * (0.9 + 1.15 * number)
                self.pen.words(x + _SAMPLE + 4, base, line)

    def marker(self, x: float, y: float, stroke: Stroke) -> None:
        fill, size = stroke.colour if stroke.is_filled else "white", _MARKER
        shapes = {
            "square": [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
            "triangle": [(0, -1.15), (1.1, 0.85), (-1.1, 0.85)],
            "diamond": [(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)],
        }
        if stroke.marker == "circle":
            self.pen.circle(x, y, size, fill, stroke.colour, 1)
        else:
            corners = [(x + across * size, y + down * size) for across, down in shapes[stroke.marker]]
            self.pen.path(corners, stroke.colour, 1, fill=fill)


def _hatching(
    x: float, y: float, width: float, height: float, kind: str
) -> Iterator[tuple[float, float, float, float]]:
    """Yield the lines that hatch a rectangle, cut at its edges."""
    if kind == "-":
        for number in range(1, int(height / _HATCH) + 1):
            line = y + height - number * _HATCH
            yield (x, line, x + width, line)
        return
    # Lines at 45 degrees: `across` is where each meets the lower edge, or would.
    across = _HATCH / 2
    while across < width + height:
        start, end = max(0.0, across - height), min(width, across)
        rising = (x + start, y + height - (across - start), x + end, y + height - (across - end))
        if kind == "/":
            yield (rising[0], 2 * y + height - rising[1], rising[2], 2 * y + height - rising[3])
        else:
            yield rising
        across += _HATCH * 1.4


def _alone(points: list[tuple[float, float] | None]) -> Iterator[tuple[float, float]]:
    """Yield points with a gap on both sides."""
    padded = [None, *points, None]
    for before, point, after in zip(padded, padded[1:], padded[2:], strict=False):
        if point and before is None and after is None:
            yield point


def _spread(middles: list[float], heights: list[float], top: float, bottom: float) -> list[float]:
    """Return tops of boxes near their middles, in their order, none over another, all between two edges if they fit."""
    tops: list[float] = []
    edge = top
    for middle, height in zip(middles, heights, strict=True):
        tops.append(max(edge, middle - height / 2))
        edge = tops[-1] + height
    limit = bottom
    for place in reversed(range(len(tops))):
        tops[place] = min(tops[place], limit - heights[place])
        limit = tops[place]
    return tops
