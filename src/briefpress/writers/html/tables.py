"""Tables -> figures: a caption that stays, and a frame in which a wide table scrolls or a long one folds into cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefpress.document import tree

_WORDY = 18
"""Characters of a cell, on an average of its column, from which it is read as text: such tables fold into cards."""


def framed(document: tree.Document) -> tree.Document:
    """Return a document with each table in a frame of its own, its caption outside it."""
    return tree.with_children(document, _framed)


def rows_of_years(document: tree.Document) -> str:
    """Return the style sheet by which a timeline's years stand below each other on a narrow screen: so many rows."""
    figures = (node for node in tree.walk(document) if isinstance(node, tree.Group) and node.attributes.id)
    years = (node for node in figures if {"timeline", "years"} <= {*node.attributes.classes})
    rules = (f'[id="{one.attributes.id}"] table{{grid-template-rows:repeat({_columns(one)},auto)}}' for one in years)
    return "".join(f"@media screen and (max-width:45.99rem){{{rule}}}\n" for rule in rules)


def _columns(figure: tree.Group) -> int:
    table = next(node for node in tree.walk(figure) if isinstance(node, tree.Table))
    return max((len(row.cells) for row in table.head), default=1)


def _framed(nodes: tuple[tree.Node, ...]) -> Iterator[tree.Node]:
    caption = next((node for node in nodes if isinstance(node, tree.Caption)), None)
    for node in nodes:
        if not isinstance(node, tree.Table):
            yield tree.with_children(node, _framed)
        elif node.caption is None:
            # It stands in a figure already: a timeline.
            yield _region(node, caption)
        else:
            named = replace(node, caption=None, attributes=replace(node.attributes, id=""))
            attributes = tree.Attributes(id=node.attributes.id, classes=("table",))
            yield tree.Group(tree.Role.FIGURE, (node.caption, _frame(named, node.caption)), attributes)


def _frame(table: tree.Table, caption: tree.Caption) -> tree.Group:
    return _region(_with_heads(table), caption, "folding") if _folds(table) else _region(table, caption)


def _region(table: tree.Table, caption: tree.Caption | None, *kinds: str) -> tree.Group:
    """Return the frame of a table as a region that keys can scroll, which has a name."""
    attributes = tree.Attributes(classes=("scroller", *kinds))
    if caption is None:
        return tree.Group(tree.Role.DIVISION, (table,), attributes)
    other = (("aria-label", tree.text_of(caption)), ("tabindex", "0"))
    return tree.Group(tree.Role.SECTION, (table,), replace(attributes, other=other))


def _folds(table: tree.Table) -> bool:
    """Say whether a table is one of words: each row has a name, and a column of the rest is read as text."""
    if not table.head or not table.body:
        return False
    is_named = all(any(cell.scope is tree.Scope.ROW for cell in row.cells) for row in table.body)
    columns: dict[int, list[int]] = {}
    for row in table.body:
        for place, cell in _placed(row.cells):
            if cell.scope is tree.Scope.NONE:
                columns.setdefault(place, []).append(len(tree.text_of(cell)))
    return is_named and any(sum(lengths) > _WORDY * len(lengths) for lengths in columns.values())


def _with_heads(table: tree.Table) -> tree.Table:
    """Return a table in which cells that follow the name of their row carry the head of their column."""
    heads = {place: tree.text_of(cell) for row in table.head for place, cell in _placed(row.cells)}
    return replace(table, body=tuple(_rows_with_heads(table.body, heads)))


def _rows_with_heads(rows: Iterable[tree.Row], heads: dict[int, str]) -> Iterator[tree.Row]:
    held: dict[int, int] = {}
    """Column -> for how many rows more a cell above reaches down into it."""
    for row in rows:
        cells, place, is_after_name = [], 0, False
        for cell in row.cells:
            while held.get(place, 0):
                held[place] -= 1
                place += 1
            head = heads.get(place, "") if is_after_name else ""
            cells.append(_with_head(cell, head) if head else cell)
            is_after_name = is_after_name or cell.scope is tree.Scope.ROW
            if cell.rows > 1:
                held |= dict.fromkeys(range(place, place + cell.columns), cell.rows - 1)
            place += cell.columns
        yield replace(row, cells=tuple(cells))


def _with_head(cell: tree.Cell, head: str) -> tree.Cell:
    attributes = cell.attributes
    return replace(cell, attributes=replace(attributes, other=(*attributes.other, ("data-head", head))))


def _placed(cells: Iterable[tree.Cell]) -> Iterator[tuple[int, tree.Cell]]:
    """Yield cells with their columns, counted from 0."""
    place = 0
    for cell in cells:
        yield place, cell
        place += cell.columns
