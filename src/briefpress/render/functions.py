"""What templates can call beside the printer: pure questions about blocks."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from briefpress.content.blocks import Chart, Event, Series, Timeline
from briefpress.content.brief import Brief
from briefpress.content.walk import iter_parts
from briefpress.content.words import Copy
from briefpress.drawing.figures import decimals, decimals_in
from briefpress.drawing.scale import scale


class Words(Protocol):
    """Turns an author's words into plain ones."""

    def plain(self, copy: Copy | None) -> str: ...

    def category(self, name: Copy | int) -> str: ...


def years(timeline: Timeline) -> tuple[int, ...]:
    """Return every year from the first event to the last."""
    found = [event.date.year for event in timeline.events]
    return tuple(range(min(found), max(found) + 1))


def events_of(timeline: Timeline, year: int, lane: str) -> tuple[Event, ...]:
    """Return the events of a year in one lane (`inside` or `outside`), in their order."""
    return tuple(event for event in timeline.events if event.date.year == year and event.inside == (lane == "inside"))


def shows_status(brief: Brief) -> bool:
    """Say whether anything that is shown carries a status."""
    return any(getattr(part.model, "status", None) for part in iter_parts(brief))


def scale_of(chart: Chart) -> tuple[Decimal, ...]:
    """Return the steps of a chart's axis."""
    ends = (chart.min, chart.max)
    return scale(chart.kind, [series.values for series in chart.series], ends)


def gaps_of(printer: Words, chart: Chart) -> tuple[str, ...]:
    """Return the categories of which a chart has no number; with the series where there are several."""
    found: list[str] = []
    for place, category in enumerate(chart.categories):
        lacking = [one for one in chart.series if one.values[place] is None]
        name = printer.category(category)
        if len(lacking) == len(chart.series):
            found.append(name)
        else:
            found += [f"{name} ({printer.plain(one.name)})" for one in lacking]
    return tuple(found)


def decimals_of(chart: Chart) -> int:
    """Return how many decimals the numbers of a chart are written with: as many as the longest has."""
    return decimals(value for series in chart.series for value in series.values if value is not None)


def series_decimals(series: Series, value: Decimal) -> int:
    """Return how many decimals a number of a series is written with: as many as the longest of the series."""
    return decimals_in((one for one in series.values if one is not None), value)
