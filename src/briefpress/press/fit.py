"""Budget + a way to lay out -> the cuts and the density at which an edition fits.

Pure: it knows layouts only through a callable. Density is a step on a grid from -64 (loosest) over 0 (the standard
setting) to 64 (tightest); the theme says what that means for sizes, leading, gaps and margins. Cuts are a number: that
many blocks of a fixed order are left out. The search never assumes that a tighter setting or a shorter text is a
shorter document: what it returns was laid out and counted, and so was, too long, the same text with one block more.

A solver that finds density and cuts at once was refused: content is worth more than air, so cuts begin only where the
tightest setting is too long, and stop at the first number that fits.

Settings that fit are not alike: a measure says how badly pages end. Where the first one found is not good, settings
near it are tried as long as layouts are left, and the best of those that were measured is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from math import ceil
from types import MappingProxyType
from typing import TypeAlias

from briefpress.press.measure import LOOSEST, MOST_OPENED, TIGHTEST, Budget, Fit, Measure, Setting, spent

MOST_LAYOUTS = 6
"""How often an edition is laid out at most when nothing has to be cut."""
MOST_TO_END_WELL = 14
"""How often when the first settings that fit end pages badly."""
MOST_PAGES_TO_END_WELL = 112
"""And how many pages are set for that: so many times eight. Of a longer text some page always ends badly."""
MOST_WITH_CUTS = 9
"""How often when something has to be; more only where over 31 blocks could be cut."""

# What the search aims at, as a share of what the last page may lack: what must not be broken makes a document longer
# than its extent says. A looser setting is for the last page only, and aims at the middle.
_SHY = 0.25
_SHY_OF_LOOSE = 0.5
# Less than this share of a page is not counted on.
_MARGIN = 0.03
# After so many layouts that are too long, straight lines are not trusted any more: what must not be broken makes steps.
_MISSES = 1
# By how much a document shrinks at the tightest setting, and grows at the loosest, as a share of its standard extent: a
# first guess, which costs a layout where it is wrong, and never a wrong result.
_SHRINKS = 0.23
_GROWS = 0.26
# With so few layouts left, what the length promises of its last page is good enough.
_SPARED = 2
# Rather than leave more of the last page empty, the text is set tighter than standard on one page less.
_BLANK_THIRD = 2 / 3

# How much of a page the last one gains when the sources of a long list are opened by one.
_OPENS, _OPENS_AT_BEST = 0.03, 0.045
# So many steps from one that is too long no roomier one is sought where a section on a new page fills the last page.
_CLOSE = 12
# Pages by which the end of the last page should move from one setting near a good one to the next.
_STEP_ASIDE = 0.06
# How many such steps: what a page ends badly with may be the same for some.
_ASIDE = (1, 2.5, 4.5, 6.5, 9, 12, 16, 21)
# So many layouts the search may need to begin with: the standard setting, a guess, the tightest.
_NEEDED = 3
# How often what is laid out next is guessed, before it is sought.
_GUESSES = 3
# Steps between which nothing more is sought where there are several pages: what page ends make jump jumps between any.
_NARROW = 3

Guess: TypeAlias = Callable[[Mapping[int, Measure]], int]

_UNCUT: Mapping[int, float] = MappingProxyType({0: 1.0})
_NOTHING: Mapping[Setting, Measure] = MappingProxyType({})


def fit(
    budget: Budget,
    lay_out: Callable[[Setting], Measure],
    shares: Mapping[int, float] = _UNCUT,
    known: Mapping[Setting, Measure] = _NOTHING,
    guess: Guess = lambda _: 0,
) -> Fit:
    """Return the roomiest setting found that keeps the budget, cuts least and fills the last page, or the tightest one.

    `guess` names the step to lay out next where nothing is cut, given those that were: a wrong one costs layouts, never
    a wrong result. `shares` names the numbers of cuts to choose from, without gaps, and about how long the text is with
    each.
    `lay_out` measures the edition at a setting; it is called for each setting once, and not for those `known`, which
    count as layouts all the same: what was measured before, with fewer cuts too, is part of the cost.
    """
    first = min(shares)
    search = _Search(budget, lay_out, shares, first, MOST_LAYOUTS, dict(known), budget.pages, guess)
    found = search.fit()
    return search.improved(found) if found.fits else found


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
    pages: int
    """How many pages are aimed at: those promised, or fewer where the text cannot fill them."""
    guess: Guess

    def fit(self) -> Fit:
        """Return the roomiest fit with the fewest cuts that fills the last page, or the tightest one."""
        if self.first:
            self.most = max(MOST_WITH_CUTS, ceil(spent(self.measures)) + 1)
            if self.left < _NEEDED:
                return self.hurried()
        fewest = self.uncut()
        if fewest.fits or len(self.shares) == 1:
            return fewest
        self.most = max(MOST_WITH_CUTS, self.most)
        return self.cut()

    def at(self, setting: Setting) -> Measure:
        if setting not in self.measures:
            self.measures[setting] = self.lay_out(setting)
        return self.measures[setting]

    def fits(self, setting: Setting) -> bool:
        """Lay a setting out and say whether it has no more pages than are aimed at."""
        return self.at(setting).pages <= self.pages

    def aim(self, shy: float) -> float:
        """Return the extent to aim at: by a share of what the last page may lack less than all pages."""
        return self.pages - shy * (1 - self.budget.fill)

    @property
    def left(self) -> int:
        """How many layouts may still be made."""
        return int(self.most - spent(self.measures) + _MARGIN)

    # ---- density

    def uncut(self) -> Fit:
        """Return the fit with the fewest cuts: that of a guess, or sought from the guesses on."""
        for _ in range(1 if self.first else _GUESSES):
            tried = Setting(self.first, 0 if self.first else self.guess(self.by_step()))
            if tried in self.measures and self.by_step():
                break
            if self.fits(tried) and self.can_be_filled(tried):
                return self.result(tried)
        steps = self.by_step()
        within = min((step for step, measure in steps.items() if measure.pages <= self.pages), default=None)
        if within is None:
            return self.tightened(Setting(self.first, max(steps)))
        over = max((step for step in steps if step < within), default=None)
        if over is None and within <= 0:
            return self.loosened(Setting(self.first, within))
        # Where none was too long, nobody knows yet that the standard setting is.
        reckoned = max(steps[within].extent * (1 + _SHRINKS * within / TIGHTEST), self.pages + _MARGIN)
        begin, extent = (0, reckoned) if over is None else (over, steps[over].extent)
        return self.result(self.narrowed(begin, extent, Setting(self.first, within)))

    def by_step(self) -> Mapping[int, Measure]:
        """Return the layouts with the fewest cuts in which nothing else was chosen, by the steps of their density."""
        return {one.step: measure for one, measure in self.measures.items() if one == Setting(self.first, one.step)}

    def tightened(self, begun: Setting) -> Fit:
        """Return the fit of an edition that is too long at the standard setting, or at a tighter one."""
        tightest = replace(begun, step=TIGHTEST)
        if begun == tightest:
            return self.result(tightest, fits=False)
        slope = self.at(begun).extent * _SHRINKS / TIGHTEST
        over, tried, shy = begun, self.further(begun, slope, 1), 1
        while not self.fits(tried):
            if tried == tightest:
                return self.result(tightest, fits=False)
            slope = max((self.at(begun).extent - self.at(tried).extent) / (tried.step - begun.step), slope / 2)
            shy += 1
            # The tightest setting has to be tried before anything is refused.
            over, tried = tried, self.further(tried, slope, shy) if self.left > _SPARED else tightest
        return self.result(self.narrowed(over.step, self.at(over).extent, tried))

    def further(self, over: Setting, slope: float, shy: int) -> Setting:
        """Return a tighter setting than one that is too long: where a line falling so much a step meets the budget.

        The oftener it was too long, the farther.
        """
        steps = max(ceil((self.at(over).extent - self.aim(shy * _SHY)) / slope), shy**2)
        return Setting(over.cuts, min(over.step + steps, TIGHTEST))

    def loosened(self, within: Setting) -> Fit:
        """Return the fit of an edition that fits at the standard setting, or a looser one, filled if it can be."""
        while not self.is_filled(within) and within.step > LOOSEST and self.left > 0:
            extent = self.at(within).extent
            lack = self.aim(_SHY_OF_LOOSE) - extent
            step = max(within.step + min(round(LOOSEST * lack / (extent * _GROWS)), -1), LOOSEST)
            tried = replace(within, step=step)
            if not self.fits(tried):
                return self.result(self.narrowed(step, self.at(tried).extent, within))
            if self.at(tried).extent <= extent:
                break
            within = tried
        return self.result(within if self.is_filled(within) else self.filled_with_fewer(within))

    def filled_with_fewer(self, loosest: Setting) -> Setting:
        """Return a setting that fills fewer pages than are promised, or the loosest one where none is found."""
        self.pages = self.at(loosest).pages
        if self.is_filled(loosest) or self.pages == 1 or self.left < _SPARED:
            return loosest
        self.pages -= 1
        standard = Setting(loosest.cuts, 0)
        if self.fits(standard):
            return self.narrowed(loosest.step, self.at(loosest).extent, standard)
        if self.at(loosest).fill > _BLANK_THIRD:
            return loosest
        tighter = self.tightened(standard)
        return tighter.setting if tighter.fits else loosest

    def is_filled(self, setting: Setting) -> bool:
        """Say whether a setting has the pages aimed at, and the last of them is as full as promised."""
        return self.at(setting).pages == self.pages and not self.lack(setting)

    def lack(self, setting: Setting) -> float:
        """Return how much of a page the last one lacks."""
        return max(0.0, self.budget.fill - self.at(setting).fill)

    def can_be_filled(self, setting: Setting) -> bool:
        """Say whether a setting has the pages aimed at, and the last is full, or is by a part of a layout more."""
        measure = self.at(setting)
        if measure.pages != self.pages or self.pages == 1 or self.is_filled(setting):
            return self.is_filled(setting)
        # What is done to end other pages well may fill the last one too.
        if measure.demerits:
            return measure.fill + MOST_OPENED * _OPENS >= self.budget.fill
        return any(self.left > 0 and self.is_filled(one) for one in self.filling(setting))

    def filling(self, setting: Setting) -> Iterator[Setting]:
        """Yield settings like one whose last page is not full, which may fill it."""
        measure, opened = self.at(setting), tuple(self.opened(setting))
        over = max((step for step, one in self.by_step().items() if one.pages > self.pages), default=LOOSEST - _CLOSE)
        if opened or setting.step > max(0, over + _CLOSE):
            yield from opened
            return
        # What follows is pushed on by more than what is pushed first: before what is kept whole, pages end early.
        pushing = measure.pushing(self.budget.fill)
        yield from (_on_new_page(setting, one.section) for one in pushing[:1] if one.pushed >= self.lack(setting) / 2)

    def narrowed(self, over: int, extent: float, within: Setting) -> Setting:
        """Return a setting that fits, between a roomier step that is too long and a tighter one that fits.

        Regula falsi; `extent` is how long the document is at the roomier step.
        """
        missed, narrow = 0, _NARROW if self.pages > 1 else 1
        while within.step - over > narrow and self.left > 0 and not self.can_be_filled(within):
            middle = (over + within.step + 1) // 2
            step = self.between(over, extent, within) if missed < _MISSES else middle
            tried = Setting(within.cuts, step)
            if self.fits(tried):
                within = tried
            else:
                over, extent, missed = step, self.at(tried).extent, missed + 1
        return within

    def between(self, over: int, above: float, within: Setting) -> int:
        """Return the step at which a straight line through both extents meets the budget, kept inside the bracket."""
        below = self.at(within).extent
        share = (above - self.aim(_SHY)) / (above - below) if above > below else 0.5
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
        extent = known.extent * self.shares[cuts] / self.shares[self.first] if known else self.pages + _MARGIN
        if extent > self.pages or self.left == 0 or self.is_filled(tightest):
            return self.result(self.narrowed(0, max(extent, self.pages), tightest))
        standard = Setting(cuts, 0)
        if self.fits(standard):
            return self.loosened(standard)
        return self.result(self.narrowed(0, self.at(standard).extent, tightest))

    def number_between(self, over: int, within: int) -> int:
        """Return the number of cuts that should just do, kept inside the bracket and able to close it in time."""
        ends = [Setting(number, TIGHTEST) for number in (over, within) if Setting(number, TIGHTEST) in self.measures]
        (first, above), (last, below) = (
            (self.shares[end.cuts], self.measures[end].extent) for end in (ends[0], ends[-1])
        )
        slope = (above - below) / (first - last) if first > last and above > below else above / first
        fitting = first - (above - self.pages) / slope
        guess = next((number for number in range(over + 1, within) if self.shares[number] <= fitting), within - 1)
        # Halves are left for the layouts that remain: each of them can close a bracket of twice the width.
        reach: int = 2 ** max(self.left - 1, 0)
        if within - over <= 2 * reach:
            return min(max(guess, within - reach, over + 1), over + reach, within - 1)
        return (over + within) // 2

    # ---- page ends

    def improved(self, found: Fit) -> Fit:
        """Return the fit whose pages end best, of those measured and some near the one found, cuts being the same."""
        often = min(MOST_TO_END_WELL, MOST_PAGES_TO_END_WELL // found.measure.pages)
        # What the search had left is for texts that are not long.
        self.most = often if often < MOST_TO_END_WELL else max(self.most, often)
        self.pages = self.budget.pages
        near = tuple(self.near(found))
        best = self.best(found.setting.cuts)
        while self.left > 0 and self.demerits(best):
            others = chain.from_iterable(map(self.beside, self.from_best(found.setting.cuts)[1:]))
            # What is beside takes over pages, and costs a part of what another density does.
            tried = next((one for one in chain(self.beside(best), others, near) if one not in self.measures), None)
            if tried is None:
                break
            self.at(tried)
            best = self.best(found.setting.cuts)
        return self.result(best)

    def beside(self, setting: Setting) -> Iterator[Setting]:
        """Yield settings that differ from one in what begins on a new page, or in how far apart the sources stand.

        A page may end early where a section begins; and what is pushed on by that fills the last page, as sources do.
        """
        measure = self.at(setting)
        pushing = measure.pushing(self.budget.fill)
        yield from self.opened(setting)
        if self.lack(setting):
            yield from (_on_new_page(setting, start.section) for start in pushing)
        # A page before it may end well by that, or one that follows.
        for start in sorted(pushing, key=lambda one: (one.page not in measure.short, -one.page)):
            yield _on_new_page(setting, start.section)

    def opened(self, setting: Setting) -> Iterator[Setting]:
        """Yield settings with the sources farther apart, by as much as may fill the last page."""
        lack = self.lack(setting)
        if 0 < lack <= MOST_OPENED * _OPENS_AT_BEST:
            first = min(setting.opened + ceil(lack / _OPENS), MOST_OPENED)
            yield from (replace(setting, opened=opened) for opened in range(first, MOST_OPENED + 1))

    def best(self, cuts: int) -> Setting:
        """Return what ends best of what fits with so many cuts."""
        return self.from_best(cuts)[0]

    def from_best(self, cuts: int) -> list[Setting]:
        """Return what fits with so many cuts, the best first; of equals the fullest, then the nearest to standard."""
        fitting = (one for one, measure in self.measures.items() if one.cuts == cuts and measure.pages <= self.pages)
        return sorted(fitting, key=lambda one: (self.demerits(one), -self.measures[one].extent, abs(one.step), one))

    def demerits(self, setting: Setting) -> int:
        return self.budget.demerits(self.measures[setting])

    def near(self, found: Fit) -> Iterator[Setting]:
        """Yield settings around one that fits, the nearest first, but last those with a last page that is too empty."""
        cuts, start = found.setting.cuts, found.setting.step
        a_step = found.measure.extent * _SHRINKS / TIGHTEST
        stride = max(1, round(_STEP_ASIDE / a_step))
        too_long = (one.step for one, measure in self.measures.items() if measure.pages > self.pages)
        loosest = max((step for step in too_long if step < start), default=LOOSEST - 1) + 1
        least = self.budget.fill - (MOST_OPENED * _OPENS if self.pages > 1 else 0)

        def is_unlikely(step: int) -> bool:
            return not least <= found.measure.fill - (step - start) * a_step < 1

        steps = [start + sign * round(count * stride) for count in _ASIDE for sign in (1, -1)]
        if self.pages == 1:
            # No page ends badly but the last, which another setting fills or does not.
            steps = [step for step in steps if not is_unlikely(step)]
        elif start < 0:
            yield Setting(cuts, 0)
        for step in sorted((step for step in steps if loosest <= step <= TIGHTEST), key=is_unlikely):
            yield Setting(cuts, step)

    def result(self, setting: Setting, fits: bool = True) -> Fit:
        return Fit(setting, self.at(setting), MappingProxyType(self.measures), fits)


def _on_new_page(setting: Setting, section: str) -> Setting:
    return replace(setting, new_pages=tuple(sorted({*setting.new_pages, section})))
