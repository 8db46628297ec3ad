"""Elements of a drawing -> how much there is to draw, what refers to something else counted each time it is drawn.

A few lines that each draw the one before twice make a drawing that no program finishes; so does a marker of many lines
on a path of many points. One unit is an element, a letter, or a few points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefpress.assets.pictures.drawing import Node, walk
from briefpress.assets.pictures.values import declarations, references, rules
from briefpress.assets.pictures.vocabulary import SHAPES

LIMIT = 50_000
"""Units; the engine draws some thousands in a second."""
RULE_LIMIT = 1_000_000
"""Rules of style sheets times elements that each is compared with."""
_POINTS_PER_UNIT = 4
_LETTERS_OF_STYLE = 40
_NUMBER = re.compile(r"[0-9]+|[a-zA-Z]")
# Their effect is worked out over all that stands in an element, once more for each element around it.
_OVER_ALL = frozenset({"opacity", "mask", "filter", "clip-path"})
_MARKERS = frozenset({"marker", "marker-start", "marker-mid", "marker-end"})
# What text is to the engine: one line of letters for each letter.
_TEXTS = frozenset({"text", "tspan", "textPath", "a"})


@dataclass(slots=True)
class _Drawn:
    """What one element asks for by itself. Not frozen: rules of style sheets add to it."""

    references: set[str] = field(default_factory=set)
    markers: set[str] = field(default_factory=set)
    factor: int = 1


def effort(root: Node) -> int:
    """Return how many units there are to draw, counted no further than beyond `LIMIT`.

    A drawing that draws itself is beyond it, and so is one whose style sheets are compared with it without end.
    """
    asked = {id(node): _asked(node) for node in walk(root)}
    if not _apply_rules(root, asked):
        return LIMIT + 1
    _inherit_markers(root, asked)
    return _counted(root, asked)


def _asked(node: Node) -> _Drawn:
    drawn = _Drawn()
    for name, value in node.attributes.items():
        if name == "style":
            for prop, written in declarations(value):
                _ask(drawn, prop, written)
        elif name == "href":
            drawn.references.add(value[1:])
        else:
            _ask(drawn, name, value)
    return drawn


def _ask(drawn: _Drawn, name: str, value: str) -> None:
    (drawn.markers if name in _MARKERS else drawn.references).update(references(value))
    if name in _OVER_ALL:
        drawn.factor = 2


def _apply_rules(root: Node, asked: Mapping[int, _Drawn]) -> bool:
    """Add what style sheets ask for. Return whether they can be compared with all elements in time."""
    sheets = [node.text for node in walk(root) if node.name == "style"]
    found = [rule for sheet in sheets for rule in rules(sheet)]
    if sum(len(names) for names, _ in found) * len(asked) > RULE_LIMIT:
        return False
    by_name: dict[str, list[tuple[tuple[str, str], ...]]] = {}
    for names, written in found:
        for name in names:
            by_name.setdefault(name, []).append(written)
    for node in walk(root):
        for name in _names(node):
            for written in by_name.get(name, ()):
                for prop, value in written:
                    _ask(asked[id(node)], prop, value)
    return True


def _names(node: Node) -> Iterator[str]:
    yield from ("*", node.name, f"#{node.attributes.get('id', '')}")
    yield from (f".{name}" for name in node.attributes.get("class", "").split())


def _inherit_markers(root: Node, asked: Mapping[int, _Drawn]) -> None:
    for node in walk(root):
        for child in node.children:
            asked[id(child)].markers |= asked[id(node)].markers


def _counted(root: Node, asked: Mapping[int, _Drawn]) -> int:
    """Return the effort of the root: that of its parts, each counted once and added as often as it is drawn."""
    by_id = {node.attributes["id"]: node for node in reversed(list(walk(root))) if "id" in node.attributes}
    counts: dict[int, int] = {}
    entered: set[int] = set()
    stack = [root]
    while stack:
        node = stack[-1]
        if id(node) in counts:
            stack.pop()
            continue
        drawn = asked[id(node)]
        parts = [*node.children, *_found(by_id, drawn.references), *_found(by_id, drawn.markers)]
        waiting = [part for part in parts if id(part) not in counts]
        if not waiting:
            counts[id(node)] = _units(node, drawn, by_id, counts)
            stack.pop()
        elif id(node) in entered and any(id(part) in entered for part in waiting):
            return LIMIT + 1
        else:
            entered.add(id(node))
            stack.extend(waiting)
    return counts[id(root)]


def _found(by_id: Mapping[str, Node], names: set[str]) -> list[Node]:
    return [by_id[name] for name in sorted(names) if name in by_id]


def _units(node: Node, drawn: _Drawn, by_id: Mapping[str, Node], counts: Mapping[int, int]) -> int:
    points = _points(node)
    letters = len(node.text) if node.name in _TEXTS else 0
    inside = sum(counts[id(part)] for part in (*node.children, *_found(by_id, drawn.references)))
    on_points = points * sum(counts[id(part)] for part in _found(by_id, drawn.markers)) if node.name in SHAPES else 0
    letters += len(node.attributes.get("style", "")) // _LETTERS_OF_STYLE
    own = 1 + letters + points // _POINTS_PER_UNIT + on_points
    return min(LIMIT + 1, (own + inside) * drawn.factor)


def _points(node: Node) -> int:
    """Return about how many points a shape has: numbers and letters of its path, of which a point has two at most."""
    written = node.attributes.get("d" if node.name == "path" else "points", "")
    return len(_NUMBER.findall(written)) // 2 if written else 2
