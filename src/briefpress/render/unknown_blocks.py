"""A template -> its blocks that what it extends does not have, so that nothing would print them."""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import Environment, Template, nodes


def unknown_blocks(environment: Environment, name: str) -> Iterable[tuple[nodes.Block, tuple[str, ...]]]:
    """Yield blocks of a template that what it extends does not have, each with those that it has."""
    source = _source(environment, name)
    if "extends" not in source:
        return
    tree = environment.parse(source, name)
    extended = _extended(tree)
    if not extended or extended == name:
        return
    parent = environment.get_template(extended)
    known = {*parent.blocks, *_blocks_above(environment, parent)}
    for block in tree.find_all(nodes.Block):
        if block.name not in known and not _is_inside(block, tree, known):
            yield block, tuple(sorted(known))


def _blocks_above(environment: Environment, template: Template) -> frozenset[str]:
    """Return the blocks of what a template extends, and of what that extends."""
    found: set[str] = set()
    seen: set[str] = set()
    name = template.name
    while name and name not in seen:
        seen.add(name)
        tree = environment.parse(_source(environment, name), name)
        found |= {block.name for block in tree.find_all(nodes.Block)}
        name = _extended(tree)
    return frozenset(found)


def _source(environment: Environment, name: str) -> str:
    assert environment.loader  # as every environment of ours has one
    return environment.loader.get_source(environment, name)[0]


def _extended(tree: nodes.Template) -> str | None:
    """Return the name of what a template extends, where it is said as it is."""
    names = (node.template for node in tree.find_all(nodes.Extends))
    return next((name.value for name in names if isinstance(name, nodes.Const)), None)


def _is_inside(block: nodes.Block, tree: nodes.Template, known: set[str]) -> bool:
    """Say whether a block stands in one that is known: it is then a new place for others to extend."""
    return any(block in outer.find_all(nodes.Block) for outer in tree.find_all(nodes.Block) if outer.name in known)
