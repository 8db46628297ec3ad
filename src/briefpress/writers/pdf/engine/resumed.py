"""Layouts gone on with: what is set otherwise from some page on keeps the pages before.

WeasyPrint 70 sets a document as a whole. A section that begins on a new page, or sources that stand farther apart,
change no page before theirs; yet each such setting costs boxes, styles and pages from the first one on. A `Layout` is
watched while it is made, and kept; `resumed` gives it other styles for some boxes and has the engine go on from the
page on which the first of these begins, as it does itself when a number on a page was wrong.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import weasyprint
from weasyprint import document, layout
from weasyprint.document import Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext, page

from briefpress.writers.pdf.engine.floats import Floats
from briefpress.writers.pdf.engine.page_numbers import Shown, refill_all
from briefpress.writers.pdf.engine.replaced import IS_KNOWN, replaced

Styles: TypeAlias = Mapping[str, object]
"""Values of a box's style."""
_Order: TypeAlias = Mapping[int, tuple[boxes.Box, Any, Any]]
"""Sections by identity, each with its blocks in the order of the document, and in that in which they are set."""


@dataclass(slots=True)
class Layout:
    """One layout, watched while it is made."""

    floats: Floats
    shown: Shown = field(default_factory=dict)
    """What each place shows that tells a page, on its pages."""
    styles: dict[boxes.Box, Styles] = field(default_factory=dict)
    """Boxes, as the engine has them before they are set, that have other styles than it knows."""
    html: Any = None
    root: Any = None
    context: Any = None
    pages: list[tuple[boxes.Box, list[boxes.Box]]] = field(default_factory=list)
    """Pages before anything is set in their margins, each with its children."""
    makers: list[Any] = field(default_factory=list)
    """What the engine knows where each page begins."""
    orders: dict[int, _Order] = field(default_factory=dict)
    """How sections were set when a page began, by the page's place."""
    targets: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    """The page of each thing that is pointed to."""
    places: dict[object, int | None] = field(default_factory=dict)
    """The page of each place that tells one."""
    first: int = 0
    """The place of the first page that was set for it, and not taken from another layout."""
    is_plain: bool = True
    """Whether nothing goes on over pages but text: no notes at the foot, no broken floats."""

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Keep what is needed to go on, while this is entered for one layout."""
        with (
            replaced(document, "layout_document", self._document),
            replaced(layout, "make_all_pages", self._all_pages),
            replaced(page, "make_page", self._page),
        ):
            yield
        self._note()

    def _document(self, original: Callable[..., Iterator[boxes.Box]]) -> Callable[..., Iterator[boxes.Box]]:
        def layout_document(html: object, root: boxes.Box, context: LayoutContext) -> Iterator[boxes.Box]:
            self.html, self.root, self.context = html, root, context
            return original(html, root, context)

        return layout_document

    def _all_pages(self, original: Callable[..., Iterator[boxes.Box]]) -> Callable[..., Iterator[boxes.Box]]:
        def make_all_pages(*arguments: object) -> Iterator[boxes.Box]:
            self.pages = []
            for made in original(*arguments):
                self.pages.append((made, list(made.children)))
                yield made

        return make_all_pages

    def _page(self, original: Callable[..., object]) -> Callable[..., object]:
        def make_page(
            context: LayoutContext, root: boxes.Box, kind: object, resume_at: object, number: int, state: object
        ) -> object:
            self.orders[number - 1] = {
                key: (section, before, section.children) for key, (section, before) in self.floats.sections.items()
            }
            self.is_plain = self.is_plain and not (context.broken_out_of_flow or context.footnotes)
            return original(context, root, kind, resume_at, number, state)

        return make_page

    def _note(self) -> None:
        """Keep what the engine changes when it goes on."""
        if self.context is None:
            return
        collector = self.context.target_collector
        self.makers = [_plain_maker(maker) for maker in self.context.page_maker]
        self.targets = {
            name: (target.page_maker_index, target.cached_page_counter_values)
            for name, target in collector.target_lookup_items.items()
        }
        self.places = {key: place.page_maker_index for key, place in collector.counter_lookup_items.items()}

    def page_of(self, box: boxes.Box) -> int | None:
        """Return the place of the page on which a box begins, from 0; None when it is on none."""
        for number, (made, _) in enumerate(self.pages):
            if any(one.element is box.element for one in made.descendants()):
                return number
        return None


def _plain_maker(maker: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a copy of what the engine knows where a page begins: it shall not be made again."""
    *begin, state, remake = maker
    kept = {"anchors": list(remake["anchors"]), "content_lookups": list(remake["content_lookups"])}
    return (*begin, copy.deepcopy(state), {**kept, "content_changed": False, "pages_wanted": False})


def can_be_resumed(made: Layout) -> bool:
    return IS_KNOWN and made.is_plain and bool(made.pages)


def resumed(begun: Layout, engine: weasyprint.Document, first: int, going_on: Layout) -> weasyprint.Document:
    """Return the pages of a layout set anew from page `first` on, counted from 0, with the styles of `going_on`.

    What has other styles begins on none before. `begun` stays as it is, and its pages too.
    """
    _rewind(begun, going_on, first)
    with ExitStack() as measures:
        measures.enter_context(_restyled(going_on.styles))
        measures.enter_context(replaced(layout, "initialize_page_maker", lambda _: _begun_before))
        measures.enter_context(replaced(layout, "make_all_pages", lambda original: _from_page(original, begun, first)))
        measures.enter_context(going_on.watched())
        # The measures that are entered know the modules' names.
        made = document.layout_document(begun.html, begun.root, begun.context)
        going = engine.copy([Page(one) for one in made])
    going._html = engine._html  # noqa: SLF001 - as the engine does where it lays out
    return going


def _begun_before(*_arguments: object) -> None:
    """Stand in for what clears what the engine knows of pages."""


def _from_page(
    original: Callable[..., Iterator[boxes.Box]], begun: Layout, first: int
) -> Callable[..., Iterator[boxes.Box]]:
    """Return a maker of pages that knows those before one when it is asked for the first time."""

    def make_all_pages(context: object, root: object, html: object, pages: list[boxes.Box]) -> Iterator[boxes.Box]:
        return original(context, root, html, pages or [_fresh(*one) for one in begun.pages[: max(first, 1)]])

    return make_all_pages


def _fresh(made: boxes.Box, children: list[boxes.Box]) -> boxes.Box:
    """Return a page as it was before anything was set in its margins."""
    copied = made.copy()
    copied.children = list(children)
    return copied


def _rewind(begun: Layout, going_on: Layout, first: int) -> None:
    """Set what the engine knows back to where a page of a layout began."""
    context = begun.context
    context.page_maker = [_plain_maker(maker) for maker in begun.makers[: first + 1]]
    context.page_maker[first][-1].update(content_changed=True, anchors=[], content_lookups=[])
    context.string_set.clear()
    collector = context.target_collector
    for name, (where, values) in begun.targets.items():
        collector.target_lookup_items[name].page_maker_index = where
        collector.target_lookup_items[name].cached_page_counter_values = values
    refill_all(collector, begun.shown)
    for key, where in begun.places.items():
        collector.counter_lookup_items[key].page_maker_index = where if where is not None and where < first else None
    going_on.shown.update(begun.shown)
    going_on.orders.update({number: order for number, order in begun.orders.items() if number < first})
    for section, before in begun.floats.sections.values():
        section.children = before
    for key, (section, before, children) in begun.orders[first].items():
        section.children = children
        going_on.floats.sections[key] = section, before


@contextmanager
def _restyled(styles: Mapping[boxes.Box, Styles]) -> Iterator[None]:
    """Let boxes have other values in their styles while this is entered."""
    before = {box: {name: box.style[name] for name in values} for box, values in styles.items()}
    for box, values in styles.items():
        box.style.update(values)
    try:
        yield
    finally:
        for box, values in before.items():
            box.style.update(values)
