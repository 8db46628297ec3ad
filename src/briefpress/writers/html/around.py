"""Document + what a screen has around it -> one document: `templates/screen.html` says what, this says where.

What stands there before `<main>` comes before the text, a way to skip first; what stands in it before the first
section; what follows it, last. Items that lead to what is not in the text, since it was cut, are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefpress.document import tree

MARK = "screen"
"""The class of what print has not."""
TEXT = "_text"
"""The id of the text; no author can write it."""


def placed(document: tree.Document, around: tree.Document) -> tree.Document:
    """Return a document with what a screen has around it in its places, and links at its heads."""
    ids = {node.attributes.id for node in tree.walk(document) if not isinstance(node, tree.Text | tree.LineBreak)}
    before, within, after = _parts(around, ids)
    label = around.attributes.get("data-link")
    blocks: list[tree.Block] = []
    for block in document.children:
        if isinstance(block, tree.Group) and block.role is tree.Role.MAIN:
            blocks.extend(block for block in before if "skip" not in tree.attributes_of(block).classes)
            blocks.append(_text(block, within, label))
        else:
            blocks.append(block)
    skips = [block for block in before if "skip" in tree.attributes_of(block).classes]
    attributes = document.attributes
    return replace(
        document,
        metadata=(*document.metadata, *around.metadata),
        children=(*skips, *blocks, *after),
        attributes=replace(attributes, other=(*attributes.other, *around.attributes.other)),
    )


def _parts(around: tree.Document, ids: Iterable[str]) -> tuple[list[tree.Block], list[tree.Block], list[tree.Block]]:
    """Return what comes before the text, within it and after it."""
    known = {*ids, TEXT}
    parts: tuple[list[tree.Block], list[tree.Block], list[tree.Block]] = ([], [], [])
    place = 0
    for block in around.children:
        if isinstance(block, tree.Group) and block.role is tree.Role.MAIN:
            parts[1].extend(_marked(inner, known) for inner in block.children)
            place = 2
        else:
            parts[place].append(_marked(block, known))
    return parts


def _marked(block: tree.Block, known: Iterable[str]) -> tree.Block:
    attributes = tree.attributes_of(block)
    found = tree.with_children(block, lambda children: _leading(children, known))
    return replace(found, attributes=replace(attributes, classes=(*attributes.classes, MARK)))


def _leading(nodes: tuple[tree.Node, ...], known: Iterable[str]) -> Iterator[tree.Node]:
    """Yield nodes without items that lead to what is not there."""
    for node in nodes:
        links = [inner for inner in tree.walk(node) if isinstance(inner, tree.Link)] if _is_item(node) else []
        if not any(link.target.startswith("#") and link.target[1:] not in known for link in links):
            yield tree.with_children(node, lambda children: _leading(children, known))


def _is_item(node: tree.Node) -> bool:
    return isinstance(node, tree.Item)


def _text(main: tree.Group, within: list[tree.Block], label: str) -> tree.Group:
    children = [_with_address(block, label) for block in main.children]
    first = next((place for place, block in enumerate(main.children) if _is_section(block)), len(children))
    attributes = replace(main.attributes, id=main.attributes.id or TEXT)
    return replace(main, children=(*children[:first], *within, *children[first:]), attributes=attributes)


def _is_section(block: tree.Block) -> bool:
    return isinstance(block, tree.Group) and block.role is tree.Role.SECTION and bool(block.attributes.id)


def _with_address(block: tree.Block, label: str) -> tree.Block:
    """Return a section, and those in it, with a link to itself before its head: an address to copy."""
    if not isinstance(block, tree.Group) or block.role is not tree.Role.SECTION:
        return block
    children = tuple(_with_address(inner, label) for inner in block.children)
    head = next((inner for inner in children if isinstance(inner, tree.Heading)), None)
    if not (_is_section(block) and head and label):
        return replace(block, children=children)
    name = label.replace("%(title)s", tree.text_of(head))
    link = tree.Link(f"#{block.attributes.id}", (), tree.Attributes(other=(("aria-label", name),)))
    anchor = tree.Paragraph((link,), tree.Attributes(classes=("anchor", MARK)))
    return replace(block, children=(anchor, *children))
