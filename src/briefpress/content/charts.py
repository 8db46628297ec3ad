"""The charts of a brief: whether their numbers can be drawn and told apart, and their words are only words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefpress.content import inline
from briefpress.content.blocks import Chart, Series
from briefpress.content.commas import parted_number
from briefpress.content.library import Library
from briefpress.content.walk import Part, iter_parts, iter_wordings
from briefpress.diagnostics import Diagnostic

SERIES_LIMIT = 6
"""As many as there are fills and lines that differ without colour."""
CATEGORIES_LIMIT = 40
MARKS_LIMIT = 48
"""Bars or columns of one chart, all series together."""

_PLAIN = frozenset({"name", "categories", "unit", "axis", "alternative"})


def check_charts(library: Library) -> Iterator[Diagnostic]:
    """Yield what is wrong with the numbers and the words of each chart."""
    for part in iter_parts(library.brief):
        if isinstance(part.model, Chart):
            yield from _length(library, part, part.model)
            yield from _numbers(library, part, part.model)
            yield from _axis(library, part, part.model)
    yield from _words(library)


def _length(library: Library, part: Part, chart: Chart) -> Iterator[Diagnostic]:
    categories, series = len(chart.categories), len(chart.series)
    if series > SERIES_LIMIT:
        place = library.yaml.place((*part.path, "series", SERIES_LIMIT))
        message = f"the chart has {series} series; {SERIES_LIMIT} can be told apart"
        yield Diagnostic("content.many-series", message, place)
    marks = categories * (1 if chart.kind == "stacked" else series)
    place = library.yaml.place((*part.path, "categories"), of_key=True)
    if categories > CATEGORIES_LIMIT:
        message = f"the chart has {categories} categories; {CATEGORIES_LIMIT} can be read"
        yield Diagnostic("content.long-chart", message, place)
    elif chart.kind != "line" and marks > MARKS_LIMIT:
        name = "bars" if chart.kind == "bar" else "columns"
        yield Diagnostic("content.long-chart", f"the chart has {marks} {name}; {MARKS_LIMIT} can be read", place)


def _numbers(library: Library, part: Part, chart: Chart) -> Iterator[Diagnostic]:
    count = len(chart.categories)
    for position, series in enumerate(chart.series):
        path = (*part.path, "series", position, "values")
        if len(series.values) != count:
            message = f"values of the series: {len(series.values)}; categories of the chart: {count}"
            hint = "null stands where there is no number"
            parted = parted_number(library.yaml, path)
            yield parted or Diagnostic("content.ragged-chart", message, library.yaml.place(path), hint)
        elif all(value is None for value in series.values):
            message = "the series has no number"
            yield Diagnostic("content.nothing-in-it", message, library.yaml.place(path), "fill it, or remove it")
        if chart.kind == "stacked":
            for place, value in enumerate(series.values):
                if value is not None and value < 0:
                    where = library.yaml.place((*path, place))
                    message = f"{value} cannot be part of a stacked column"
                    yield Diagnostic("content.negative-stack", message, where, "kind: column")


def _axis(library: Library, part: Part, chart: Chart) -> Iterator[Diagnostic]:
    """Yield what the axis of a chart cannot do, and an emphasis that nothing is told from."""
    values = [value for series in chart.series for value in series.values if value is not None]
    if chart.kind == "stacked":
        columns = zip(*(series.values for series in chart.series), strict=False)
        values = [sum((one or Decimal(0) for one in column), Decimal(0)) for column in columns]
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    found = []
    if chart.min is not None and chart.kind != "line":
        hint = "take it away, or draw lines: kind: line"
        found.append(("min", "a bar or column is as long as its number, so its axis begins at nothing", hint))
    elif chart.min is not None and (chart.min > low or (chart.max is not None and chart.min >= chart.max)):
        found.append(("min", f"the axis begins at {chart.min}, and a number of the chart is {low}", f"{low} or less"))
    if chart.max is not None and chart.max < high:
        found.append(("max", f"the axis ends at {chart.max}, and the chart goes up to {high}", f"{high} or more"))
    if chart.axis and chart.kind == "bar":
        found.append(("axis", "bars have their numbers beside them, and no axis", "say what they count in `unit`"))
    if chart.emphasis is not None and (chart.kind in ("line", "stacked") or len(chart.series) > 1):
        hint = "take it away, or show one series as bars or columns"
        found.append(("emphasis", "only bars and columns of one series can be told from the others", hint))
    for key, message, hint in found:
        yield Diagnostic("content.bad-axis", message, library.yaml.place((*part.path, key)), hint)


def _words(library: Library) -> Iterator[Diagnostic]:
    """Yield citations, notes and links where a chart has only words."""
    for wording in iter_wordings(library.brief):
        if not isinstance(wording.owner.model, Chart | Series) or wording.field not in _PLAIN:
            continue
        marks = (inline.Citation, inline.Note, inline.Link)
        if any(isinstance(piece, marks) for piece in inline.walk(inline.parse_inline(wording.text))):
            by_length = (*wording.path, str(wording.length))
            place = library.yaml.place(by_length if by_length in library.yaml.written else wording.path)
            message = f'"{wording.field}" is plain words: it cannot hold a citation, a note or a link'
            yield Diagnostic("content.marks-in-chart", message, place, "put it into the caption or the note")
