"""The density at which an edition fits, whatever its layouts do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.fit import LOOSEST, MOST_LAYOUTS, TIGHTEST, Budget, Measure, fit


def measured(extent: float) -> Measure:
    pages = max(1, int(extent) + (extent > int(extent)))
    return Measure(pages, extent - (pages - 1))


def linear(at_standard: float, tightest: float = 0.7) -> Callable[[int], Measure]:
    """Return a layout whose extent falls evenly to a share of the standard one."""
    return lambda step: measured(at_standard * (1 + (tightest - 1) * step / TIGHTEST))


def test_leaves_alone_what_fits_and_fills() -> None:
    found = fit(Budget(4, 0.7), linear(3.9))

    assert (0, 1, True) == (found.step, found.layouts, found.fits)


def test_tightens_no_more_than_it_must() -> None:
    found = fit(Budget(4, 0.7), linear(4.6))

    assert found.fits
    assert 0 < found.step < TIGHTEST
    assert 3.85 <= found.measure.extent <= 4


def test_loosens_to_fill_the_last_page() -> None:
    found = fit(Budget(4, 0.7), linear(3.5))

    assert found.step < 0
    assert 3.7 <= found.measure.extent <= 4


def test_says_when_nothing_fits() -> None:
    found = fit(Budget(4, 0.7), linear(9))

    assert (TIGHTEST, False, 2) == (found.step, found.fits, found.layouts)


def test_returns_the_standard_setting_where_loosening_gains_nothing() -> None:
    found = fit(Budget(4, 0.7), lambda _: measured(2.2))

    assert (0, True) == (found.step, found.fits)


@st.composite
def layouts(draw: st.DrawFn) -> Callable[[int], Measure]:
    """Draw any layout: jumping, falling, rising, never fitting."""
    extents = draw(st.lists(st.floats(0.05, 12, allow_nan=False), min_size=1, max_size=40))
    return lambda step: measured(extents[(step * 7) % len(extents)])


@given(layouts(), st.integers(1, 9), st.floats(0, 1))
def test_never_claims_a_fit_that_was_not_laid_out(layout: Callable[[int], Measure], pages: int, fill: float) -> None:
    seen: dict[int, Measure] = {}

    def watched(step: int) -> Measure:
        assert step not in seen, "a step is laid out once"
        seen[step] = layout(step)
        return seen[step]

    found = fit(Budget(pages, fill), watched)

    assert seen[found.step] == found.measure
    assert found.fits == (found.measure.pages <= pages)
    assert LOOSEST <= found.step <= TIGHTEST
    assert len(seen) == found.layouts <= MOST_LAYOUTS


@given(st.floats(0.3, 1.3), st.integers(1, 8), st.sampled_from([0.5, 0.7, 0.85]))
def test_fits_whatever_the_tightest_setting_can_hold(share: float, pages: int, fill: float) -> None:
    found = fit(Budget(pages, fill), linear(share * pages))

    assert found.fits


@pytest.mark.parametrize("density", [-1.0, -0.5, 0.0, 0.25, 1.0])
def test_reports_density_as_a_share_of_the_grid(density: float) -> None:
    step = int(density * TIGHTEST)

    found = fit(Budget(1, 0.0), lambda tried: measured(0.9 if tried == step else (2.0 if tried < step else 0.9)))

    assert found.density == found.step / TIGHTEST
