"""A table of the class `chart` <-> Chart: the numbers are the markup, whoever draws them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation

from briefpress.document import tree

# What a chart says of itself as a whole: in attributes of the table.
_ALTERNATIVE = "aria-label"
_SCALE = "data-scale"
_SHOWN = "data-scale-shown"
_AXIS = "data-axis"
_EMPHASIS = "emphasis"
"""Class of the row of the category that is to be seen first."""
_OWN = frozenset({_ALTERNATIVE, _SCALE, _SHOWN, _AXIS})
_VALUE = "data-value"
# Far more than any can be read of; each is drawn.
_SERIES, _CATEGORIES, _STEPS, _DIGITS = 20, 200, 50, 30


def chart_of(table: tree.Table) -> tree.Chart:
    """Return the chart whose numbers stand in a table.

    The head has an empty cell and one for each series, a row a category and its numbers. Raises ValueError with what
    the table does.
    """
    attributes = table.attributes
    kinds = [name for name in attributes.classes if name in set(tree.ChartKind)]
    if len(kinds) != 1:
        raise ValueError("does not say its kind: " + ", ".join(tree.ChartKind))
    if len(table.head) != 1 or len({len(row.cells) for row in (*table.head, *table.body)}) != 1 or not table.body:
        raise ValueError("has not one head, and rows of as many cells")
    names = table.head[0].cells[1:]
    if not names:
        raise ValueError("has no series")
    if len(names) > _SERIES or len(table.body) > _CATEGORIES:
        raise ValueError(f"has more than {_SERIES} series, or {_CATEGORIES} rows")
    columns = (tuple(_number(row.cells[place]) for row in table.body) for place in range(1, len(names) + 1))
    return tree.Chart(
        kind=tree.ChartKind(kinds[0]),
        alternative=attributes.get(_ALTERNATIVE),
        title=tree.text_of(table.caption) if table.caption else "",
        categories=tuple(tree.text_of(row.cells[0]) for row in table.body),
        series=tuple(tree.Series(tree.text_of(name), numbers) for name, numbers in zip(names, columns, strict=True)),
        scale=_scale(attributes.get(_SCALE), attributes.get(_SHOWN)),
        axis=attributes.get(_AXIS),
        emphasis=next((n for n, row in enumerate(table.body) if _EMPHASIS in row.attributes.classes), None),
        attributes=replace(
            attributes,
            classes=tuple(name for name in attributes.classes if name not in ("chart", *kinds)),
            other=tuple(pair for pair in attributes.other if pair[0] not in _OWN),
        ),
    )


def table_of(chart: tree.Chart) -> tree.Table:
    """Return the table of a chart's numbers, the inverse of `chart_of`."""
    own = (
        (_ALTERNATIVE, chart.alternative),
        (_SCALE, " ".join(str(step.value) for step in chart.scale)),
        (_SHOWN, "|".join(step.shown for step in chart.scale)),
        *(((_AXIS, chart.axis),) if chart.axis else ()),
    )
    attributes = replace(
        chart.attributes,
        classes=("chart", str(chart.kind), *chart.attributes.classes),
        other=(*own, *chart.attributes.other),
    )
    return replace(data_table(chart), attributes=attributes)


def data_table(chart: tree.Chart) -> tree.Table:
    """Return the table of a chart's numbers, to be read and not to be drawn."""
    names = (_cell(one.name, tree.Scope.COLUMN) for one in chart.series)
    rows = (
        tree.Row(
            (_cell(category, tree.Scope.ROW), *(_numeral(one.numbers[place]) for one in chart.series)),
            tree.Attributes(classes=(_EMPHASIS,) if place == chart.emphasis else ()),
        )
        for place, category in enumerate(chart.categories)
    )
    caption = tree.Caption((tree.Text(chart.title),)) if chart.title else None
    return tree.Table(caption, (tree.Row((tree.Cell(()), *names)),), tuple(rows))


def _number(cell: tree.Cell) -> tree.Number | None:
    written = cell.attributes.get(_VALUE)
    return tree.Number(_decimal(written), tree.text_of(cell)) if written else None


def _scale(values: str, shown: str) -> tuple[tree.Number, ...]:
    steps = [_decimal(value) for value in values.split()]
    words = shown.split("|")
    if len(steps) > _STEPS:
        raise ValueError(f"has a scale of more than {_STEPS} steps")
    if len(steps) < 2 or len(steps) != len(words) or steps != sorted(set(steps)):
        raise ValueError("has no scale: two steps or more, rising, with words for each")
    return tuple(tree.Number(step, word) for step, word in zip(steps, words, strict=True))


def _decimal(written: str) -> Decimal:
    try:
        number = Decimal(written)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValueError(f'holds "{written[:40]}", which is no number')
    # Written out, it is as long as its exponent says.
    if len(number.as_tuple().digits) > _DIGITS or (number and abs(number.adjusted()) > _DIGITS):
        raise ValueError(f'holds "{written[:40]}", which is no number of at most {_DIGITS} digits')
    return number


def _cell(words: str, scope: tree.Scope) -> tree.Cell:
    return tree.Cell((tree.Text(words),) if words else (), scope)


def _numeral(number: tree.Number | None) -> tree.Cell:
    if number is None:
        return tree.Cell(())
    return tree.Cell((tree.Text(number.shown),), attributes=tree.Attributes(other=((_VALUE, str(number.value)),)))
