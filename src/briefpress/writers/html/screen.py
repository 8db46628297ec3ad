"""Document -> the same as a screen shows it: pictures in their addresses, arrows for pages, attributes of HTML."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from briefpress.document import tree
from briefpress.writers.artifact import Asset

# On paper, where a page is told, that is said; the name is for where it is not.
_STEP = tree.Attributes(classes=("step",))
_NAMES = {"data-label": "aria-label", "data-hreflang": "hreflang", "data-type": "type"}


def on_screen(document: tree.Document, assets: tuple[Asset, ...]) -> tree.Document:
    """Return a document with every picture's bytes in its address, and an arrow for each way back."""
    return tree.with_children(document, partial(_shown, assets=assets))


def _shown(nodes: tuple[tree.Node, ...], assets: tuple[Asset, ...]) -> Iterator[tree.Node]:
    """Yield nodes as a screen shows them, wherever they stand: here are no pages to name."""
    for node in nodes:
        if isinstance(node, tree.Image):
            yield replace(node, source=_data_address(node.source, assets))
        elif isinstance(node, tree.Link) and "back" in node.attributes.classes:
            yield replace(node, children=(tree.Text("↑"),), attributes=_named(node.attributes))
        elif isinstance(node, tree.Link):
            inside = tree.with_children(node, partial(_shown, assets=assets))
            yield replace(_in_steps(inside), attributes=_named(node.attributes))
        elif isinstance(node, tree.Group) and node.role is tree.Role.ASIDE:
            yield _titled(tree.with_children(node, partial(_shown, assets=assets)))
        else:
            yield tree.with_children(node, partial(_shown, assets=assets))


def _in_steps(link: tree.Link) -> tree.Link:
    """Return a link that shows its own address with a mark at each stroke of that, where a line may end.

    Browsers break an address within its words else. The style sheet makes the place: nothing is there to be copied.
    """
    shown = tree.text_of(link)
    if "/" not in shown or not link.target.endswith(shown):
        return link
    *steps, last = shown.split("/")
    marked = (tree.Styled(tree.Mark.SPAN, (tree.Text(f"{one}/"),), _STEP) for one in steps)
    return replace(link, children=(*marked, *([tree.Text(last)] if last else [])))


def _titled(aside: tree.Group) -> tree.Group:
    """Return an aside with its head as its name, by which a reader finds it among the others; without one, a remark."""
    if aside.attributes.get("aria-label"):
        return aside
    head = next((block for block in aside.children if isinstance(block, tree.Heading)), None)
    name = ("aria-label", tree.text_of(head)) if head else ("role", "note")
    return replace(aside, attributes=replace(aside.attributes, other=(*aside.attributes.other, name)))


def _named(attributes: tree.Attributes) -> tree.Attributes:
    """Return the attributes of a link as HTML names them: with its name, which an arrow does not tell."""
    return replace(attributes, other=tuple((_NAMES.get(key, key), value) for key, value in attributes.other))


def _data_address(source: str, assets: tuple[Asset, ...]) -> str:
    asset = next(asset for asset in assets if asset.name == source)
    return f"data:{asset.media_type};base64,{base64.b64encode(asset.content).decode()}"
