"""Document + style sheets -> Pages: how it falls on paper."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType

import weasyprint
from weasyprint.formatting_structure import boxes
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from briefpress.assets.fonts.file import FontFile
from briefpress.diagnostics import BriefPressError
from briefpress.document import tree
from briefpress.document.serialise import serialise
from briefpress.drawing.svg import svg_of
from briefpress.theme.theme import Theme
from briefpress.writers.artifact import Asset
from briefpress.writers.pdf.engine.floats import Floats, Order
from briefpress.writers.pdf.engine.han import RAGGED
from briefpress.writers.pdf.engine.measures import layout_measures
from briefpress.writers.pdf.engine.page_boxes import lies_across, root_of, used_share
from briefpress.writers.pdf.engine.replaced import IS_KNOWN
from briefpress.writers.pdf.engine.resumed import Layout
from briefpress.writers.pdf.engine.warm import Warmth
from briefpress.writers.pdf.expansions import with_expansions
from briefpress.writers.pdf.own_faces import own_faces
from briefpress.writers.pdf.prepared import prepared
from briefpress.writers.pdf.sources import page_of, sheet_of

FULL = 0.85
"""How much of a page that is not the last should be used."""

# CSS pixels; less cannot be seen.
_LEAST_OVERHANG = 0.1

# The engine reports on the logger; what matters of it is said by our own checks.
logging.getLogger("weasyprint").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Pages:
    """A document laid out."""

    used: tuple[float, ...]
    """How much of each page's height is used, 0 to 1."""
    page_of: dict[str, int]
    """Element id -> page, from 1: the first, where a section goes on over several."""
    lines_of: tuple[int, ...]
    """Lines of text on each page."""
    is_right_to_left: bool
    order: Order
    """Of sections in which figures, tables or boxes stand elsewhere than in the document, to fill pages."""
    engine: weasyprint.Document
    """What `write` needs; belongs to the process that made it."""
    set_pages: int
    """How many of them were set for it, and not taken from another layout."""
    layout: Layout
    """What is needed to go on from one of them; belongs to that process too."""

    @property
    def count(self) -> int:
        return len(self.used)

    @property
    def last_fill(self) -> float:
        """How much of the last page's height is used, 0 to 1."""
        return self.used[-1]

    @property
    def last_gap(self) -> float:
        """How much of the height of the page before the last is not used, 0 to 1; 0 when there is none."""
        return round(1 - self.used[-2], 3) if self.count > 1 else 0.0

    def lines_after(self, page: int) -> int:
        """Return how many lines of text stand after a page, counted from 1."""
        return sum(self.lines_of[page:])

    def lines_by_id(self) -> dict[str, int]:
        """Return how many lines of text each element with an id has, all pages taken together."""
        counts: dict[str, int] = {}
        for page in self.engine.pages:
            _count_lines(root_of(page), (), counts)
        return counts


def lay_out(
    document: tree.Document,
    theme: Theme,
    styles: Iterable[str],
    assets: tuple[Asset, ...],
    guess: Mapping[str, int] = MappingProxyType({}),
    fonts: tuple[FontFile, ...] = (),
    warmth: Warmth | None = None,
) -> Pages:
    """Return the pages of a document. `styles` are style sheets in cascade order, over the theme's tokens.

    `fonts` are those that the project brings along; a family of theirs comes before one of that name on this machine.
    `guess` is the page of each id in a layout of nearly the same; right or wrong, it changes nothing but the time. Nor
    does `warmth`, which earlier layouts of this process have left.
    """
    own = own_faces(theme, fonts)
    warm = warmth.warm_for(own.sheets, own.assets) if warmth else None
    theme, for_sheets = own.theme, (*assets, *own.assets)
    is_right_to_left = document.direction == "rtl"
    markup = serialise(prepared(with_expansions(document)), draw=lambda chart: svg_of(chart, theme, is_right_to_left))
    sheets = (*own.sheets, theme.css(), *styles, *(() if IS_KNOWN else (RAGGED,)))
    layout = Layout(Floats(FULL))
    measures = layout_measures(document.language, guess, layout.floats, warm, layout.shown)
    with measures, layout.watched(), _own_findings():
        page = page_of(markup, sheets, assets)
        config = warm.configuration if warm else FontConfiguration()
        engine = page.render(stylesheets=[sheet_of(sheet, config, for_sheets) for sheet in sheets], font_config=config)
    pages = pages_of(engine, layout, is_right_to_left)
    if warmth:
        warmth.pages = pages.page_of
    return pages


def pages_of(engine: weasyprint.Document, layout: Layout, is_right_to_left: bool) -> Pages:
    """Return what the engine has made, measured."""
    if is_right_to_left:
        _straighten(engine)
    return Pages(
        # A page that a wide table has for itself is used, whatever is below it: nothing else may stand there.
        used=tuple(1.0 if lies_across(made) else round(used_share(made), 3) for made in engine.pages),
        page_of=_first_pages(engine),
        lines_of=tuple(sum(1 for _ in _lines(root_of(made))) for made in engine.pages),
        is_right_to_left=is_right_to_left,
        order=layout.floats.order(),
        engine=engine,
        set_pages=len(engine.pages) - layout.first,
        layout=layout,
    )


def _first_pages(engine: weasyprint.Document) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, page in enumerate(engine.pages, 1):
        for anchor in page.anchors:
            found.setdefault(anchor, number)
    return found


@contextmanager
def _own_findings() -> Iterator[None]:
    """Raise what we say about a picture or style sheet as we said it, not wrapped by the engine."""
    try:
        yield
    except FatalURLFetchingError as error:
        if isinstance(error.__cause__, BriefPressError):
            raise error.__cause__ from None
        raise


def _straighten(engine: weasyprint.Document) -> None:
    """Move what hangs over the left edge of its line back to it.

    When WeasyPrint 70 takes the space away with which a right-to-left line ends, it moves the last piece of text to
    the left by that space, beyond the line and away from the piece before it.
    """
    for page in engine.pages:
        for line in _lines(root_of(page)):
            for piece in line.children:
                overhang = line.position_x - piece.position_x
                if _LEAST_OVERHANG < overhang < line.style["font_size"]:
                    piece.translate(overhang, 0)
                    _strip(piece)


def _strip(piece: boxes.Box) -> None:
    """Take away the space that ended a line: it has no place there, and would be drawn over what comes before."""
    while getattr(piece, "children", ()):
        piece = piece.children[-1]
    if isinstance(piece, boxes.TextBox):
        piece.pango_layout.text = piece.pango_layout.text.rstrip(" ")


def _count_lines(box: boxes.Box, inside: tuple[str, ...], counts: dict[str, int]) -> None:
    """Add the lines of a box to the counts of the ids that it stands in."""
    if isinstance(box, boxes.LineBox):
        for identifier in inside:
            counts[identifier] = counts.get(identifier, 0) + 1
        return
    name = box.element.get("id") if box.element is not None else None
    around = (*inside, name) if name and name not in inside else inside
    for child in getattr(box, "children", ()):
        _count_lines(child, around, counts)


def _lines(box: boxes.Box) -> Iterator[boxes.Box]:
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.LineBox):
            yield child
        else:
            yield from _lines(child)
