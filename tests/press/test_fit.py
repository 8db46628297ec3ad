"""The cuts and the density at which an edition fits, whatever its layouts do."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.press.fit import MOST_LAYOUTS, MOST_PAGES_TO_END_WELL, MOST_TO_END_WELL, MOST_WITH_CUTS, fit
from briefpress.press.measure import LOOSEST, TIGHTEST, Budget, Fit, Measure, Setting, Start

Layout = Callable[[Setting], Measure]


def measured(extent: float) -> Measure:
    pages = max(1, math.ceil(extent))
    return Measure(pages, extent - (pages - 1))


def linear(at_standard: float, tightest: float = 0.7, cut: float = 0.0) -> Layout:
    """Return a layout whose extent falls evenly to a share of the standard one, and by `cut` pages with each cut."""
    return lambda one: measured((at_standard - cut * one.cuts) * (1 + (tightest - 1) * one.step / TIGHTEST))


def shares_of(at_standard: float, cut: float, count: int) -> Mapping[int, float]:
    return {number: at_standard - cut * number for number in range(count + 1)}


class TestDensity:
    def test_leaves_alone_what_fits_and_fills(self) -> None:
        found = fit(Budget(4, 0.7), linear(3.9))

        assert (Setting(0, 0), 1, True) == (found.setting, found.layouts, found.fits)

    def test_tightens_no_more_than_it_must(self) -> None:
        found = fit(Budget(4, 0.7), linear(4.6))

        assert found.fits
        assert 0 < found.setting.step < TIGHTEST
        assert 3.7 <= found.measure.extent <= 4

    def test_loosens_to_fill_the_last_page(self) -> None:
        found = fit(Budget(4, 0.7), linear(3.5))

        assert found.setting.step < 0
        assert 3.7 <= found.measure.extent <= 4

    def test_loosens_further_when_the_first_guess_was_too_careful(self) -> None:
        found = fit(Budget(4, 0.9), lambda one: measured(3.4 * (1 - 0.13 * one.step / TIGHTEST)))

        assert LOOSEST == found.setting.step

    def test_says_when_nothing_fits(self) -> None:
        found = fit(Budget(4, 0.7), linear(9))

        assert (Setting(0, TIGHTEST), False, 2) == (found.setting, found.fits, found.layouts)

    def test_returns_the_standard_setting_where_loosening_gains_nothing(self) -> None:
        found = fit(Budget(4, 0.7), lambda _: measured(2.2))

        assert (Setting(0, 0), True) == (found.setting, found.fits)

    @pytest.mark.parametrize("step", [LOOSEST, -32, 0, 16, TIGHTEST])
    def test_gives_density_as_a_share_of_the_grid(self, step: int) -> None:
        assert step / 64 == Setting(0, step).density


class TestGuesses:
    def test_lays_out_the_guess_first_and_nothing_else_where_it_fits(self) -> None:
        found = fit(Budget(4, 0.7), linear(4.6), guess=lambda _: 40)

        assert (Setting(0, 40), 1, True) == (found.setting, found.layouts, found.fits)

    def test_tells_whoever_guesses_what_was_laid_out(self) -> None:
        told: list[list[int]] = []

        def guess(measures: Mapping[int, Measure]) -> int:
            told.append(sorted(measures))
            return 10 * (1 + len(measures))

        fit(Budget(4, 0.7), linear(4.6), guess=guess)

        assert [[], [10], [10, 20]] == told[:3]

    @pytest.mark.parametrize("wrong", [LOOSEST, -20, 20, TIGHTEST])
    @pytest.mark.parametrize("extent", [3.4, 3.9, 4.2, 4.6])
    def test_finds_what_fits_whatever_is_guessed(self, extent: float, wrong: int) -> None:
        found = fit(Budget(4, 0.7), linear(extent), guess=lambda _: wrong)

        assert found.fits
        assert 3.7 <= found.measure.extent <= 4

    def test_refuses_what_no_setting_makes_fit_whatever_is_guessed(self) -> None:
        found = fit(Budget(4, 0.7), linear(9), guess=lambda _: TIGHTEST)

        assert (Setting(0, TIGHTEST), False, 1) == (found.setting, found.fits, found.layouts)


class TestLastPages:
    def test_a_block_that_went_alone_to_a_page_of_its_own_counts_as_what_it_needs(self) -> None:
        # The second page holds a colophon of 0.07, for which the first has 0.03 too little room.
        assert 1.04 == pytest.approx(Measure(2, 0.07, gap=0.03).extent)
        assert 1 < Measure(2, 0.07, gap=0.2).extent < 1.01

    def test_fills_fewer_pages_where_those_promised_cannot_be_filled(self) -> None:
        found = fit(Budget(8, 0.75), linear(6.3, tightest=0.8))

        assert (7, True) == (found.measure.pages, found.fits)
        assert found.setting.step < 0
        assert found.measure.fill >= 0.75

    def test_tightens_rather_than_leave_the_last_of_fewer_pages_nearly_empty(self) -> None:
        found = fit(Budget(4, 0.75), linear(2.05))

        assert (2, True) == (found.measure.pages, found.measure.fill >= 0.75)
        assert found.setting.step > 0

    def test_does_not_go_on_with_a_single_page_that_nothing_fills(self) -> None:
        found = fit(Budget(1, 0.75), linear(0.4))

        assert (1, LOOSEST, True) == (found.measure.pages, found.setting.step, found.fits)
        assert found.layouts <= 3

    def test_leaves_a_last_page_that_is_half_full_as_it_is(self) -> None:
        found = fit(Budget(4, 0.75), linear(2.4, tightest=0.85))

        assert (3, True) == (found.measure.pages, found.setting.step < 0)


def with_demerits(layout: Layout, demerits: Callable[[Setting], int]) -> Layout:
    return lambda one: replace(layout(one), demerits=demerits(one))


class TestPageEnds:
    def test_takes_the_setting_near_by_whose_pages_end_well(self) -> None:
        layout = with_demerits(linear(3.9), lambda one: 0 if one.step >= 3 else 10)

        found = fit(Budget(4, 0.75), layout)

        assert (0, True) == (found.measure.demerits, found.fits)
        assert 3 <= found.setting.step <= 12

    def test_what_takes_over_pages_costs_a_part_of_a_layout(self) -> None:
        starts = (Start("a", 3, 0.1),)

        def layout(one: Setting) -> Measure:
            pushed = bool(one.new_pages)
            return Measure(4, 0.9 if pushed else 0.6, starts=starts, share=0.25 if pushed else 1.0)

        found = fit(Budget(4, 0.85), layout)

        assert ("a",) == found.setting.new_pages
        assert found.layouts == math.ceil(sum(one.share for one in found.measures.values()))
        assert found.layouts <= len(found.measures)

    def test_costs_nothing_where_pages_end_well(self) -> None:
        assert 1 == fit(Budget(4, 0.75), linear(3.9)).layouts

    def test_takes_the_least_bad_where_none_is_good(self) -> None:
        layout = with_demerits(linear(4.3), lambda one: 10 + abs(one.step - 25))

        found = fit(Budget(4, 0.75), layout)

        fitting = [measure for measure in found.measures.values() if measure.pages <= 4]
        assert found.measure.demerits == min(measure.demerits for measure in fitting)
        assert MOST_LAYOUTS < found.layouts <= MOST_TO_END_WELL

    def test_costs_no_more_pages_where_there_are_more(self) -> None:
        long, longer = (
            fit(Budget(pages, 0.75), with_demerits(linear(pages + 0.3), lambda _: 10)) for pages in (16, 100)
        )

        assert MOST_LAYOUTS < long.layouts <= MOST_PAGES_TO_END_WELL // 16
        assert longer.layouts <= MOST_LAYOUTS

    def test_never_gives_up_pages_promised_for_good_ends(self) -> None:
        found = fit(Budget(4, 0.75), with_demerits(linear(4.3), lambda one: 0 if one.step < 15 else 10))

        assert (True, 10) == (found.measure.pages <= 4, found.measure.demerits)

    def test_begins_a_section_on_a_new_page_where_the_page_before_is_short(self) -> None:
        def layout(one: Setting) -> Measure:
            starts = (Start("one", 1, 0.1), Start("two", 2, 0.15))
            return Measure(4, 0.8) if one.new_pages == ("two",) else Measure(4, 0.8, 0, 5, (2,), starts)

        found = fit(Budget(4, 0.75), layout)

        assert (Setting(0, 0, ("two",)), 2) == (found.setting, found.layouts)

    def test_begins_a_section_on_a_new_page_to_fill_the_last_one(self) -> None:
        def layout(one: Setting) -> Measure:
            fill = 0.6 + (0.25 if "late" in one.new_pages else 0)
            return Measure(4, fill, starts=(Start("late", 3, 0.25), Start("too-little", 2, 0.05)))

        found = fit(Budget(4, 0.8), layout)

        assert ("late",) == found.setting.new_pages

    @pytest.mark.parametrize("lack", [0.05, 0.13])
    def test_sets_sources_apart_before_another_density(self, lack: float) -> None:
        def layout(one: Setting) -> Measure:
            return Measure(4, 0.8 - lack + 0.05 * one.opened, share=0.25 if one.opened else 1.0)

        found = fit(Budget(4, 0.8), layout)

        assert ({0}, 2) == ({one.step for one in found.measures}, found.layouts)
        assert found.setting.opened

    def test_begins_a_section_on_a_new_page_before_another_density(self) -> None:
        def layout(one: Setting) -> Measure:
            # More is pushed on than what is pushed first.
            return Measure(4, 0.9 if one.new_pages else 0.5, starts=(Start("late", 3, 0.2),))

        found = fit(Budget(4, 0.8), layout)

        assert [Setting(0, 0), Setting(0, 0, ("late",))] == sorted(found.measures)

    def test_seeks_a_roomier_density_first_where_text_is_tight(self) -> None:
        def layout(one: Setting) -> Measure:
            starts = (Start("late", 3, 0.2),)
            return Measure(4, 0.9, starts=starts) if one.new_pages else replace(linear(4.2)(one), starts=starts)

        found = fit(Budget(4, 0.8), layout, guess=lambda _: 40)

        assert found.setting.step < 40

    def test_does_not_push_more_to_the_last_page_than_it_has_room_for(self) -> None:
        layout: Layout = lambda _: Measure(4, 0.9, 0, 5, (2,), (Start("two", 2, 0.3),))  # noqa: E731 - a drawn layout

        assert () == fit(Budget(4, 0.75), layout).setting.new_pages


class TestCuts:
    def test_cuts_nothing_while_density_is_enough(self) -> None:
        found = fit(Budget(4, 0.7), linear(4.6, cut=0.2), shares_of(4.6, 0.2, 9))

        assert 0 == found.setting.cuts

    def test_cuts_the_fewest_that_do(self) -> None:
        found = fit(Budget(4, 0.7), linear(6.5, cut=0.2), shares_of(6.5, 0.2, 9))

        # (6.5 - 0.2 n) * 0.7 <= 4 from n = 4 on.
        assert (4, True) == (found.setting.cuts, found.fits)

    def test_sets_what_is_left_as_roomily_as_it_can(self) -> None:
        found = fit(Budget(4, 0.7), linear(6.5, cut=2.5), shares_of(6.5, 2.5, 2))

        assert (1, 0) == (found.setting.cuts, found.setting.step)

    def test_says_when_nothing_is_left_to_cut(self) -> None:
        found = fit(Budget(4, 0.7), linear(9, cut=0.2), shares_of(9, 0.2, 9))

        assert (Setting(9, TIGHTEST), False) == (found.setting, found.fits)

    def test_starts_from_the_cuts_that_are_given(self) -> None:
        found = fit(Budget(4, 0.7), linear(4.6, cut=0.2), {3: 4.0, 4: 3.8})

        assert (3, True) == (found.setting.cuts, found.fits)

    @pytest.mark.parametrize("spent", [5, 6, 7])
    def test_an_edition_laid_out_often_before_is_tried_at_the_tightest_first(self, spent: int) -> None:
        known = {Setting(0, step): measured(6) for step in range(spent)}

        found = fit(Budget(4, 0.7), linear(4.6, cut=0.2), {3: 1.0}, known)

        assert (3, True) == (found.setting.cuts, found.fits)
        assert found.layouts <= MOST_WITH_CUTS

    def test_does_not_lay_out_what_is_known(self) -> None:
        layout = linear(6.5, cut=0.2)
        known = {Setting(0, step): layout(Setting(0, step)) for step in (0, TIGHTEST)}
        asked: list[Setting] = []

        def watched(setting: Setting) -> Measure:
            asked.append(setting)
            return layout(setting)

        found = fit(Budget(4, 0.7), watched, shares_of(6.5, 0.2, 9), known)

        assert not set(known) & set(asked)
        assert len(asked) + 2 == found.layouts

    @pytest.mark.parametrize("count", [1, 2, 5, 12, 31])
    @pytest.mark.parametrize("wanted", [0.1, 0.5, 0.9, 1.0])
    def test_costs_no_more_than_eight_layouts_though_shares_say_nothing(self, count: int, wanted: float) -> None:
        enough = max(1, round(count * wanted))

        found = fit(
            Budget(4, 0.7),
            lambda one: measured(3.9 if one.cuts >= enough and one.step == TIGHTEST else 6),
            dict.fromkeys(range(count + 1), 1.0),
        )

        assert (enough, True) == (found.setting.cuts, found.fits)
        assert found.layouts <= MOST_WITH_CUTS


# ---- whatever the layouts do


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Draw any layout: jumping, falling, rising, never fitting."""
    extents = draw(st.lists(st.floats(0.05, 12, allow_nan=False), min_size=1, max_size=40))
    return lambda one: measured(extents[(one.step * 7 + one.cuts * 13) % len(extents)])


@st.composite
def some_shares(draw: st.DrawFn) -> Mapping[int, float]:
    """Draw numbers of cuts without gaps; what is said of their lengths may be wrong."""
    first, count = draw(st.integers(0, 5)), draw(st.integers(1, 25))
    lengths = draw(st.lists(st.floats(0.1, 9e4, allow_nan=False), min_size=count, max_size=count))
    return {first + place: length for place, length in enumerate(lengths)}


def watched_fit(layout: Layout, budget: Budget, shares: Mapping[int, float]) -> tuple[Fit, dict[Setting, Measure]]:
    seen: dict[Setting, Measure] = {}

    def watched(setting: Setting) -> Measure:
        assert setting not in seen, "a setting is laid out once"
        seen[setting] = layout(setting)
        return seen[setting]

    return fit(budget, watched, shares), seen


budgets = st.builds(Budget, st.integers(1, 9), st.floats(0, 1))


@given(layouts(), budgets, some_shares())
def test_never_claims_a_fit_that_was_not_laid_out(layout: Layout, budget: Budget, shares: Mapping[int, float]) -> None:
    found, seen = watched_fit(layout, budget, shares)

    assert seen[found.setting] == found.measure
    assert seen == found.measures
    assert found.fits == (found.measure.pages <= budget.pages)
    assert LOOSEST <= found.setting.step <= TIGHTEST
    assert found.setting.cuts in shares


@given(layouts(), budgets, some_shares())
def test_always_ends_within_its_cost(layout: Layout, budget: Budget, shares: Mapping[int, float]) -> None:
    found, _ = watched_fit(layout, budget, shares)

    assert found.layouts <= max(MOST_TO_END_WELL, MOST_WITH_CUTS)


@given(layouts(), budgets, some_shares())
def test_where_the_first_that_fits_ends_well_it_costs_less(
    layout: Layout, budget: Budget, shares: Mapping[int, float]
) -> None:
    found, seen = watched_fit(lambda setting: replace(layout(setting), fill=1.0), replace(budget, fill=0.0), shares)

    if found.setting.cuts == min(shares) == 0 and found.fits:
        assert len(seen) <= MOST_LAYOUTS


@given(layouts(), budgets, some_shares())
def test_cuts_a_minimal_number(layout: Layout, budget: Budget, shares: Mapping[int, float]) -> None:
    found, seen = watched_fit(layout, budget, shares)

    if found.fits and found.setting.cuts > min(shares):
        one_less = Setting(found.setting.cuts - 1, TIGHTEST)
        assert seen[one_less].pages > budget.pages


@given(layouts(), budgets, some_shares())
def test_gives_up_only_when_the_last_cut_was_tried(layout: Layout, budget: Budget, shares: Mapping[int, float]) -> None:
    found, seen = watched_fit(layout, budget, shares)

    if not found.fits:
        assert Setting(max(shares), TIGHTEST) == found.setting
        assert seen[found.setting].pages > budget.pages


@given(layouts(), budgets, some_shares())
def test_finds_the_same_twice(layout: Layout, budget: Budget, shares: Mapping[int, float]) -> None:
    assert fit(budget, layout, shares) == fit(budget, layout, shares)


@given(st.floats(0.3, 1.3), st.integers(1, 8), st.sampled_from([0.5, 0.7, 0.85]))
def test_fits_whatever_the_tightest_setting_can_hold(share: float, pages: int, fill: float) -> None:
    found = fit(Budget(pages, fill), linear(share * pages))

    assert found.fits


@given(st.floats(1.45, 3), st.integers(1, 8), st.integers(1, 31), st.floats(0.01, 0.2))
def test_fits_whenever_cutting_everything_would(share: float, pages: int, count: int, cut: float) -> None:
    extent, each = share * pages, cut * pages
    shortest = max(extent - each * count, 0.1)
    layout: Layout = lambda one: measured(max(extent - each * one.cuts, 0.1) * (1 - 0.3 * one.step / TIGHTEST))  # noqa: E731 - a drawn layout

    found = fit(Budget(pages, 0.5), layout, shares_of(extent, each, count))

    assert (math.ceil(shortest * 0.7) <= pages) == found.fits
