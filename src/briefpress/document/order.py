"""Document + other orders of blocks -> the document in these: what floats in print stands there in every format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefpress.document import tree


def in_order(document: tree.Document, order: Mapping[str, Sequence[int]]) -> tree.Document:
    """Return a document with the blocks of some groups in another order, given by id: the places that they have now."""
    return tree.with_children(document, lambda children: _ordered(children, order)) if order else document


def _ordered(children: tuple[tree.Node, ...], order: Mapping[str, Sequence[int]]) -> Iterator[tree.Node]:
    for child in children:
        if not isinstance(child, tree.Group):
            yield child
            continue
        places = order.get(child.attributes.id, range(len(child.children)))
        placed = replace(child, children=tuple(child.children[place] for place in places))
        yield tree.with_children(placed, lambda below: _ordered(below, order))
