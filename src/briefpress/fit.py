"""Budget + a way to lay out -> the density at which an edition fits. Pure: it knows layouts only through a callable.

Density is a step on a grid from -64 (loosest) over 0 (the standard setting) to 64 (tightest); the theme says what
that means for sizes, leading, gaps and margins. The search keeps a bracket and never assumes that a tighter setting is
a shorter one: what it returns was laid out and counted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

TIGHTEST = 64
LOOSEST = -64
MOST_LAYOUTS = 5
"""How often one edition is laid out at most."""

# What the search aims at below the budget, so that rounding does not carry it over.
_MARGIN = 0.02

# By how much a document shrinks at the tightest setting, and grows at the loosest, as a share of its standard extent.
# Only the first guess uses it: a wrong one costs a layout, never a wrong result.
_SHRINKS = 0.28
_GROWS = 0.16

# After so many layouts, what the length promises of its last page is good enough.
_PATIENCE = 3


@dataclass(frozen=True, slots=True)
class Measure:
    """One layout, measured."""

    pages: int
    fill: float
    """How much of the last page is filled, 0 to 1."""

    @property
    def extent(self) -> float:
        """Pages, the last one as far as it is filled."""
        return self.pages - 1 + min(1.0, self.fill)


@dataclass(frozen=True, slots=True)
class Budget:
    """What a length promises."""

    pages: int
    fill: float
    """How much of the last page should at least be filled, 0 to 1."""

    @property
    def least(self) -> float:
        """The extent at which the last promised page is as full as it should be."""
        return self.pages - 1 + self.fill


@dataclass(frozen=True, slots=True)
class Fit:
    """What was found."""

    step: int
    """The density chosen, on the grid; the tightest where nothing fits."""
    measure: Measure
    standard: Measure
    """The standard setting's."""
    layouts: int
    fits: bool

    @property
    def density(self) -> float:
        """-1 (loosest) to 1 (tightest)."""
        return self.step / TIGHTEST


def fit(budget: Budget, lay_out: Callable[[int], Measure]) -> Fit:
    """Return the roomiest setting found that keeps the budget and fills its last page, or the tightest one.

    `lay_out` measures the edition at a step of density; it is called at most MOST_LAYOUTS times, for each step once.
    """
    search = _Search(budget, lay_out)
    standard = search.at(0)
    if standard.pages > budget.pages:
        return search.tightened(standard)
    if standard.extent < budget.least:
        return search.loosened(standard)
    return search.result(0, standard)


@dataclass(slots=True)
class _Search:
    """The layouts of one edition so far."""

    budget: Budget
    lay_out: Callable[[int], Measure]
    measures: dict[int, Measure] = field(default_factory=dict)

    def at(self, step: int) -> Measure:
        if step not in self.measures:
            self.measures[step] = self.lay_out(step)
        return self.measures[step]

    def fits(self, step: int) -> bool:
        return self.measures[step].pages <= self.budget.pages

    def at_fits(self, step: int) -> bool:
        self.at(step)
        return self.fits(step)

    def tightened(self, standard: Measure) -> Fit:
        """Return the fit of an edition that is too long at the standard setting."""
        excess = standard.extent - self.budget.pages + _MARGIN
        guess = min(max(round(TIGHTEST * excess / (standard.extent * _SHRINKS)), 1), TIGHTEST)
        if self.at_fits(guess):
            return self.result(self.narrow(0, guess), standard)
        if guess == TIGHTEST or not self.at_fits(TIGHTEST):
            return self.result(TIGHTEST, standard, fits=False)
        return self.result(self.narrow(guess, TIGHTEST), standard)

    def loosened(self, standard: Measure) -> Fit:
        """Return the fit of an edition whose last page is too empty at the standard setting."""
        lack = self.budget.pages - _MARGIN - standard.extent
        guess = -min(max(round(-LOOSEST * lack / (standard.extent * _GROWS)), 1), -LOOSEST)
        if self.at_fits(guess):
            within = guess if self.at(guess).extent > standard.extent else 0
            return self.result(within, standard)
        return self.result(self.narrow(guess, 0), standard)

    def narrow(self, over: int, within: int) -> int:
        """Return a step that fits, between one that does not (roomier) and one that does (tighter): regula falsi."""
        while within - over > 1 and len(self.measures) < MOST_LAYOUTS and not self.is_full(within):
            step = self.between(over, within)
            if self.at_fits(step):
                within = step
            else:
                over = step
        return within

    def is_full(self, step: int) -> bool:
        """Say whether a step fills the last page so well that another layout is not worth its time."""
        extent = self.at(step).extent
        if len(self.measures) > _PATIENCE:
            return extent >= self.budget.least
        return self.budget.pages - extent <= (1 - self.budget.fill) / 2

    def between(self, over: int, within: int) -> int:
        """Return the step at which a straight line through both extents meets the budget, kept inside the bracket."""
        above, below = self.at(over).extent, self.at(within).extent
        share = (above - self.budget.pages + _MARGIN) / (above - below) if above > below else 0.5
        return min(max(over + round((within - over) * share), over + 1), within - 1)

    def result(self, step: int, standard: Measure, fits: bool = True) -> Fit:
        return Fit(step, self.at(step), standard, len(self.measures), fits)
