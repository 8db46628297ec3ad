"""Budget + a way to lay out -> the cuts and the density at which an edition fits.

Pure: it knows layouts only through a callable. Density is a step on a grid from -64 (loosest) over 0 (the standard
setting) to 64 (tightest); the theme says what that means for sizes, leading, gaps and margins. Cuts are a number: that
many blocks of a fixed order are left out. The search never assumes that a tighter setting or a shorter text is a
shorter document: what it returns was laid out and counted, and so was, too long, the same text with one block more.

A solver that finds density and cuts at once was refused: content is worth more than air, so cuts begin only where the
tightest setting is too long, and stop at the first number that fits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

TIGHTEST = 64
LOOSEST = -64
MOST_LAYOUTS = 5
"""How often an edition is laid out at most when nothing has to be cut."""
MOST_WITH_CUTS = 8
"""How often when something has to be; more only where over 31 blocks could be cut."""

# What the search aims at below the budget, so that rounding does not carry it over.
_MARGIN = 0.02

# By how much a document shrinks at the tightest setting, and grows at the loosest, as a share of its standard extent.
# Only the first guess uses it: a wrong one costs a layout, never a wrong result.
_SHRINKS = 0.28
_GROWS = 0.16

# With so few layouts left, what the length promises of its last page is good enough.
_SPARED = 2

# So many layouts the search may need to begin with: the standard setting, a guess, the tightest.
_NEEDED = 3

_UNCUT: Mapping[int, float] = MappingProxyType({0: 1.0})
_NOTHING: Mapping[Setting, Measure] = MappingProxyType({})


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


@dataclass(frozen=True, slots=True, order=True)
class Setting:
    """One way to set an edition."""

    cuts: int
    """How many blocks are left out."""
    step: int
    """The density, on the grid."""

    @property
    def density(self) -> float:
        """-1 (loosest) to 1 (tightest)."""
        return self.step / TIGHTEST


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

    setting: Setting
    """The one chosen; the one with most cuts at the tightest step where nothing fits."""
    measure: Measure
    measures: Mapping[Setting, Measure]
    """Every layout that the choice rests on."""
    fits: bool

    @property
    def layouts(self) -> int:
        return len(self.measures)


def fit(
    budget: Budget,
    lay_out: Callable[[Setting], Measure],
    shares: Mapping[int, float] = _UNCUT,
    known: Mapping[Setting, Measure] = _NOTHING,
) -> Fit:
    """Return the roomiest setting found that keeps the budget, cuts least and fills the last page, or the tightest one.

    `shares` names the numbers of cuts to choose from, without gaps, and about how long the text is with each.
    `lay_out` measures the edition at a setting; it is called for each setting once, and not for those `known`, which
    count as layouts all the same: what was measured before, with fewer cuts too, is part of the cost.
    """
    first = min(shares)
    search = _Search(budget, lay_out, shares, first, MOST_LAYOUTS, dict(known))
    if first:
        search.most = max(MOST_WITH_CUTS, len(known) + 1)
        if search.left < _NEEDED:
            return search.hurried()
    standard = search.at(Setting(first, 0))
    if standard.pages <= budget.pages:
        return search.loosened(first)
    fewest = search.tightened()
    if fewest.fits or len(shares) == 1:
        return fewest
    search.most = max(MOST_WITH_CUTS, search.most)
    return search.cut()


@dataclass(slots=True)
class _Search:
    """The layouts of one edition so far."""

    budget: Budget
    lay_out: Callable[[Setting], Measure]
    shares: Mapping[int, float]
    first: int
    """The fewest cuts to choose from."""
    most: int
    """How many layouts may be made; known ones count."""
    measures: dict[Setting, Measure]

    def at(self, setting: Setting) -> Measure:
        if setting not in self.measures:
            self.measures[setting] = self.lay_out(setting)
        return self.measures[setting]

    def fits(self, setting: Setting) -> bool:
        """Lay a setting out and say whether it keeps the budget."""
        return self.at(setting).pages <= self.budget.pages

    @property
    def left(self) -> int:
        """How many layouts may still be made."""
        return self.most - len(self.measures)

    # ---- density

    def tightened(self) -> Fit:
        """Return the fit of an edition that is too long at the standard setting, with the fewest cuts."""
        standard = self.at(Setting(self.first, 0)).extent
        excess = standard - self.budget.pages + _MARGIN
        guess = Setting(self.first, min(max(round(TIGHTEST * excess / (standard * _SHRINKS)), 1), TIGHTEST))
        if self.fits(guess):
            return self.result(self.narrowed(0, standard, guess))
        tightest = Setting(self.first, TIGHTEST)
        if guess == tightest or not self.fits(tightest):
            return self.result(tightest, fits=False)
        return self.result(self.narrowed(guess.step, self.at(guess).extent, tightest))

    def loosened(self, cuts: int) -> Fit:
        """Return the fit of an edition that fits at the standard setting and leaves the last page too empty."""
        within = Setting(cuts, 0)
        while self.at(within).extent < self.budget.least and within.step > LOOSEST and self.left > 0:
            extent = self.at(within).extent
            lack = self.budget.pages - _MARGIN - extent
            step = max(within.step + min(round(LOOSEST * lack / (extent * _GROWS)), -1), LOOSEST)
            tried = Setting(cuts, step)
            if not self.fits(tried):
                return self.result(self.narrowed(step, self.at(tried).extent, within))
            if self.at(tried).extent <= extent:
                break
            within = tried
        return self.result(within)

    def narrowed(self, over: int, extent: float, within: Setting) -> Setting:
        """Return a setting that fits, between a roomier step that is too long and a tighter one that fits.

        Regula falsi; `extent` is how long the document is at the roomier step.
        """
        while within.step - over > 1 and self.left > 0 and not self.is_full(within):
            step = self.between(over, extent, within)
            tried = Setting(within.cuts, step)
            if self.fits(tried):
                within = tried
            else:
                over, extent = step, self.at(tried).extent
        return within

    def is_full(self, setting: Setting) -> bool:
        """Say whether a setting fills the last page so well that another layout is not worth its time."""
        extent = self.at(setting).extent
        if self.left < _SPARED:
            return extent >= self.budget.least
        return self.budget.pages - extent <= (1 - self.budget.fill) / 2

    def between(self, over: int, above: float, within: Setting) -> int:
        """Return the step at which a straight line through both extents meets the budget, kept inside the bracket."""
        below = self.at(within).extent
        share = (above - self.budget.pages + _MARGIN) / (above - below) if above > below else 0.5
        return min(max(over + round((within.step - over) * share), over + 1), within.step - 1)

    # ---- cuts

    def hurried(self) -> Fit:
        """Return the fit of an edition that has been laid out so often that little is left: the tightest first."""
        tightest = Setting(self.first, TIGHTEST)
        if self.fits(tightest):
            return self.relaxed(self.first)
        return self.cut() if len(self.shares) > 1 else self.result(tightest, fits=False)

    def cut(self) -> Fit:
        """Return the fit of an edition that is too long at the tightest setting with the fewest cuts."""
        beyond = max(self.shares) + 1
        over, within = self.first, beyond
        while within - over > 1:
            tried = self.number_between(over, within)
            if self.fits(Setting(tried, TIGHTEST)):
                within = tried
            else:
                over = tried
        if within == beyond:
            return self.result(Setting(within - 1, TIGHTEST), fits=False)
        return self.relaxed(within)

    def relaxed(self, cuts: int) -> Fit:
        """Return the fit of an edition with so many cuts, which fits at the tightest setting."""
        tightest = Setting(cuts, TIGHTEST)
        known = self.measures.get(Setting(self.first, 0))
        extent = known.extent * self.shares[cuts] / self.shares[self.first] if known else self.budget.pages + _MARGIN
        if extent > self.budget.pages or self.left == 0 or self.is_full(tightest):
            return self.result(self.narrowed(0, max(extent, self.budget.pages), tightest))
        standard = Setting(cuts, 0)
        if self.fits(standard):
            return self.loosened(cuts)
        return self.result(self.narrowed(0, self.at(standard).extent, tightest))

    def number_between(self, over: int, within: int) -> int:
        """Return the number of cuts that should just do, kept inside the bracket and able to close it in time."""
        ends = [Setting(number, TIGHTEST) for number in (over, within) if Setting(number, TIGHTEST) in self.measures]
        (first, above), (last, below) = (
            (self.shares[end.cuts], self.measures[end].extent) for end in (ends[0], ends[-1])
        )
        slope = (above - below) / (first - last) if first > last and above > below else above / first
        fitting = first - (above - self.budget.pages) / slope
        guess = next((number for number in range(over + 1, within) if self.shares[number] <= fitting), within - 1)
        # Halves are left for the layouts that remain: each of them can close a bracket of twice the width.
        reach: int = 2 ** max(self.left - 1, 0)
        if within - over <= 2 * reach:
            return min(max(guess, within - reach, over + 1), over + reach, within - 1)
        return (over + within) // 2

    def result(self, setting: Setting, fits: bool = True) -> Fit:
        return Fit(setting, self.at(setting), MappingProxyType(self.measures), fits)
