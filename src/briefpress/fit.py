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

# A last page this full is full: another layout would gain less than two lines.
_FULL = 0.06
# What the search aims at below the budget, so that rounding does not carry it over.
_MARGIN = 0.02


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
    if not search.fits(0):
        if not search.at_fits(TIGHTEST):
            return search.result(TIGHTEST, standard, fits=False)
        return search.result(search.narrow(0, TIGHTEST), standard)
    if standard.extent >= budget.least:
        return search.result(0, standard)
    if search.at_fits(LOOSEST):
        fullest = LOOSEST
        if search.at(LOOSEST).extent <= standard.extent:
            fullest = 0
        return search.result(fullest, standard)
    return search.result(search.narrow(LOOSEST, 0), standard)


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

    def narrow(self, over: int, within: int) -> int:
        """Return a step that fits, between one that does not (roomier) and one that does (tighter): regula falsi."""
        while within - over > 1 and len(self.measures) < MOST_LAYOUTS:
            if self.budget.pages - self.at(within).extent <= _FULL:
                break
            step = self.between(over, within)
            if self.at_fits(step):
                within = step
            else:
                over = step
        return within

    def between(self, over: int, within: int) -> int:
        """Return the step at which a straight line through both extents meets the budget, kept inside the bracket."""
        above, below = self.at(over).extent, self.at(within).extent
        share = (above - self.budget.pages + _MARGIN) / (above - below) if above > below else 0.5
        return min(max(over + round((within - over) * share), over + 1), within - 1)

    def result(self, step: int, standard: Measure, fits: bool = True) -> Fit:
        return Fit(step, self.at(step), standard, len(self.measures), fits)
