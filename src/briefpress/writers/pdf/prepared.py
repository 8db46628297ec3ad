"""Document -> Document as the engine sets it well: ties where it sees them, and room between Han and Latin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from briefpress.document import tree
from briefpress.document.spacing import JOINER

_TIES = "\u00a0\u202f\u2060"
_HANGING = frozenset({"cite", "back"})

GAP_BEFORE, GAP_AFTER = "gap-before", "gap-after"
"""Classes of a run of Latin that has Han beside it; the style sheet says how much room that is."""
_HAN = re.compile("[㐀-䶿一-鿿豈-﫿]")
_LATIN = re.compile(r"[A-Za-z0-9À-ɏ](?:[A-Za-z0-9À-ɏ .,:;/–\-%&'’+\u00a0\u202f]*[A-Za-z0-9À-ɏ%])?")


def prepared(document: tree.Document) -> tree.Document:
    """Return the document with ties before citations put inside these, and with gaps in Chinese.

    Where a line holds a text but not the space that follows it, WeasyPrint 70 breaks after the first word of the
    line; a space inside the link does not have that effect.
    """
    tied = tree.with_children(document, _with_ties_inside)
    return tree.with_children(tied, _gapped) if document.language.startswith("zh") else tied


def _with_ties_inside(children: tuple[tree.Node, ...]) -> Iterator[tree.Node]:
    tie = ""
    for child, following in zip_longest(children, children[1:]):
        made = tree.with_children(child, _with_ties_inside)
        if tie and isinstance(made, tree.Link):
            made = replace(made, children=(tree.Text(tie), *made.children))
        tie = made.value[-1:] if isinstance(made, tree.Text) and _hangs(following) else ""
        tie = tie if tie in _TIES else ""
        yield replace(made, value=made.value[:-1]) if tie and isinstance(made, tree.Text) else made


def _hangs(node: tree.Node | None) -> bool:
    return isinstance(node, tree.Link) and bool(_HANGING & set(node.attributes.classes))


def _gapped(children: tuple[tree.Node, ...]) -> Iterator[tree.Node]:
    """Yield nodes, runs of Latin beside Han marked; none inside a link, whose tag an element would break."""
    for place, child in enumerate(children):
        if isinstance(child, tree.Text):
            before = tree.text_of(children[place - 1])[-1:] if place else ""
            after = tree.text_of(children[place + 1])[:1] if place + 1 < len(children) else ""
            yield from _with_gaps(child.value, before, after)
        elif isinstance(child, tree.Link) or _is_foreign(child):
            yield child
        else:
            yield tree.with_children(child, _gapped)


def _is_foreign(node: tree.Node) -> bool:
    return bool(tree.attributes_of(node).language)


def _with_gaps(value: str, before: str, after: str) -> Iterator[tree.Inline]:
    end = 0
    for match in _LATIN.finditer(value):
        start, stop = match.span()
        behind = value[stop:].lstrip(JOINER)
        sides = (value[start - 1] if start else before, behind[:1] or after)
        classes = tuple(name for name, side in zip((GAP_BEFORE, GAP_AFTER), sides, strict=True) if _HAN.match(side))
        if not classes:
            continue
        if start > end:
            yield tree.Text(value[end:start])
        yield tree.Styled(tree.Mark.SPAN, (tree.Text(match[0]),), tree.Attributes(classes=classes))
        end = stop
    if end < len(value):
        yield tree.Text(value[end:])
