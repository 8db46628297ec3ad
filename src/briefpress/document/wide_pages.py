"""Tables that ask for a page of their own that lies across: who asks, and what becomes of it where there is none.

The template puts such a table and its note into a division of the class `wide`; each writer gives it what its format
has.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.diagnostics import Diagnostic, Severity
from briefpress.document import tree

WIDE = "wide"
"""Class of the division."""


def is_wide(node: tree.Node | tree.Document) -> bool:
    """Say whether a node is a division that asks for a page of its own."""
    return isinstance(node, tree.Group) and node.role is tree.Role.DIVISION and WIDE in node.attributes.classes


def has_wide_page(document: tree.Document) -> bool:
    """Say whether anything in a document asks for a page of its own."""
    return any(map(is_wide, tree.walk(document)))


def with_wide_pages(document: tree.Document, pages: int) -> tree.Document:
    """Return a document for so many pages: where there is one only, wide tables stand among the text."""

    def changed(nodes: tuple[tree.Node, ...]) -> Iterator[tree.Node]:
        for node in nodes:
            if isinstance(node, tree.Group) and is_wide(node):
                yield from node.children
            else:
                yield tree.with_children(node, changed) if isinstance(node, tree.Group) else node

    return document if pages > 1 else tree.with_children(document, changed)


def check_wide_pages(document: tree.Document, pages: int) -> Iterator[Diagnostic]:
    """Yield a warning for each table that asks for a page of its own where there is one only."""
    if pages > 1:
        return
    for node in tree.walk(document):
        if is_wide(node):
            name = next((one.attributes.id for one in tree.walk(node) if isinstance(one, tree.Table)), "")
            message = f'the table "{name}" asks for a page of its own, and this length promises one page only'
            hint = 'it is set among the text; show it at longer lengths only ("from:"), or take "wide" away'
            yield Diagnostic("document.no-wide-page", message, severity=Severity.WARNING, hint=hint)
