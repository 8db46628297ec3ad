"""What can be chosen of an edition, what is measured of its layouts, what its length promises, and what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

TIGHTEST = 64
LOOSEST = -64
MOST_OPENED = 3
"""How far sources are set apart, so that the last page is filled."""

# More than nothing: a page that is there is used.
_LEAST_USED = 0.001


@dataclass(frozen=True, slots=True)
class Start:
    """Where a section begins."""

    section: str
    page: int
    """From 1."""
    pushed: float
    """How much of a page it would push on if it began on the next, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One layout, measured."""

    pages: int
    fill: float
    """How much of the last page is used, 0 to 1."""
    gap: float = 0.0
    """How much of the page before it is not, 0 to 1."""
    demerits: int = 0
    """How badly pages end, the last one apart; 0 where all end well."""
    short: tuple[int, ...] = ()
    """Pages that are not full, from 1, the last one apart."""
    starts: tuple[Start, ...] = ()
    """Where sections begin that could begin on the next page."""
    last_section: float = 0.0
    """After how many pages the list of sources begins; 0 where there is none."""
    share: float = 1.0
    """Of its pages, how many were set for it, and not taken from another layout."""

    @property
    def extent(self) -> float:
        """Pages, as far as they are used: what is empty before the last page could take what stands on it."""
        used = min(1.0, self.fill) - (self.gap if self.pages > 1 else 0.0)
        return self.pages - 1 + max(used, _LEAST_USED)

    def pushing(self, fill: float) -> list[Start]:
        """Return the sections that may begin on the next page, for a last page to be filled so far.

        First what pushes least of what fills it, then what fills most of it.
        """
        lack = max(0.0, fill - self.fill)
        room = (one for one in self.starts if one.pushed < 1 - self.fill)
        return sorted(room, key=lambda one: (one.pushed < lack, abs(one.pushed - lack)))


@dataclass(frozen=True, slots=True, order=True)
class Setting:
    """One way to set an edition."""

    cuts: int
    """How many blocks are left out."""
    step: int
    """The density, on the grid."""
    new_pages: tuple[str, ...] = ()
    """Sections that begin on a new page, although there is room for them before."""
    opened: int = 0
    """How much farther apart than usual the sources stand, from 0 to MOST_OPENED."""

    @property
    def density(self) -> float:
        """-1 (loosest) to 1 (tightest)."""
        return self.step / TIGHTEST

    def is_part_of(self, other: Setting) -> bool:
        """Say whether another one has the same cuts and density, and chooses whatever this one does."""
        is_same_density = (self.cuts, self.step) == (other.cuts, other.step)
        return is_same_density and set(self.new_pages) <= set(other.new_pages) and self.opened in (0, other.opened)


@dataclass(frozen=True, slots=True)
class Budget:
    """What a length promises."""

    pages: int
    fill: float
    """How much of the last page should at least be filled, 0 to 1."""

    def demerits(self, measure: Measure) -> int:
        """Return how badly pages end; the last one counts as many as it lacks hundredths."""
        return measure.demerits + max(0, ceil(100 * (self.fill - measure.fill)))


@dataclass(frozen=True, slots=True)
class Fit:
    """What was found."""

    setting: Setting
    """The one chosen; the one with most cuts at the tightest step where nothing fits."""
    measure: Measure
    measures: Mapping[Setting, Measure]
    """Every layout that the choice rests on."""
    fits: bool
    standard: float = 0.0
    """Pages at the standard setting with the fewest cuts; 0 where nobody has reckoned that."""

    @property
    def layouts(self) -> int:
        """How many layouts that took, rounded up."""
        return ceil(round(spent(self.measures), 6))


def spent(measures: Mapping[Setting, Measure]) -> float:
    """Return how many layouts some took; one that took over pages of another counts by those that it did not."""
    return sum(measure.share for measure in measures.values())
