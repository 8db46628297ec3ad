"""Chart -> c:chartSpace: the chart itself, in Word's palette and fonts, its numbers cached (ECMA-376 part 1, 21.2)."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal

from docx.oxml.ns import qn

from briefpress.document import tree
from briefpress.drawing.figures import decimals, decimals_in
from briefpress.drawing.marks import FILLS, PALE, STROKES, Fill, Stroke
from briefpress.drawing.plan import Plan, has_room, legend_width
from briefpress.drawing.text_width import width_of
from briefpress.writers.docx.look import Look, Script, word_language
from briefpress.writers.docx.markup import Element, element, related
from briefpress.writers.docx.workbook import cells

_EMU = 12700
"""Units of a drawing in a point."""
_CATEGORY_AXIS, _VALUE_AXIS = 1, 2
_PATTERNS = {"/": "wdUpDiag", "\\": "wdDnDiag", "-": "narHorz"}
_DASHES = {"": "solid", "5 2.5": "dash", "1.5 2": "sysDot", "6 2 1.5 2": "dashDot"}
# The palette's names in a drawing are those of the styles, shortened.
_PALETTE = {"text1": "tx1", "background1": "bg1", "text2": "tx2", "background2": "bg2"}


def chart_space(chart: tree.Chart, plan: Plan, look: Look) -> Element:
    """Return the root of a chart's part, without its data."""
    return _ChartPart(chart, plan, look).root()


def external_data(relationship: str) -> Element:
    """Return what leads a chart to its workbook; the last element of its root."""
    return related(element("c:externalData", _value("autoUpdate", 0)), "id", relationship)


@dataclass(frozen=True, slots=True)
class _ChartPart:
    chart: tree.Chart
    plan: Plan
    look: Look

    def root(self) -> Element:
        return element(
            "c:chartSpace",
            _value("date1904", 0),
            _value("lang", word_language(self.look.language)),
            _value("roundedCorners", 0),
            element(
                "c:chart",
                _value("autoTitleDeleted", 1),
                element("c:plotArea", self.plot_layout(), self.plot(), self.category_axis(), self.value_axis()),
                self.legend(),
                _value("plotVisOnly", 1),
                _value("dispBlanksAs", "gap"),
            ),
            element("c:spPr", element("a:noFill"), element("a:ln", element("a:noFill"))),
            self.text("color-ink"),
        )

    # ---- marks

    def plot(self) -> Element:
        axes = (_value("axId", _CATEGORY_AXIS), _value("axId", _VALUE_AXIS))
        if self.chart.kind is tree.ChartKind.LINE:
            return element(
                "c:lineChart",
                _value("grouping", "standard"),
                _value("varyColors", 0),
                *self.series(),
                _value("marker", 1),
                *axes,
            )
        is_bar, is_stacked = self.chart.kind is tree.ChartKind.BAR, self.chart.kind is tree.ChartKind.STACKED
        return element(
            "c:barChart",
            _value("barDir", "bar" if is_bar else "col"),
            _value("grouping", "stacked" if is_stacked else "clustered"),
            _value("varyColors", 0),
            *self.series(),
            _value("gapWidth", 60 if is_bar else 80),
            _value("overlap", 100 if is_stacked else 0),
            *axes,
        )

    def series(self) -> Iterator[Element]:
        is_line = self.chart.kind is tree.ChartKind.LINE
        for place, one in enumerate(self.chart.series):
            look = (
                self.line_look(STROKES[place])
                if is_line
                else self.bar_look(FILLS[place] if self.chart.emphasis is None else PALE)
            )
            yield element(
                "c:ser",
                _value("idx", place),
                _value("order", place),
                element("c:tx", _words(cells(place + 1, 0, 0), (one.name,))),
                *look,
                self.emphasised(),
                self.labels(one, FILLS[place]),
                element("c:cat", _words(cells(0, 1, len(self.chart.categories)), self.chart.categories)),
                element("c:val", self.numbers(place, one)),
                _value("smooth", 0) if is_line else None,
            )

    def bar_look(self, fill: Fill) -> tuple[Element, ...]:
        inside = self.fill(fill.colour)
        if fill.hatch:
            inside = element(
                "a:pattFill",
                element("a:fgClr", self.colour(fill.outline)),
                element("a:bgClr", self.colour(fill.colour)),
                prst=_PATTERNS[fill.hatch],
            )
        return (element("c:spPr", inside, self.line(fill.outline, 0.5)), _value("invertIfNegative", 0))

    def emphasised(self) -> Element | None:
        """Return the bar that is to be seen first (21.2.2.39)."""
        if self.chart.emphasis is None:
            return None
        look = self.bar_look(FILLS[0])
        inside = (_value("invertIfNegative", 0), _value("bubble3D", 0), look[0])
        return element("c:dPt", _value("idx", self.chart.emphasis), *inside)

    def line_look(self, stroke: Stroke) -> tuple[Element, ...]:
        inside = self.fill(stroke.colour if stroke.is_filled else "white")
        return (
            element("c:spPr", self.line(stroke.colour, stroke.width, _DASHES[stroke.dash])),
            element(
                "c:marker",
                _value("symbol", stroke.marker),
                _value("size", 5),
                element("c:spPr", inside, self.line(stroke.colour, 1)),
            ),
        )

    def labels(self, one: tree.Series, fill: Fill) -> Element:
        """Return which figures stand at the marks (21.2.2.49)."""
        if not self.plan.has_values:
            return element("c:dLbls", *_shown(0))
        is_stacked, is_line = self.chart.kind is tree.ChartKind.STACKED, self.chart.kind is tree.ChartKind.LINE
        where = "ctr" if is_stacked else "t" if is_line else "outEnd"
        behind = element("c:spPr", self.fill(fill.colour)) if is_stacked and fill.hatch else None
        text = self.text(fill.words if is_stacked else "color-ink", is_strong=True)
        values = [number.value for number in one.numbers if number]
        most = max((decimals_in(values, value) for value in values), default=0)
        if any(decimals_in(values, value) != most for value in values):
            # Numbers so unlike are long, and some programs break them.
            text[0].set("wrap", "none")
        own: list[Element] = []
        for row, number in enumerate(one.numbers):
            if is_stacked and number and not has_room(self.plan, number):
                own.append(element("c:dLbl", _value("idx", row), _value("delete", 1)))
            elif number and decimals_in(values, number.value) != most:
                format_ = element("c:numFmt", formatCode=_format(decimals_in(values, number.value)), sourceLinked=0)
                own.append(
                    element("c:dLbl", _value("idx", row), format_, deepcopy(text), _value("dLblPos", where), *_shown(1))
                )
        numbers = element("c:numFmt", formatCode=_format(most), sourceLinked=0)
        return element("c:dLbls", *own, numbers, behind, text, _value("dLblPos", where), *_shown(1))

    def numbers(self, place: int, one: tree.Series) -> Element:
        points = (
            element("c:pt", _text("v", str(number.value)), idx=row)
            for row, number in enumerate(one.numbers)
            if number is not None
        )
        return element(
            "c:numRef",
            _text("f", cells(place + 1, 1, len(one.numbers))),
            element("c:numCache", _text("formatCode", "General"), _value("ptCount", len(one.numbers)), *points),
        )

    # ---- around them

    def plot_layout(self) -> Element:
        """Return where the plot is, in parts of the whole: where the PDF has it (21.2.2.95)."""
        plan = self.plan
        left = plan.end if self.look.is_right_to_left else plan.start
        return _layout("inner", left, plan.top, plan.plot_width, plan.plot + self.room_below, plan)

    @property
    def room_below(self) -> float:
        """Height of figures under columns that hang: names are written right under the plot."""
        is_hanging = self.plan.low < 0 and self.plan.has_values and self.chart.kind is tree.ChartKind.COLUMN
        return self.plan.size * 1.2 if is_hanging else 0.0

    @property
    def lowest(self) -> Decimal:
        """The lower end of the axis, at the foot of the plot."""
        if not self.room_below:
            return self.plan.low
        below = (self.plan.high - self.plan.low) * Decimal(self.room_below / self.plan.plot)
        return round(self.plan.low - below, 6)

    def legend_layout(self) -> Element:
        """Return where the legend is: at the edge where reading starts. Word's entries are wider than ours."""
        plan = self.plan
        sample = 60 if self.chart.kind is tree.ChartKind.LINE else 14
        width = min(plan.width, legend_width(self.chart, plan) + sample * len(self.chart.series))
        left = plan.width - width if self.look.is_right_to_left else 0.0
        return _layout("", left, 0, width, len(plan.legend) * plan.size * 1.7, plan)

    def category_axis(self) -> Element:
        """Return the axis of names. Bars are drawn upwards, so theirs is turned; right to left turns the others."""
        is_bar, is_right = self.chart.kind is tree.ChartKind.BAR, self.look.is_right_to_left
        side = ("r" if is_right else "l") if is_bar else "b"
        is_turned = is_bar or is_right
        return element(
            "c:catAx",
            _value("axId", _CATEGORY_AXIS),
            element("c:scaling", _value("orientation", "maxMin" if is_turned else "minMax")),
            _value("delete", 0),
            _value("axPos", side),
            element("c:numFmt", formatCode="General", sourceLinked=0),
            _value("majorTickMark", "none"),
            _value("minorTickMark", "none"),
            _value("tickLblPos", "low"),
            # A dark line is that of nothing.
            element("c:spPr", self.line("color-ink" if self.plan.low <= 0 else "color-hairline", 0.75)),
            self.text("color-ink", is_turned=self.plan.is_turned),
            _value("crossAx", _VALUE_AXIS),
            _value("crosses", "autoZero"),
            _value("auto", 0),
            _value("lblAlgn", "ctr"),
            _value("lblOffset", 60),
            _value("noMultiLvlLbl", 1),
        )

    def value_axis(self) -> Element:
        is_bar, is_right = self.chart.kind is tree.ChartKind.BAR, self.look.is_right_to_left
        scale = self.chart.scale
        grid = element("c:majorGridlines", element("c:spPr", self.line("color-hairline", 0.5)))
        step = str(scale[1].value - scale[0].value)
        has_axis = self.plan.has_axis
        return element(
            "c:valAx",
            _value("axId", _VALUE_AXIS),
            element(
                "c:scaling",
                _value("orientation", "maxMin" if is_bar and is_right else "minMax"),
                _value("max", str(self.plan.high)),
                _value("min", str(self.lowest)),
            ),
            _value("delete", int(not has_axis)),
            _value("axPos", "b" if is_bar else "r" if is_right else "l"),
            grid if has_axis else None,
            self.axis_title(),
            element("c:numFmt", formatCode=_format(decimals(step.value for step in scale)), sourceLinked=0),
            _value("majorTickMark", "none"),
            _value("minorTickMark", "none"),
            _value("tickLblPos", "nextTo"),
            element("c:spPr", element("a:ln", element("a:noFill"))),
            self.text("color-muted"),
            _value("crossAx", _CATEGORY_AXIS),
            _value("crosses", "autoZero"),
            _value("crossBetween", "between"),
            _value("majorUnit", step),
        )

    def axis_title(self) -> Element | None:
        """Return the title of the axis of numbers: lying, above the plot, where the PDF has it (21.2.2.211)."""
        if not self.chart.axis:
            return None
        top = self.plan.top - self.plan.title_base - self.plan.size
        text = self.text("color-muted")
        paragraph = text.find(qn("a:p"))
        assert paragraph is not None  # of every text
        run = element("a:r", element("a:rPr", lang=word_language(self.look.language)), element("a:t"))
        run[-1].text = self.chart.axis
        paragraph.insert(1, run)
        rich = element("c:rich", element("a:bodyPr", rot=0, vert="horz"), element("a:lstStyle"), paragraph)
        width = min(self.plan.width, width_of(self.chart.axis, self.plan.size) + self.plan.size)
        left = self.plan.width - width if self.look.is_right_to_left else 0.0
        return element(
            "c:title", element("c:tx", rich), _layout("", left, top, width, 0, self.plan), _value("overlay", 1)
        )

    def legend(self) -> Element | None:
        if len(self.chart.series) < 2:
            return None
        return element(
            "c:legend", _value("legendPos", "t"), self.legend_layout(), _value("overlay", 0), self.text("color-ink")
        )

    # ---- colours and fonts

    def text(self, token: str, is_strong: bool = False, is_turned: bool = False) -> Element:
        """Return how text is set: in the label font of the theme; turned text runs upwards (20.1.10.3)."""
        fonts = (
            element("a:latin", typeface=self.look.chart_font or "+mj-lt"),
            element("a:ea", typeface="+mj-ea"),
            element("a:cs", typeface="+mj-cs"),
        )
        is_complex = self.look.script is Script.COMPLEX
        properties = element("a:defRPr", self.fill(token), *fonts, sz=round(self.plan.size * 100), b=int(is_strong))
        paragraph = element(
            "a:p",
            element("a:pPr", properties, **({"rtl": 1} if is_complex else {})),
            element("a:endParaRPr", lang=word_language(self.look.language)),
        )
        body = element("a:bodyPr", rot=-5400000) if is_turned else element("a:bodyPr")
        return element("c:txPr", body, element("a:lstStyle"), paragraph)

    def line(self, token: str, width: float, dash: str = "solid") -> Element:
        """Return a line; without a token, none."""
        if not token:
            return element("a:ln", element("a:noFill"))
        return element(
            "a:ln", self.fill(token), element("a:prstDash", val=dash), element("a:round"), w=round(width * _EMU)
        )

    def fill(self, token: str) -> Element:
        return element("a:solidFill", self.colour(token))

    def colour(self, name: str) -> Element:
        """Return a colour by its name in Word's palette, so that a change of palette changes the chart."""
        if name == "white":
            return element("a:schemeClr", val="bg1")
        named = self.look.palette_colour(name)
        if named:
            return element("a:schemeClr", val=_PALETTE.get(named, named))
        return element("a:srgbClr", val=self.look.theme.colour(name))


def _layout(target: str, x: float, y: float, width: float, height: float, plan: Plan) -> Element:
    parts = {"x": x / plan.width, "y": y / plan.height, "w": width / plan.width, "h": height / plan.height}
    return element(
        "c:layout",
        element(
            "c:manualLayout",
            _value("layoutTarget", target) if target else None,
            _value("xMode", "edge"),
            _value("yMode", "edge"),
            *(_value(name, f"{part:.4f}") for name, part in parts.items()),
        ),
    )


def _format(decimals: int) -> str:
    """Return how Word writes numbers with so many decimals, in its reader's own locale."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _value(tag: str, value: str | int) -> Element:
    return element(f"c:{tag}", val=value)


def _text(tag: str, words: str) -> Element:
    made = element(f"c:{tag}")
    made.text = words
    return made


def _words(formula: str, words: tuple[str, ...]) -> Element:
    points = (element("c:pt", _text("v", word), idx=place) for place, word in enumerate(words))
    cache = element("c:strCache", _value("ptCount", len(words)), *points)
    return element("c:strRef", _text("f", formula), cache)


def _shown(value: int) -> Iterator[Element]:
    """Yield what a label shows: nothing but the number."""
    for tag in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize"):
        yield _value(tag, value if tag == "showVal" else 0)
