"""Document -> the document whose elements tell of abbreviations in them, in the place of elements of their own.

The engine shapes and places the text of each element by itself, so that an element around a word moves the letters
beside it. The plan of the tags finds abbreviations again by these notes, and marks them where they are painted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from briefpress.document import tree
from briefpress.document.abbreviations import FOUND

ATTRIBUTE = "data-expansions"


class Expansion(NamedTuple):
    """An abbreviation in the text of an element."""

    term: str
    place: int
    """How often it stands in that text before."""
    meaning: str


def with_expansions(document: tree.Document) -> tree.Document:
    """Return the document with its abbreviations as text, told in an attribute of what they stand in."""
    return tree.with_children(document, _unwrapped)


def expansions_in(attribute: str) -> tuple[Expansion, ...]:
    """Return what an attribute tells."""
    return tuple(Expansion(*told) for told in json.loads(attribute))


def _unwrapped(nodes: tuple[tree.Node, ...]) -> Iterator[tree.Node]:
    for node in nodes:
        made = node if isinstance(node, tree.Text) else tree.with_children(node, _unwrapped)
        told = tuple(_expansions(tree.children_of(made)))
        yield _told(made, told) if told else made


def _expansions(children: tuple[tree.Node, ...]) -> Iterator[Expansion]:
    before = ""
    for child in children:
        text = tree.characters_of(child)
        if _is_found(child):
            yield Expansion(text, before.count(text), tree.attributes_of(child).get("title"))
        before += text


def _is_found(node: tree.Node) -> bool:
    """Say whether a node is an abbreviation that we marked: those of templates may be set in a way of their own."""
    return isinstance(node, tree.Styled) and FOUND in node.attributes.classes


def _told(node: tree.Node, told: tuple[Expansion, ...]) -> tree.Node:
    """Return a node that tells of abbreviations in it, which are text."""
    assert not isinstance(node, tree.Text | tree.LineBreak)  # they hold nothing
    made = tree.with_children(node, _as_text)
    note = (ATTRIBUTE, json.dumps(told, ensure_ascii=False))
    return replace(made, attributes=replace(made.attributes, other=(*made.attributes.other, note)))


def _as_text(nodes: tuple[tree.Node, ...]) -> Iterator[tree.Node]:
    """Yield nodes with abbreviations as part of the text around them."""
    text = ""
    for node in nodes:
        if isinstance(node, tree.Text) or _is_found(node):
            text += tree.characters_of(node)
            continue
        if text:
            yield tree.Text(text)
        text = ""
        yield node
    if text:
        yield tree.Text(text)
