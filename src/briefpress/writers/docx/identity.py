"""Document -> the same with an id for every paragraph and every row: what the content did not name is named after it.

An id that the content gave stays as it is. Whatever else becomes a paragraph or a row of the Word file gets the id of
the nearest element around it that has one, a colon, which no id of the content has, and what it is:

    :title  :standfirst                  the title, the standfirst (no element around them has an id)
    act:title                            the head of the section `act`
    act.coal:who  act.coal:text          who acts, and what to do, of the recommendation `act.coal`
    instruments:caption  instruments:note   of a table, or of a figure; the note may stand behind the table
    instruments:head:3                   the third column of the table's head, from 1 at the start edge
    instruments.paris:3                  the third column of the row `instruments.paris`
    timeline:inside:1                    the name of the lane `inside` in a timeline of years
    :key-messages:title  :legend:item    of a group or a list without an id: its class
    :colophon:text  :colophon:rights     lines of the colophon that are not the content's own

What it is: a paragraph's or an item's first class, else `text` or `item`; a row's first class, else `head` or `row`;
`title` for heads, `caption`, `chart`, `picture`. Of more with one name, the second ends in `.2`, the third in `.3`.
Columns count as they stand in the grid: a cell over two columns counts as two, and one that began in a row above counts
in those below. So a cell has one id in all editions that show its row with the same columns, whatever stands before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from briefpress.document import tree

_JOINT = ":"
_KINDS: dict[type, str] = {
    tree.Heading: "title",
    tree.Paragraph: "text",
    tree.Item: "item",
    tree.Caption: "caption",
    tree.Image: "picture",
    tree.Chart: "chart",
}
_Named = tree.Heading | tree.Paragraph | tree.Item | tree.Caption | tree.Image | tree.Chart


def identified(document: tree.Document) -> tree.Document:
    """Return a document whose blocks, items, rows and cells have ids."""
    naming = _Naming()
    return tree.with_children(document, lambda children: naming.children(children, ""))


class _Naming:
    """Names what has no id, and remembers how often it used a name."""

    def __init__(self) -> None:
        self._used: Counter[str] = Counter()

    def children(self, children: tuple[Any, ...], around: str) -> Iterator[Any]:
        """Yield the children of an element; `around` is the id of the nearest one that has any."""
        before = ""
        for child in children:
            # A table's note stands behind it, beside it in the tree.
            is_note = isinstance(child, tree.Paragraph) and "note" in child.attributes.classes and before
            yield self.node(child, before if is_note else around)
            before = child.attributes.id if isinstance(child, tree.Table) else before if is_note else ""

    def node(self, node: Any, around: str) -> Any:
        match node:
            case tree.Text() | tree.LineBreak() | tree.Styled() | tree.Link():
                return node
            case tree.Table():
                return self.table(node, node.attributes.id or around)
            case tree.Group() | tree.List():
                inner = node.attributes.id or self.group(node, around)
                return tree.with_children(node, lambda children: self.children(children, inner))
            case _:
                return self.named(node, self.name(node), around)

    def group(self, node: tree.Group | tree.List, around: str) -> str:
        """Return what stands before the names in a group without an id: its class, where it has one."""
        first = node.attributes.classes[:1]
        return self.unused(around + _JOINT + first[0]) if first else around

    def name(self, node: _Named) -> str:
        """Return what a block or an item is called that has no id."""
        classes = node.attributes.classes if isinstance(node, tree.Paragraph | tree.Item) else ()
        return (*classes, _KINDS[type(node)])[0]

    def named(self, node: Any, name: str, around: str) -> Any:
        """Return a node with an id, and what is in it with ids made from that."""
        identifier = node.attributes.id or self.unused(around + _JOINT + name)
        made = replace(node, attributes=replace(node.attributes, id=identifier))
        return tree.with_children(made, lambda children: self.children(children, identifier))

    def table(self, table: tree.Table, around: str) -> tree.Table:
        caption = self.named(table.caption, "caption", around) if table.caption else None
        head = tuple(self.rows(table.head, around, "head"))
        return replace(table, caption=caption, head=head, body=tuple(self.rows(table.body, around, "row")))

    def rows(self, rows: tuple[tree.Row, ...], around: str, kind: str) -> Iterator[tree.Row]:
        """Yield rows with their cells; those without an id and without a class are named by their kind."""
        open_cells: dict[int, int] = {}
        for row in rows:
            name = (*row.attributes.classes, kind)[0]
            identifier = row.attributes.id or self.unused(around + _JOINT + name)
            attributes = replace(row.attributes, id=identifier)
            yield tree.Row(tuple(self.cells(row.cells, identifier, open_cells)), attributes)

    def cells(self, cells: tuple[tree.Cell, ...], row: str, open_cells: dict[int, int]) -> Iterator[tree.Cell]:
        """Yield the cells of a row. `open_cells` are the columns that cells above fill, and in how many rows still."""
        column = 1
        for cell in cells:
            while open_cells.get(column, 0):
                open_cells[column] -= 1
                column += 1
            yield self.named(cell, str(column), row)
            taken = range(column, column + cell.columns)
            open_cells.update(dict.fromkeys(taken, cell.rows - 1))
            column += cell.columns
        for behind in [behind for behind, left in open_cells.items() if behind >= column and left]:
            open_cells[behind] -= 1

    def unused(self, identifier: str) -> str:
        self._used[identifier] += 1
        count = self._used[identifier]
        return identifier if count == 1 else f"{identifier}.{count}"
