"""Page numbers in the text filled in time, so that fewer pages are set twice.

`target-counter(attr(href), page)` wants the page of something else. WeasyPrint 70 writes 0 there, and sets every page
with such a place three times: to find it, to know its own page (which nobody asked for), to show what was asked. For
each thing with an id that it comes to, it looks through all these places: twice the text, four times the time. While
`prompt_page_numbers` is entered, these places are taken over: one that leads back is filled before its page is set, one
that leads forward is filled with a guess, and a page is set again only when a number on it was wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeAlias

from weasyprint import layout
from weasyprint.css.targets import CounterLookupItem, TargetCollector, TargetLookupItem
from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext, page

from briefpress.writers.pdf.engine.replaced import replaced

_OF_PAGES = frozenset({"page", "pages"})

Shown: TypeAlias = dict[boxes.Box, tuple[object, ...]]
"""Places that tell a page, and which they show."""


@contextmanager
def prompt_page_numbers(guess: Mapping[str, int], shown: Shown | None = None) -> Iterator[None]:
    """Fill page numbers early while this is entered, for one layout.

    `guess` is the page, from 1, on which an id may stand; of an id that it lacks nothing is guessed. `shown` is told
    what each place shows, and knows it where a layout goes on.
    """
    numbers = _Numbers(guess, {} if shown is None else shown)
    with (
        replaced(page, "make_page", numbers.before),
        replaced(layout, "make_all_pages", numbers.after),
        replaced(TargetCollector, "cache_target_page_counters", numbers.noted),
    ):
        yield


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The page numbers in the text of one layout."""

    guess: Mapping[str, int]
    shown: Shown
    """What each place shows now."""
    places: list[tuple[boxes.Box, CounterLookupItem]] = field(default_factory=list)
    """Those taken over, found when the first page is made: pages bring no others."""
    others: dict[object, CounterLookupItem] = field(default_factory=dict)
    """Those left to the engine."""

    def before(self, make_page: Callable[..., object]) -> Callable[..., object]:
        """Return a maker of a page that first fills the places on it, or later, of which something is known."""

        def filling(context: LayoutContext, *arguments: object) -> object:
            self._take_over(context.target_collector)
            self._guess(context.target_collector)
            for box, place in self.places:
                if place.page_maker_index is None:
                    self._refill(context.target_collector, box, place)
            return make_page(context, *arguments)

        return filling

    def after(self, make_all_pages: Callable[..., Iterator[object]]) -> Callable[..., Iterator[object]]:
        """Return a maker of pages that has those set again which show a wrong number."""

        def checking(context: LayoutContext, *arguments: object) -> Iterator[object]:
            yield from make_all_pages(context, *arguments)
            made = context.page_maker[:-1]
            for box, place in self.places:
                is_shown = place.page_maker_index is not None and place.page_maker_index < len(made)
                if is_shown and self._refill(context.target_collector, box, place):
                    made[place.page_maker_index][-1]["content_changed"] = True

        return checking

    def noted(self, cache_target_page_counters: Callable[..., None]) -> Callable[..., None]:
        """Return what notes the page of a target, and looks for it among the places that are left to the engine."""

        def noted(collector: TargetCollector, *arguments: object) -> None:
            every = collector.counter_lookup_items
            collector.counter_lookup_items = self.others
            try:
                cache_target_page_counters(collector, *arguments)
            finally:
                collector.counter_lookup_items = every

        return noted

    def _take_over(self, collector: TargetCollector) -> None:
        if self.places or self.others:
            return
        self.places.extend(_places(collector))
        for _, place in self.places:
            # The engine shall not fill it as well.
            place.missing_counters, place.missing_target_counters = (), {}
        taken = {id(place) for _, place in self.places}
        items = collector.counter_lookup_items.items()
        self.others.update({key: place for key, place in items if id(place) not in taken})

    def _guess(self, collector: TargetCollector) -> None:
        for name in collector.target_lookup_items.keys() & self.guess.keys():
            target = collector.target_lookup_items[name]
            if not target.cached_page_counter_values:
                target.cached_page_counter_values = {"page": [self.guess[name]]}

    def _refill(self, collector: TargetCollector, box: boxes.Box, place: CounterLookupItem) -> bool:
        """Fill a place if it shows something else than what is known; say whether it did."""
        known = _known(collector, box)
        if known == self.shown.get(box, (None,) * len(known)):
            return False
        self.shown[box] = known
        place.parse_again({})
        return True


def refill_all(collector: TargetCollector, shown: Shown) -> None:
    """Fill every place anew with what is known, so that texts are as when a layout showed so much."""
    for box, place in _places(collector):
        if box in shown:
            place.parse_again({})


def _known(collector: TargetCollector, box: boxes.Box) -> tuple[object, ...]:
    return tuple(target.cached_page_counter_values.get("page") for target in _targets(collector, box))


def _places(collector: TargetCollector) -> Iterator[tuple[boxes.Box, CounterLookupItem]]:
    """Yield the places that show pages of targets, and no other number of pages."""
    for (box, rule), place in collector.counter_lookup_items.items():
        if rule == "content" and all(_is_simple(*part) for part in box.style["content"]):
            yield box, place


def _is_simple(kind: str, value: tuple[object, ...]) -> bool:
    """Say whether a part of a content list shows the page of a target, or what does not change with pages."""
    match kind:
        case "target-counter()":
            return value[1] == "page"
        case "target-counters()":
            return False
        case "counter()" | "counters()":
            return value[0] not in _OF_PAGES
        case _:
            return True


def _targets(collector: TargetCollector, box: boxes.Box) -> Iterator[TargetLookupItem]:
    for kind, value in box.style["content"]:
        if kind == "target-counter()":
            yield collector.lookup_target(value[0], box, "content", None)
