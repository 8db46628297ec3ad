"""Tracked changes: who changed what and when, and what is there once some of them hold and the others do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefpress.incoming.word.model import Revision
from briefpress.incoming.word.xml import Element, q, value

Accepts = Callable[[Revision], bool]
"""Says whether a tracked change holds."""

_TAKES = {q("w:del"), q("w:moveFrom"), q("w:cellDel")}
_GIVES = {q("w:ins"), q("w:moveTo"), q("w:cellIns")}
_MOVES = {q("w:moveFrom"), q("w:moveTo")}
_FORMATS = {q(f"w:{name}") for name in ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange")}
CONTAINERS = {q(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo")}
_TEXTS = (q("w:t"), q("w:delText"))


def accept_all(_revision: Revision) -> bool:
    """Let every tracked change hold."""
    return True


def revision_of(element: Element) -> Revision | None:
    """Return the tracked change that an element stands for, or None."""
    if element.tag in _MOVES:
        kind = "move"
    elif element.tag in _TAKES:
        kind = "deletion"
    elif element.tag in _GIVES:
        kind = "insertion"
    elif element.tag in _FORMATS:
        kind = "formatting"
    else:
        return None
    text = "".join(one.text or "" for one in element.iter(*_TEXTS)) if element.tag in CONTAINERS else ""
    return Revision(kind, value(element, "w:author"), value(element, "w:date"), text)


def is_gone(element: Element, accepts: Accepts) -> bool:
    """Say whether what an element holds, or what it marks, is not there: taken away, or given and refused."""
    if element.tag not in _TAKES and element.tag not in _GIVES:
        return False
    revision = revision_of(element)
    assert revision  # both kinds are tracked changes
    return accepts(revision) == (element.tag in _TAKES)


def is_marked_gone(properties: Element | None, accepts: Accepts) -> bool:
    """Say whether a mark among properties, of a paragraph's end, a row or a cell, takes it away."""
    return properties is not None and any(is_gone(one, accepts) for one in properties)


def iter_revisions(element: Element) -> Iterator[Revision]:
    """Yield every tracked change in an element."""
    for one in element.iter(*_TAKES, *_GIVES, *_FORMATS):
        revision = revision_of(one)
        if revision:
            yield revision
