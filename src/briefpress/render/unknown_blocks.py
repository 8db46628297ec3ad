"""A template -> its blocks that what it extends does not have, so that nothing would print them."""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import Environment, Template, nodes


def unknown_blocks(environment: Environment, name: str) -> Iterable[tuple[nodes.Block, tuple[str, ...]]]:
    """Yield blocks of a template that what it extends does not have, each with those that it has."""
    loader = environment.loader
    assert loader  # as every environment of ours has one
    source, _, _ = loader.get_source(environment, name)
    if "extends" not in source:
        return
    tree = environment.parse(source, name)
    extended = next(
        (node.template.value for node in tree.find_all(nodes.Extends) if isinstance(node.template, nodes.Const)), None
    )
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
        assert environment.loader
        source, _, _ = environment.loader.get_source(environment, name)
        tree = environment.parse(source, name)
        found |= {block.name for block in tree.find_all(nodes.Block)}
        name = next(
            (node.template.value for node in tree.find_all(nodes.Extends) if isinstance(node.template, nodes.Const)),
            None,
        )
    return frozenset(found)


def _is_inside(block: nodes.Block, tree: nodes.Template, known: set[str]) -> bool:
    """Say whether a block stands in one that is known: it is then a new place for others to extend."""
    return any(block in outer.find_all(nodes.Block) for outer in tree.find_all(nodes.Block) if outer.name in known)
