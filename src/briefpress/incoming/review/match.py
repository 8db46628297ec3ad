"""Two lists of paragraphs -> which is which: by bookmarks, then by numbers of paragraphs, then by text, then by place.

Programs lose what they do not know: LibreOffice drops numbers of paragraphs and keeps bookmarks, others the reverse.
Words that were typed anew keep their names, and a paragraph without its name keeps its words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from briefpress.incoming.review.page import PageParagraph
from briefpress.incoming.review.tokens import SOURCE_LINK

# LibreOffice gives a copy of a paragraph the bookmark's name with a number behind it.
_NAME = re.compile(r"(_bp_\w+?)(?:_copy_\d+)*\Z")
_NOT_OF_PARAGRAPHS = re.compile(rf"_bp_cite_\d+|{SOURCE_LINK[1:]}.*")
_SAME_KIND, _OTHER_KIND = 0.6, 0.8
_MOST, _LENIENCE = 0.8, 0.2
"""Where fewer names than most are left, paragraphs may be so much less alike: their order does more of the work."""
_CELL_IN_PLACE = 0.55


@dataclass(frozen=True, slots=True)
class Group:
    """Paragraphs of the page and what has become of them: one of each, unless they were split or joined."""

    ours: tuple[int, ...]
    theirs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """Which paragraph is which, by their places."""

    groups: tuple[Group, ...]
    added: tuple[int, ...]
    """Theirs that are of none of ours."""
    lost: tuple[int, ...]
    """Ours that are in none of theirs."""


def matched(ours: Sequence[PageParagraph], theirs: Sequence[PageParagraph]) -> Matching:
    """Return which paragraph of a file is which of the page's. Paragraphs without words are passed over."""
    return _Matcher(ours, theirs).result()


def longest_increasing(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most pairs whose both sides increase: what has not moved."""
    ordered = sorted(pairs)
    tails: list[int] = []
    places: list[int] = []
    before = [-1] * len(ordered)
    for place, (_, value) in enumerate(ordered):
        at = bisect_left(tails, value)
        if at == len(tails):
            tails.append(value)
            places.append(place)
        else:
            tails[at], places[at] = value, place
        before[place] = places[at - 1] if at else -1
    found = []
    place = places[-1] if places else -1
    while place >= 0:
        found.append(ordered[place])
        place = before[place]
    return found[::-1]


def family(paragraph: PageParagraph) -> str:
    """Return what kind of paragraph it is, so far as programs keep it."""
    if paragraph.where[0] == "cell":
        return "cell"
    name = paragraph.source.style.name.casefold()
    if name.startswith(("heading", "title")):
        return "heading"
    return "point" if "list" in name else name


def alike(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how much two lists of words have in common, 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() if one and other else 0.0


def share_within(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how many of the words of one stand, in their order, in the other, 0 to 1."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(one) if one else 0.0


def words_of(paragraph: PageParagraph) -> tuple[str, ...]:
    """Return the words of a paragraph, as they are compared."""
    words = (token.flat.casefold() for token in paragraph.tokens if token.kind != "picture")
    return tuple(word for word in words if any(letter.isalnum() for letter in word))


@dataclass(slots=True)
class _Matcher:
    ours: Sequence[PageParagraph]
    theirs: Sequence[PageParagraph]
    our_words: list[tuple[str, ...]] = field(init=False)
    their_words: list[tuple[str, ...]] = field(init=False)
    claims: dict[int, set[int]] = field(default_factory=dict)
    """Of each of theirs, which of ours it is or has a part of."""
    found: set[int] = field(default_factory=set)
    """Ours that are claimed."""

    def __post_init__(self) -> None:
        self.our_words = [words_of(one) for one in self.ours]
        self.their_words = [words_of(one) for one in self.theirs]

    def result(self) -> Matching:
        self.by_bookmarks()
        self.by_numbers()
        named = len(self.found)
        self.by_same_text()
        is_sick = named < _MOST * sum(bool(one.source.ids) or any(_own_names(one)) for one in self.ours)
        for ours, theirs in self.gaps():
            self.by_likeness(ours, theirs, is_sick=is_sick)
        for ours, theirs in self.gaps():
            self.by_place(ours, theirs)
        groups = tuple(self.groups())
        added = tuple(place for place in range(len(self.theirs)) if place not in self.claims and self.has_text(place))
        lost = tuple(
            place for place in range(len(self.ours)) if place not in self.found and self.ours[place].flat.strip()
        )
        return Matching(groups, added, lost)

    def has_text(self, place: int) -> bool:
        return bool(self.theirs[place].flat.strip())

    def claim(self, their: int, our: int) -> None:
        self.claims.setdefault(their, set()).add(our)
        self.found.add(our)

    def by_bookmarks(self) -> None:
        names = Counter(name for one in self.ours for name in _own_names(one))
        holders: dict[str, list[tuple[int, bool]]] = {}
        for place, one in enumerate(self.theirs):
            for name, span in one.source.bookmarks.items():
                match = _NAME.match(name)
                # An empty bookmark in a paragraph with words is a leftover of one that was deleted.
                if match and (span[1] > span[0] or not one.flat):
                    holders.setdefault(match[1], []).append((place, match[0] != match[1]))
        for our, one in enumerate(self.ours):
            for name in _own_names(one):
                if names[name] == 1:
                    for their in self.chosen(our, holders.get(name, [])):
                        self.claim(their, our)

    def chosen(self, our: int, holders: Sequence[tuple[int, bool]]) -> Iterator[int]:
        """Yield which of the paragraphs with a name are the one that had it: originals before copies."""
        originals = [place for place, is_copy in holders if not is_copy]
        candidates = originals or [place for place, _ in holders]
        if len(candidates) < 2:
            yield from candidates
            return
        good = [place for place in candidates if share_within(self.their_words[place], self.our_words[our]) >= 0.5]
        numbered = [
            place for place in candidates if set(self.theirs[place].source.ids) & set(self.ours[our].source.ids)
        ]
        yield from good or numbered or candidates[:1]

    def by_numbers(self) -> None:
        numbers = {number: place for place, one in enumerate(self.ours) for number in one.source.ids}
        for their, one in enumerate(self.theirs):
            for number in one.source.ids:
                our = numbers.get(number)
                if our is None or our in self.found:
                    continue
                is_joined = share_within(self.our_words[our], self.their_words[their]) > 0.6
                if their not in self.claims or is_joined:
                    self.claim(their, our)

    def by_same_text(self) -> None:
        ours = Counter(one.flat for place, one in enumerate(self.ours) if place not in self.found)
        theirs: dict[str, list[int]] = {}
        for place, one in enumerate(self.theirs):
            if place not in self.claims:
                theirs.setdefault(one.flat, []).append(place)
        for place, one in enumerate(self.ours):
            same = theirs.get(one.flat, [])
            if place not in self.found and one.flat and ours[one.flat] == 1 and len(same) == 1:
                self.claim(same[0], place)

    def gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """Yield what is still without a partner between two neighbours that have not moved."""
        anchors = longest_increasing((min(ours), their) for their, ours in self.claims.items())
        edges = [(-1, -1), *anchors, (len(self.ours), len(self.theirs))]
        for (our, their), (next_our, next_their) in pairwise(edges):
            ours = [one for one in range(our + 1, next_our) if one not in self.found]
            theirs = [one for one in range(their + 1, next_their) if one not in self.claims]
            if ours and theirs:
                yield ours, theirs

    def by_likeness(self, ours: Sequence[int], theirs: Sequence[int], *, is_sick: bool) -> None:
        scores = {
            (our, their): score
            for our in ours
            for their in theirs
            if (score := self.score(our, their, is_sick=is_sick)) > 0
        }
        for our, their in _best_pairs(ours, theirs, scores):
            self.claim(their, our)
        self.other_halves(theirs)
        self.other_parts(ours)

    def score(self, our: int, their: int, *, is_sick: bool) -> float:
        """Return how likely it is that one is the other; 0 where it is not likely enough."""
        one, other = self.our_words[our], self.their_words[their]
        is_cell = self.ours[our].where[0] == "cell"
        if is_cell != (self.theirs[their].where[0] == "cell") or not other:
            return 0
        score = max(alike(one, other), 0.9 * share_within(one, other))
        if len(other) > 2:
            score = max(score, 0.9 * share_within(other, one))
        if is_cell and self.ours[our].where == self.theirs[their].where:
            score = max(score, _CELL_IN_PLACE)
        is_same = family(self.ours[our]) == family(self.theirs[their])
        least = (_SAME_KIND if is_same else _OTHER_KIND) - (_LENIENCE if is_sick else 0)
        in_place = is_cell and self.ours[our].where == self.theirs[their].where
        return score if score >= (min(least, _CELL_IN_PLACE) if in_place else least) else 0

    def other_halves(self, theirs: Sequence[int]) -> None:
        """Claim what was split from a paragraph beside it."""
        for their in theirs:
            words = self.their_words[their]
            if their in self.claims or len(words) < 2:
                continue
            for beside in (their - 1, their + 1):
                for our in self.claims.get(beside, ()):
                    whole = self.our_words[our]
                    first, second = min(their, beside), max(their, beside)
                    together = (*self.their_words[first], *self.their_words[second])
                    is_better = alike(together, whole) > alike(self.their_words[beside], whole) + 0.05
                    if share_within(words, whole) >= 0.7 and is_better:
                        self.claims.setdefault(their, set()).add(our)

    def other_parts(self, ours: Sequence[int]) -> None:
        """Claim what was joined to a paragraph beside it."""
        for our in ours:
            words = self.our_words[our]
            if our in self.found or len(words) < 2:
                continue
            for beside in (our - 1, our + 1):
                for their in [place for place, claimed in self.claims.items() if beside in claimed]:
                    first, second = min(our, beside), max(our, beside)
                    together = (*self.our_words[first], *self.our_words[second])
                    theirs = self.their_words[their]
                    is_better = alike(together, theirs) > alike(self.our_words[beside], theirs) + 0.05
                    if share_within(words, theirs) >= 0.8 and is_better:
                        self.claim(their, our)

    def by_place(self, ours: Sequence[int], theirs: Sequence[int]) -> None:
        """Claim what stands alone between two neighbours, as many of each: words were typed anew."""
        theirs = [one for one in theirs if self.has_text(one) or self.theirs[one].where[0] == "cell"]
        same = len(ours) == len(theirs) and all(
            family(self.ours[our]) == family(self.theirs[their]) for our, their in zip(ours, theirs, strict=True)
        )
        if same:
            for our, their in zip(ours, theirs, strict=True):
                self.claim(their, our)

    def groups(self) -> Iterator[Group]:
        holders: dict[int, set[int]] = {}
        for their, ours in self.claims.items():
            for our in ours:
                holders.setdefault(our, set()).add(their)
        seen: set[int] = set()
        for their in sorted(self.claims):
            if their in seen:
                continue
            group_theirs, group_ours, waiting = set[int](), set[int](), [their]
            while waiting:
                one = waiting.pop()
                if one in group_theirs:
                    continue
                group_theirs.add(one)
                for our in self.claims[one]:
                    group_ours.add(our)
                    waiting.extend(holders[our] - group_theirs)
            seen |= group_theirs
            yield Group(tuple(sorted(group_ours)), tuple(sorted(group_theirs)))


def _own_names(paragraph: PageParagraph) -> Iterator[str]:
    for name, (start, end) in paragraph.source.bookmarks.items():
        if name.startswith("_bp_") and end > start and not _NOT_OF_PARAGRAPHS.fullmatch(name):
            yield name


def _best_pairs(
    ours: Sequence[int], theirs: Sequence[int], scores: dict[tuple[int, int], float]
) -> list[tuple[int, int]]:
    """Return the pairs, in order on both sides, that are most alike together."""
    width = len(theirs) + 1
    best: list[list[float]] = [[0.0] * width for _ in range(len(ours) + 1)]
    for row in range(len(ours) - 1, -1, -1):
        for column in range(len(theirs) - 1, -1, -1):
            with_both = scores.get((ours[row], theirs[column]), 0.0)
            with_both = with_both + best[row + 1][column + 1] if with_both else 0.0
            best[row][column] = max(best[row + 1][column], best[row][column + 1], with_both)
    pairs, row, column = [], 0, 0
    while row < len(ours) and column < len(theirs):
        if best[row][column] == best[row + 1][column]:
            row += 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            pairs.append((ours[row], theirs[column]))
            row, column = row + 1, column + 1
    return pairs
