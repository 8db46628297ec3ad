"""What must hold for every document, whatever printed it: one function, one code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator

from briefpress.diagnostics import Diagnostic, Severity
from briefpress.document import tree

_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:|#|$)", re.IGNORECASE)

COLUMNS = 60
"""Of a table; a page has room for a dozen."""

Check = Callable[[tree.Document], Iterator[Diagnostic]]


def check_document(document: tree.Document) -> Iterator[Diagnostic]:
    """Yield every finding about a document."""
    for check in CHECKS:
        yield from check(document)


def check_language(document: tree.Document) -> Iterator[Diagnostic]:
    if not document.language:
        yield Diagnostic("document.no-language", "the page does not say its language", hint="<html lang=...>")
    if not document.title:
        yield Diagnostic("document.no-title", "the page has no title", hint="<title> must not be empty")


def check_heading_order(document: tree.Document) -> Iterator[Diagnostic]:
    level = 0
    for node in tree.walk(document):
        if isinstance(node, tree.Heading):
            if node.level > level + 1:
                message = f'heading "{_short(node)}" is of level {node.level}, the one before it of level {level}'
                yield Diagnostic("document.heading-skips-level", message, hint="headings go down one level at a time")
            level = node.level


def check_empty_headings(document: tree.Document) -> Iterator[Diagnostic]:
    for node in tree.walk(document):
        if isinstance(node, tree.Heading) and not tree.text_of(node):
            yield Diagnostic("document.empty-heading", f"a heading of level {node.level} has no text")


def check_alternatives(document: tree.Document) -> Iterator[Diagnostic]:
    for node in tree.walk(document):
        if isinstance(node, tree.Image) and not node.alternative.strip():
            hint = "say what it shows; decoration belongs in the style sheet"
            yield Diagnostic(
                "document.no-alternative", f'the picture "{node.source}" has no alternative text', hint=hint
            )
        elif isinstance(node, tree.Chart) and not node.alternative.strip():
            hint = "say what it shows: aria-label=..."
            yield Diagnostic("document.no-alternative", "a chart has no alternative text", hint=hint)


def check_pictures(document: tree.Document, known: Collection[str]) -> Iterator[Diagnostic]:
    """Yield findings for pictures that are none of those known: a page shows what it holds, from nowhere else."""
    for node in tree.walk(document):
        if isinstance(node, tree.Image) and node.source not in known:
            message = f"the page asks for {node.source}, and only the brief's own pictures are shown"
            yield Diagnostic("document.no-picture", message)


def check_tables(document: tree.Document) -> Iterator[Diagnostic]:
    for node in tree.walk(document):
        if not isinstance(node, tree.Table):
            continue
        name = node.attributes.id or (_short(node.caption) if node.caption else "table")
        if not any(cell.scope for row in node.head for cell in row.cells):
            yield Diagnostic("document.no-header-cells", f'the table "{name}" has no header row')
        widths = {width for part in (node.head, node.body) for width in _widths(part)}
        if None in widths:
            message = f'cells of the table "{name}" go down over rows that it has not, or over each other'
            yield Diagnostic("document.ragged-table", message)
        elif len(widths) > 1:
            yield Diagnostic("document.ragged-table", f'the rows of the table "{name}" have different numbers of cells')
        elif max((width for width in widths if width), default=0) > COLUMNS:
            yield Diagnostic("document.ragged-table", f'the table "{name}" has more than {COLUMNS} columns')


def _widths(rows: Iterable[tree.Row]) -> Iterator[int | None]:
    """Yield how many columns each row fills, those that cells above reach down to counted; None for what cannot be."""
    below: list[int] = []  # how many rows more each column is filled from above
    for row in rows:
        column = 0
        for cell in row.cells:
            column = next((place for place in range(column, len(below)) if not below[place]), max(column, len(below)))
            end = column + cell.columns
            below.extend([0] * (end - len(below)))
            if any(below[column:end]):
                yield None
            below[column:end] = [cell.rows] * cell.columns
            column = end
        yield len(below) if all(below) else sum(map(bool, below))
        below = [max(0, left - 1) for left in below]
    if any(below):
        yield None


def check_ids(document: tree.Document) -> Iterator[Diagnostic]:
    counts = Counter(tree.attributes_of(node).id for node in tree.walk(document))
    for identifier, count in counts.items():
        if identifier and count > 1:
            yield Diagnostic("document.duplicate-id", f'{count} elements have the id "{identifier}"')


def check_links(document: tree.Document) -> Iterator[Diagnostic]:
    known = {tree.attributes_of(node).id for node in tree.walk(document)}
    for node in tree.walk(document):
        if isinstance(node, tree.Link) and node.target.startswith("#") and node.target[1:] not in known:
            yield Diagnostic("document.broken-link", f'the link "{_short(node)}" leads to nothing: {node.target}')
        elif isinstance(node, tree.Link) and not node.target:
            yield Diagnostic("document.broken-link", f'the link "{_short(node)}" has no address')


def check_addresses(document: tree.Document) -> Iterator[Diagnostic]:
    """Yield findings for links that run something, or that lead into the reader's own machine."""
    for node in tree.walk(document):
        if isinstance(node, tree.Link) and not _SAFE_ADDRESS.match(node.target):
            hint = "links start with https://, http://, mailto: or #"
            yield Diagnostic("document.bad-address", f"this is no address to follow: {node.target[:80]}", hint=hint)


def check_link_texts(document: tree.Document) -> Iterator[Diagnostic]:
    for node in tree.walk(document):
        # The page number of a back link is put in by the layout.
        if isinstance(node, tree.Link) and not tree.text_of(node) and "back" not in node.attributes.classes:
            yield Diagnostic("document.empty-link", f"the link to {node.target} has no text", severity=Severity.WARNING)


CHECKS: tuple[Check, ...] = (
    check_addresses,
    check_language,
    check_heading_order,
    check_empty_headings,
    check_alternatives,
    check_tables,
    check_ids,
    check_links,
    check_link_texts,
)


def _short(node: tree.Node) -> str:
    text = tree.text_of(node)
    return text if len(text) <= 60 else text[:59] + "…"
