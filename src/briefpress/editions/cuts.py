"""Selections of one edition in all its languages -> the order in which blocks may be cut to make it fit.

The order is that of `keep`, highest number first; of two with the same number the later one goes first. A block that
kept text still refers to waits until that text is cut too; a reference alone in brackets, "(see Table 2)", goes with
its block. The order is the same in every language, so that a number of cuts means the same blocks in all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefpress.content.blocks import Shown
from briefpress.content.brief import Brief
from briefpress.content.walk import iter_parts, iter_wordings, shown_ids
from briefpress.editions.references import iter_bound_targets
from briefpress.editions.select import Selection


@dataclass(frozen=True, slots=True)
class _Reference:
    """A cross-reference that cannot go with its target."""

    owner: str
    """Id of what holds it; empty for front matter."""
    target: str


def cut_order(selections: Sequence[Selection]) -> tuple[str, ...]:
    """Return the ids of what may be cut from an edition, first what goes first.

    `selections` are those of one edition in each of its languages.
    """
    selection = selections[0]
    shown = _shown(selection, frozenset())
    ranks = {
        part.model.id: (-part.model.keep, -position)
        for position, part in enumerate(iter_parts(selection.brief))
        if isinstance(part.model, Shown) and part.model.keep > 1 and part.model.id in shown
    }
    references = frozenset(reference for one in selections for reference in _references(one.brief))
    order: list[str] = []
    waiting = sorted(ranks, key=lambda identifier: ranks[identifier])
    while waiting:
        left = _shown(selection, frozenset(order))
        waiting = [identifier for identifier in waiting if identifier in left]
        freed = next((one for one in waiting if not _dangles(selection, (*order, one), references)), None)
        if freed is None:
            break
        order.append(freed)
        waiting.remove(freed)
    return tuple(order)


def has_cuttable(brief: Brief) -> bool:
    """Say whether anything of a brief may be cut at all."""
    return any(isinstance(part.model, Shown) and part.model.keep > 1 for part in iter_parts(brief))


def _shown(selection: Selection, without: frozenset[str]) -> frozenset[str]:
    edition = selection.edition
    return shown_ids(selection.brief, edition.length, edition.audience, without)


def _references(brief: Brief) -> Iterator[_Reference]:
    for wording in iter_wordings(brief):
        model = wording.owner.model
        for target in iter_bound_targets(wording.text):
            yield _Reference(model.id if isinstance(model, Shown) else "", target)


def _dangles(selection: Selection, cut: tuple[str, ...], references: frozenset[_Reference]) -> bool:
    """Say whether a cross-reference would lead to nothing."""
    shown = _shown(selection, frozenset(cut))
    return any(one.target not in shown for one in references if not one.owner or one.owner in shown)
