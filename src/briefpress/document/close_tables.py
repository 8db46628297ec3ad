"""Document + tables that are too wide -> the document with these marked, to be set closer: page.css says what that is.

What is tried first disturbs least: words are hyphenated and columns stand closer, then letters are as small as they may
be and long words are broken, then heads run upwards. A figure is broken in none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefpress.document import tree

DEGREES = ("close", "closer", "closest")
"""Classes of a table, each with those before it."""
TURNED = "turned"
"""Class of a head that runs upwards, and of the words in it."""
_LONG = 11
"""Characters of a word that is worth breaking."""
_FIGURE = re.compile(r"[-+\u2212]?[\d.,\u00a0\u202f\u2007\u2008 ]*\d[\d.,\u00a0\u202f\u2007\u2008 %‰°]*")


def with_close_tables(document: tree.Document, degrees: Mapping[str, int]) -> tree.Document:
    """Return a document whose tables of these ids have the classes of their degree, from 1."""

    def changed(nodes: tuple[tree.Node, ...]) -> Iterator[tree.Node]:
        for node in nodes:
            if isinstance(node, tree.Table):
                yield _close(node, degrees.get(node.attributes.id, 0))
            else:
                yield node if isinstance(node, tree.Text) else tree.with_children(node, changed)

    return tree.with_children(document, changed) if degrees else document


def head_lengths(document: tree.Document) -> Iterator[tuple[str, str]]:
    """Yield the id of each table with heads that run upwards, and the words of the longest of these."""
    for node in tree.walk(document):
        if isinstance(node, tree.Table):
            turned = [
                tree.text_of(cell) for row in node.head for cell in row.cells if TURNED in cell.attributes.classes
            ]
            if turned:
                yield node.attributes.id, max(turned, key=len)


def _close(table: tree.Table, degree: int) -> tree.Table:
    if not degree:
        return table
    head = tuple(_turned(row, table) for row in table.head) if degree == len(DEGREES) else table.head
    body = tuple(replace(row, cells=tuple(map(_marked, row.cells))) for row in table.body)
    return replace(table, head=head, body=body, attributes=_with_classes(table.attributes, *DEGREES[:degree]))


def _marked(cell: tree.Cell) -> tree.Cell:
    """Return a cell; one with a long word is marked, so that it is broken where nothing else helps."""
    is_long = any(len(word) >= _LONG and not _FIGURE.fullmatch(word) for word in tree.text_of(cell).split(" "))
    return replace(cell, attributes=_with_classes(cell.attributes, "long")) if is_long else cell


def _turned(row: tree.Row, table: tree.Table) -> tree.Row:
    """Return a row of heads; those that are longer than what stands below them run upwards."""
    return replace(row, cells=tuple(_head(cell, place, table) for place, cell in enumerate(row.cells)))


def _head(cell: tree.Cell, place: int, table: tree.Table) -> tree.Cell:
    below = (one for column, one in tree.placed_cells(table.body) if column == place and one.columns == 1)
    longest = max((_longest(tree.text_of(one)) for one in below), default=0)
    if cell.columns > 1 or _longest(tree.text_of(cell)) <= longest + 1:
        return cell
    words = tree.Styled(tree.Mark.SPAN, _inlines(cell), tree.Attributes(classes=(TURNED,)))
    return replace(cell, children=(words,), attributes=_with_classes(cell.attributes, TURNED))


def _inlines(cell: tree.Cell) -> tuple[tree.Inline, ...]:
    kinds = tree.Text | tree.Styled | tree.Link | tree.LineBreak | tree.Image
    return tuple(child for child in cell.children if isinstance(child, kinds))


def _longest(text: str) -> int:
    """Return how many characters the longest word of a text has; spaces in figures are of another kind."""
    return max(map(len, text.split(" ")), default=0)


def _with_classes(attributes: tree.Attributes, *classes: str) -> tree.Attributes:
    return replace(attributes, classes=(*attributes.classes, *classes))
