"""Table -> about how high its rows are. Lengths in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefpress.document import tree
from briefpress.press.estimate.lines import MM, Look, Type

_BETWEEN, _BETWEEN_IN_BANDS = 3 * MM, 4.8 * MM
"""Two columns."""
# Columns that the style sheet gives a share of the table's width, by the classes of the table and of the column's head.
_SHARES = {
    "measures": {"date": 0.095, "what": 0.285, "who": 0.18, "status-cell": 0.135},
    "actors": {"layer": 0.12, "what": 0.34, "status-cell": 0.175},
    "claims": {"claim": 0.34, "para": 0.07, "status-cell": 0.19},
}
_LANE = 0.095
"""The share of a timeline that the names of its lanes have."""
_MARK = 1.4
"""Ems that the mark of a status takes beside its word."""


def row_heights(table: tree.Table, look: Look) -> tuple[float, ...]:
    """Return the heights of a table's heads, taken together, and of its rows."""
    type_ = look.type("ui", "table", "ui")
    columns = _columns(table, look, type_)
    # Who does what is a stack of bands.
    rule = 1.5 if "actors" in table.attributes.classes else look.points("rule-hair")
    between = 2 * look.points("space-cell") + rule
    body = [_row(row, look, type_, columns) + between for row in table.body]
    heads = sum(_row(row, look, type_, columns) + 2 * MM + look.points("rule-fine") for row in table.head)
    return (heads, *body)


def year_heights(table: tree.Table, look: Look) -> tuple[float, ...]:
    """Return the heights of a timeline's head and lanes: a column for each year, each day in a line of its own."""
    plain = look.type("ui", "table", "ui", lead=-0.1)
    type_ = replace(plain, size=max(plain.size - 0.5, look.points("floor-table")))
    years = max(len(table.head[0].cells) - 1, 1) if table.head else 1
    width = look.width * (1 - _LANE) / years - 1.3 * MM
    lanes = [max((_events(cell, look, type_, width) for cell in row.cells[1:]), default=0.0) for row in table.body]
    lanes = [lane + 3.6 * MM for lane in lanes]
    return ((plain.size + 0.5) * plain.leading + 2.4 * MM, *lanes)


def _events(cell: tree.Cell, look: Look, type_: Type, width: float) -> float:
    """Return the height of a year's events."""
    heights = [_event(child, look, type_, width) for child in cell.children if isinstance(child, tree.Paragraph)]
    return sum(heights) + MM * max(len(heights) - 1, 0)


def _event(event: tree.Paragraph, look: Look, type_: Type, width: float) -> float:
    first, *rest = event.children or (tree.Text(""),)
    is_dated = isinstance(first, tree.Styled) and first.mark is tree.Mark.TIME
    text = "".join(map(look.text, rest)) if is_dated else look.text(event)
    return look.height(text, type_, width) + (type_.line if is_dated else 0.0)


def _row(row: tree.Row, look: Look, type_: Type, columns: Sequence[float]) -> float:
    """Return the height of a row: one with fewer cells than there are columns is taken as one that goes across."""
    is_whole = len(row.cells) == len(columns)
    widths = columns if is_whole else (look.width,) * len(row.cells)
    return max(
        (_cell(cell, look, type_, max(width, 2 * type_.size)) for cell, width in zip(row.cells, widths, strict=True)),
        default=0.0,
    )


def _cell(cell: tree.Cell, look: Look, type_: Type, width: float) -> float:
    return look.height(look.text(cell), type_, width)


def _columns(table: tree.Table, look: Look, type_: Type) -> list[float]:
    """Return the widths of columns: as the style sheet says, else by their words and by the length of their text."""
    count = max((sum(cell.columns for cell in row.cells) for row in (*table.head, *table.body)), default=1)
    rows = [row.cells for row in (*table.head, *table.body) if len(row.cells) == count]
    least = [max((_widest(row[place], look, type_) for row in rows), default=0.0) for place in range(count)]
    most = [max((look.width_of(look.text(row[place]), type_) for row in rows), default=0.0) for place in range(count)]
    said = _said(table, count, look.width)
    is_bands = "actors" in table.attributes.classes
    between = _BETWEEN_IN_BANDS if is_bands else _BETWEEN
    columns = [max(share - between, one) if share else 0.0 for share, one in zip(said, least, strict=True)]
    left = look.width - between * (count if is_bands else count - 1) - sum(columns)
    free = [place for place, width in enumerate(columns) if not width]
    needed, wanted = sum(least[place] for place in free), sum(most[place] for place in free)
    for place in free:
        if wanted <= left:
            columns[place] = left * most[place] / max(wanted, 1.0)
        else:
            share = (most[place] - least[place]) / max(wanted - needed, 1.0)
            columns[place] = least[place] + max(left - needed, 0.0) * share
    return columns


def _widest(cell: tree.Cell, look: Look, type_: Type) -> float:
    """Return what a cell's widest word takes."""
    if look.language.startswith("zh"):
        return 3 * type_.size
    mark = _MARK * type_.size if "status-cell" in cell.attributes.classes else 0.0
    return mark + look.widest_word(cell, type_)


def _said(table: tree.Table, count: int, width: float) -> list[float]:
    """Return the widths that columns are given, 0 for those that nobody gives one."""
    known = next((_SHARES[name] for name in table.attributes.classes if name in _SHARES), {})
    heads = table.head[0].cells if table.head else ()
    if len(heads) != count:
        return [0.0] * count
    return [width * _share(cell, known) for cell in heads]


def _share(cell: tree.Cell, known: dict[str, float]) -> float:
    percent = cell.attributes.get("data-width")
    if percent.isdecimal():
        return float(percent) / 100
    return next((known[name] for name in cell.attributes.classes if name in known), 0.0)
