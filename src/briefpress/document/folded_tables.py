"""Document + tables that no page can hold in large letters -> the document with these folded: a row is read downwards.

Each cell carries what its column is called, which large-print.css writes before it. The rows stay rows: whoever hears
the page hears a table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from briefpress.document import tree

FOLDED = "folded"
"""Class of a table whose cells stand one below the other."""
HEAD = "data-head"
"""What a cell's column is called."""
_MOST_COLUMNS = 3
"""More are columns of one word each, in large letters."""


def wide_in_large_print(document: tree.Document) -> frozenset[str]:
    """Return the ids of tables with more columns than large letters have room for."""
    tables = (node for node in tree.walk(document) if isinstance(node, tree.Table))
    return frozenset(table.attributes.id for table in tables if _column_count(table) > _MOST_COLUMNS)


def with_folded_tables(document: tree.Document, identifiers: Collection[str]) -> tree.Document:
    """Return a document whose tables of these ids are folded."""

    def changed(nodes: tuple[tree.Node, ...]) -> Iterator[tree.Node]:
        for node in nodes:
            if isinstance(node, tree.Table) and node.attributes.id in identifiers:
                yield _folded(node)
            else:
                yield node if isinstance(node, tree.Text) else tree.with_children(node, changed)

    return tree.with_children(document, changed) if identifiers else document


def _folded(table: tree.Table) -> tree.Table:
    heads = _heads(table)
    body = tuple(replace(row, cells=tuple(_named(row.cells, heads))) for row in table.body)
    return replace(table, body=body, attributes=_with_class(table.attributes))


def _heads(table: tree.Table) -> tuple[str, ...]:
    """Return what each column is called, by the last row of heads."""
    last = table.head[-1].cells if table.head else ()
    return tuple(text for cell in last for text in (tree.text_of(cell),) * cell.columns)


def _named(cells: tuple[tree.Cell, ...], heads: tuple[str, ...]) -> Iterator[tree.Cell]:
    """Yield cells with the names of their columns; one that spans columns speaks for itself."""
    place = 0
    for cell in cells:
        is_plain = cell.columns == 1 and place < len(heads)
        if is_plain and heads[place] and tree.text_of(cell):
            other = (*cell.attributes.other, (HEAD, heads[place]))
            yield replace(cell, attributes=replace(cell.attributes, other=other))
        else:
            yield cell
        place += cell.columns


def _column_count(table: tree.Table) -> int:
    return max((sum(cell.columns for cell in row.cells) for row in (*table.head, *table.body)), default=0)


def _with_class(attributes: tree.Attributes) -> tree.Attributes:
    return replace(attributes, classes=(*attributes.classes, FOLDED))
