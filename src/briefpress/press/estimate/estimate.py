"""Job's document + what its length promises + layouts that were made -> the density to lay out next.

An estimate is off by a few hundredths, by how much nobody knows beforehand. So each density is estimated for several
factors by which the text may be longer than reckoned; a layout that was made says which of them are likely, since only
some of them put the last section and the end where the layout has them. The density is taken that keeps the promise
with the most of what is likely.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from math import exp

from briefpress.document import tree
from briefpress.press.estimate.heights import heights_of, paper_of
from briefpress.press.estimate.lines import Look, Widths
from briefpress.press.estimate.stretch import Extent, Paper, Stretch, extent_of
from briefpress.press.measure import LOOSEST, MOST_OPENED, TIGHTEST, Budget, Measure
from briefpress.theme.theme import Theme

_FACTORS = tuple(1 + number / 250 for number in range(-10, 11))
# How far estimates of the shipped brief in six languages are off: of one page, and of several.
_SPREAD_OF_ONE, _SPREAD = 0.008, 0.02
# Pages by which a layout may be off an estimate whose factor is right.
_NOISE = 0.06
_ROUGH, _FINE = 16, 2
"""Steps from one density that is estimated to the next, first and last."""
# What an extent is worth that is nearly right; and a step away from the standard setting costs.
_OPENABLE, _OTHERWISE = 0.7, 0.3
_OPENS = 0.035
_A_STEP = 0.0015
_AWAY = 0.6
# How likely the standard setting should keep the promise for no other to be looked for.
_ENOUGH = 0.6
# By how much a document shrinks from the standard setting to the tightest.
_SHRINKS = 0.26


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is reckoned of one document."""

    document: tree.Document
    theme: Theme
    widths: Widths
    budget: Budget
    texts: dict[int, str] = field(default_factory=dict)
    words: dict[tuple[int, str], float] = field(default_factory=dict)
    extents: dict[int, tuple[Extent, ...]] = field(default_factory=dict)
    """Where the document ends at a step of the density, for each factor."""

    def step(self, measures: Mapping[int, Measure]) -> int:
        """Return the step to lay out next, given the layouts at other ones; one of these where none seems better."""
        likely, between = self._likelihoods(measures), self._between(measures)
        otherwise = min(measures, key=lambda step: abs(step), default=0)
        if TIGHTEST in between and all(extent.pages > self.budget.pages for extent in self._extents(TIGHTEST)):
            return TIGHTEST
        # What cannot be filled is a question for layouts.
        is_short = all(extent.pages < self.budget.pages for extent in self._extents(LOOSEST))
        if not between or is_short:
            return otherwise
        if 0 in between and self._worth(0, likely) > _ENOUGH:
            return 0
        stride = max(1, min(_ROUGH, len(between) // 4))
        candidates = {0 if 0 in between else between[0], *between[::stride]}
        while True:
            best: int = max(candidates, key=lambda step: (self._worth(step, likely), -abs(step)))
            if stride <= _FINE:
                return best
            stride //= 2
            candidates |= {best - stride, best + stride} & set(between)

    def length(self, step: int, measures: Mapping[int, Measure]) -> float:
        """Return how many pages are likely at a step, the last one as far as it is filled."""
        likely = zip(self._extents(step), self._likelihoods(measures), strict=True)
        return sum(extent.length * share for extent, share in likely)

    def _between(self, measures: Mapping[int, Measure]) -> range:
        """Return the steps that may keep the promise: tighter than what was too long, looser than what was not."""
        over = (self._beyond(step, measure) for step, measure in measures.items() if measure.pages > self.budget.pages)
        within = (step for step, measure in measures.items() if measure.pages <= self.budget.pages)
        return range(max(over, default=LOOSEST), min(within, default=TIGHTEST + 1))

    def _beyond(self, step: int, measure: Measure) -> int:
        """Return the least step that may do where one is too long: what is too long shrinks evenly at best."""
        length = measure.pages - 1 + measure.fill
        return min(step + max(1, int((length - self.budget.pages) / (length * _SHRINKS / TIGHTEST))), TIGHTEST)

    def _likelihoods(self, measures: Mapping[int, Measure]) -> tuple[float, ...]:
        spread = _SPREAD_OF_ONE if self.budget.pages == 1 else _SPREAD
        weights = [exp(-(((factor - 1) / spread) ** 2) / 2) for factor in _FACTORS]
        for step, measure in measures.items():
            for number, extent in enumerate(self._extents(step)):
                weights[number] /= 1 + (_off(extent, measure) / _NOISE) ** 2
        return tuple(weight / sum(weights) for weight in weights)

    def _worth(self, step: int, likely: tuple[float, ...]) -> float:
        """Return how likely a step is to keep the promise, nearly right ones counted as parts."""
        worths = map(partial(_worth, self.budget), self._extents(step))
        return sum(one * share for one, share in zip(worths, likely, strict=True)) - _A_STEP * abs(step)

    def _extents(self, step: int) -> tuple[Extent, ...]:
        if step not in self.extents:
            is_one_page = self.budget.pages == 1
            theme = self.theme.at(step / TIGHTEST)
            look = Look(theme, self.widths, self.document.language, is_one_page, self.texts, self.words)
            stretches, paper = heights_of(self.document, look), paper_of(look)
            self.extents[step] = tuple(_longer(stretches, paper, factor) for factor in _FACTORS)
        return self.extents[step]


def _longer(stretches: tuple[Stretch, ...], paper: Paper, factor: float) -> Extent:
    """Return where stretches end that are longer by a factor: as if the paper were as much shorter."""
    return extent_of(stretches, Paper(paper.first / factor, paper.others / factor))


def _off(extent: Extent, measure: Measure) -> float:
    """Return by how many pages an estimate and a layout differ, where they end and where their sources begin."""
    off = abs(extent.length - (measure.pages - 1 + measure.fill))
    return off + abs(extent.last_section - measure.last_section) if measure.last_section else off


def _worth(budget: Budget, extent: Extent) -> float:
    lack = budget.fill - extent.fill
    if extent.pages != budget.pages:
        return -_AWAY * abs(extent.length - budget.pages)
    if lack <= 0:
        return 1.0
    is_openable = budget.pages > 1 and lack <= MOST_OPENED * _OPENS
    return _OPENABLE if is_openable else max(0.0, _OTHERWISE - lack)
