"""A shelf and a catalogue of before -> what has changed in a brief since, section by section, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefpress.shelf.catalogue import ListedPaper
from briefpress.shelf.papers import Paper, Passage, ShelvedBrief


@dataclass(frozen=True, slots=True)
class Change:
    """A section that is new, changed or removed."""

    kind: str
    """`new`, `changed` or `removed`."""
    passage: Passage


@dataclass(frozen=True, slots=True)
class Changes:
    """What a reader of the last version has to read again."""

    version: str
    """The last one that was published."""
    passages: tuple[Change, ...]
    added: tuple[Paper, ...]
    """Papers that were not there."""


def changes_of(brief: ShelvedBrief, language: str, before: Mapping[str, ListedPaper]) -> Changes | None:
    """Return what has changed in a brief's papers of a language; None where nothing was published before."""
    papers = brief.in_language(language)
    pairs = [(paper, before[paper.edition.stem]) for paper in papers if paper.edition.stem in before]
    if not pairs:
        return None
    return Changes(
        version=pairs[0][1].version,
        passages=tuple(_merged(pairs)),
        added=tuple(paper for paper in papers if paper.edition.stem not in before),
    )


def _merged(pairs: Iterable[tuple[Paper, ListedPaper]]) -> Iterator[Change]:
    """Yield each section once, in the order of the papers; what is new in one paper and changed in another, changed."""
    found: dict[str, Change] = {}
    for paper, listed in pairs:
        for change in _between(listed.passages, paper.passages):
            known = found.get(change.passage.id)
            kind = change.kind if known is None or known.kind == change.kind else "changed"
            found[change.passage.id] = Change(kind, change.passage)
    yield from found.values()


def _between(before: tuple[Passage, ...], after: tuple[Passage, ...]) -> Iterator[Change]:
    old = {passage.id: passage for passage in before}
    for passage in after:
        if passage.id not in old:
            yield Change("new", passage)
        elif (old[passage.id].title, old[passage.id].receipt) != (passage.title, passage.receipt):
            yield Change("changed", passage)
    new = {passage.id for passage in after}
    yield from (Change("removed", passage) for passage in before if passage.id not in new)
