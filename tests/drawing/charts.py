"""What the tests of drawings share: charts from a few numbers."""

from __future__ import annotations

from decimal import Decimal

from briefpress.document import tree
from briefpress.drawing.scale import scale


def number(value: str) -> tree.Number:
    return tree.Number(Decimal(value), value)


def chart(
    kind: str,
    categories: tuple[str, ...],
    series: dict[str, tuple[str | None, ...]],
    alternative: str = "What it shows",
) -> tree.Chart:
    """Return a chart; numbers are shown as they are written."""
    made = tuple(
        tree.Series(name, tuple(None if value is None else number(value) for value in values))
        for name, values in series.items()
    )
    rows = [[one.value if one else None for one in row.numbers] for row in made]
    steps = tuple(number(str(step)) for step in scale(kind, rows))
    return tree.Chart(tree.ChartKind(kind), alternative, "Data", categories, made, steps)
