"""A reference document and our look -> Adopted: what of a Word file is theirs, what is ours, and how both meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace

from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from briefpress.diagnostics import BriefPressError, Diagnostic, Place, raise_if_errors
from briefpress.writers.artifact import Asset
from briefpress.writers.docx.base.fonts import font_part
from briefpress.writers.docx.base.settings import settings_part
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.base.styles import styles_part
from briefpress.writers.docx.base.theme_part import theme_part
from briefpress.writers.docx.bookmarks import Marks
from briefpress.writers.docx.contents import Heads
from briefpress.writers.docx.inline import Inlines
from briefpress.writers.docx.look import MM, Look
from briefpress.writers.docx.markup import Element
from briefpress.writers.docx.package import Kind, Package
from briefpress.writers.docx.reference import letterhead
from briefpress.writers.docx.reference.added import first_line, merged, start_of
from briefpress.writers.docx.reference.check import check_opened
from briefpress.writers.docx.reference.contents import number_contents
from briefpress.writers.docx.reference.frames import shown_frames
from briefpress.writers.docx.reference.lists import Lists, MergedLists
from briefpress.writers.docx.reference.opened import Opened
from briefpress.writers.docx.reference.order import settle
from briefpress.writers.docx.reference.page import is_on, page_of
from briefpress.writers.docx.reference.palette import slots_of, tokens_of
from briefpress.writers.docx.reference.parts import Importer
from briefpress.writers.docx.reference.promises import keep_promises, part_from_tables
from briefpress.writers.docx.reference.seen import show
from briefpress.writers.docx.reference.styles import (
    Styles,
    id_of,
    refer,
    renamed,
    set_direction,
    set_language,
    take_numbers_out,
)
from briefpress.writers.docx.reference.tabs import fit_tabs
from briefpress.writers.docx.reference.theme_fonts import chart_font, fill_fonts
from briefpress.writers.docx.reference.told import tell
from briefpress.writers.docx.reference.zipped import unzipped
from briefpress.writers.docx.sections import Reference, SectionKind

_SETTINGS = ("mirrorMargins", "gutterAtTop", "defaultTabStop", "evenAndOddHeaders", "clrSchemeMapping")
# A strip that holds the status of a claim in every language; a narrower indent is only an indent.
_STRIP = 20 * MM
_NARROW_TEXT = 125 * MM


def open_reference(asset: Asset) -> Opened:
    """Return a reference document, opened. Raises BriefPressError with all that speaks against adopting it."""
    try:
        opened = Opened(unzipped(asset.content))
        raise_if_errors(check_opened(opened))
    except BriefPressError as error:
        raise BriefPressError(
            Diagnostic(one.code, f"{asset.name} {one.message}", Place(asset.name), one.hint)
            for one in error.diagnostics
        ) from error
    return opened


def tell_reference(asset: Asset) -> tuple[Diagnostic, ...]:
    """Return what of a reference document is adopted, and what is not. Raises BriefPressError as `open_reference`."""
    return tell(asset.name, open_reference(asset))


class Adopted:
    """One reference document, adopted for one document."""

    def __init__(self, asset: Asset, look: Look, are_numbered: bool) -> None:
        """`are_numbered` says whether the document's heads are. Raises BriefPressError."""
        self._opened = open_reference(asset)
        self._main = self._opened.main
        self._styles = Styles(self._part_of("styles"))
        self._lists = Lists(self._part("numbering"), self._styles)
        self._theme = self._part("theme")
        self._settings = self._part("settings")
        on_top = self._settings is not None and is_on(self._settings.find(qn("w:gutterAtTop")))
        self._page = page_of(self._opened.xml(self._main), on_top).completed(look)
        if self._theme is not None:
            fill_fonts(self._theme, self._styles, look)
        self.look = self._look(look)
        self.heads = self._heads(are_numbered)
        self._ours = styles_part(self.look, self.heads.are_numbered)
        self._ids = renamed(self._styles, self._ours)

    # ---- what the rest of the document goes by

    def _look(self, look: Look) -> Look:
        full = self._page.full_width
        width = look.full_width if full is None else full
        column = self._page.column_width(width)
        tokens = tokens_of(self._theme) | {"strip-width": f"{self._strip(look, column):.2f}pt"}
        return replace(
            look,
            theme=look.theme.with_tokens(tokens),
            widths=(width, column),
            sheet=self._page.paper,
            is_compact=look.has_narrow_recommendations,
            palette=slots_of(self._theme) if self._theme is not None else look.palette,
            names_fonts=False,
            chart_font=chart_font(self._styles),
        )

    def _strip(self, look: Look, width: float) -> float:
        """Return how far running text stands in from the margin, if that leaves room for labels beside it."""
        if width < _NARROW_TEXT:
            return 0
        body, head = (self._styles.named("paragraph", one.value) for one in (Style.BODY_TEXT, Style.HEADING_1))
        if body is None and head is None and not _is_indented(self._styles):
            # Heads are ours, and have their numbers in the strip.
            return look.strip
        running = self._styles.default("paragraph") if body is None else body
        points = 0 if running is None else start_of(self._styles, id_of(running)) / 20
        return points if points >= _STRIP else 0

    def _heads(self, are_numbered: bool) -> Heads:
        head = self._styles.named("paragraph", Style.HEADING_1.value)
        if head is None:
            return Heads(are_numbered, are_numbered)
        return Heads(True, bool(self._lists.head(str(head.get(qn("w:styleId"))), 1)))

    @property
    def was_right_to_left(self) -> bool:
        """Whether their own text ran from right to left."""
        normal = self._styles.default("paragraph")
        bidi = None if normal is None else self._styles.property(str(normal.get(qn("w:styleId"))), "w:pPr/w:bidi")
        return self._page.is_right_to_left or is_on(bidi)

    def section(self, columns: tuple[float, ...], frames: tuple[Reference, ...], kind: SectionKind) -> Element:
        """Return the properties of a section of their page; see `Page.section`."""
        return self._page.section(self.look, columns, frames, kind)

    # ---- letterhead

    def letterhead(self, package: Package, marks: Marks) -> Letterhead:
        """Return their headers and footers, put into the package."""
        importer = Importer(self._opened, package, marks)
        shown = shown_frames(self._opened, self._page)
        made: dict[str, XmlPart] = {}
        for (kind, _), name in shown.parts.items():
            if name not in made:
                part = Kind.HEADER if kind == "header" else Kind.FOOTER
                made[name] = importer.add(name, package.unused(kind), part)
                if self.was_right_to_left != self.look.is_right_to_left:
                    letterhead.keep_direction(made[name].element, self.was_right_to_left)
        has_even = self._settings is not None and is_on(self._settings.find(qn("w:evenAndOddHeaders")))
        frames = {place: made[name] for place, name in shown.parts.items()}
        return Letterhead(frames, shown.has_first_page, has_even)

    # ---- the base

    def add_base(self, package: Package, marks: Marks, numbering: Element, parts: Iterable[Element]) -> None:
        """Add styles, lists, fonts, theme and settings, and let parts of ours refer to them. `numbering` is ours."""
        ours = list(parts)
        importer = Importer(self._opened, package, marks)
        self._fit_tabs(ours)
        theirs = self._their_styles()
        lists = MergedLists(self._lists, numbering, Styles(self._ours), self._styles, self._ids)
        lists.apply((*ours, self._ours))
        self._number_contents(ours)
        styles = merged(theirs, self._ours, self._ids)
        for promise in (keep_promises, part_from_tables):
            promise(ours, Styles(self._ours), Styles(styles), self._ids)
        refer(ours, self._ids)
        take_numbers_out(styles, lists.overnumbered)
        package.add("styles.xml", Kind.STYLES, styles)
        self._add(importer, "numbering", "numbering.xml", Kind.NUMBERING, lists.root, package)
        self._add(importer, "fontTable", "fontTable.xml", Kind.FONTS, self._fonts(), package)
        theme = theme_part(self.look) if self._theme is None else self._theme
        self._add(importer, "theme", "theme/theme1.xml", Kind.THEME, theme, package)
        package.add("settings.xml", Kind.SETTINGS, settings_part(self.look, self._kept_settings()))

    def _their_styles(self) -> Styles:
        """Return their styles as the text needs them: in its direction and language, and such that all is seen."""
        root = deepcopy(self._styles.root)
        set_direction(root, self.look.is_right_to_left, self.was_right_to_left)
        set_language(root, next(self._ours.iter(qn("w:lang"))))
        styles = Styles(root)
        show(styles)
        return styles

    def _add(self, importer: Importer, kind: str, target: str, type_: Kind, root: Element, package: Package) -> None:
        name = self._opened.related(self._main, kind)
        if name:
            importer.add(name, target, type_, root)
        else:
            package.add(target, type_, root)

    def _fonts(self) -> Element:
        theirs, ours = self._part("fontTable"), font_part(self.look)
        if theirs is None:
            return ours
        known = {str(font.get(qn("w:name"))).casefold() for font in theirs}
        theirs.extend(font for font in list(ours) if str(font.get(qn("w:name"))).casefold() not in known)
        return theirs

    def _kept_settings(self) -> Mapping[str, Element]:
        if self._settings is None:
            return {}
        found = {name: self._settings.find(qn(f"w:{name}")) for name in _SETTINGS}
        return {name: deepcopy(one) for name, one in found.items() if one is not None}

    def _fit_tabs(self, parts: Iterable[Element]) -> None:
        """Let contents list and running heads reach to their margin, whatever their styles were made for."""
        for style in (Style.TOC_1, Style.HEADER, Style.FOOTER, Style.RECOMMENDATION_ACTOR):
            theirs = self._ids[style.id]
            if theirs in self._styles:
                wanted = Styles(self._ours).property(style.id, "w:pPr/w:tabs")
                fit_tabs(parts, style.id, self._styles.property(theirs, "w:pPr/w:tabs"), wanted)

    def _number_contents(self, parts: Iterable[Element]) -> None:
        head = self._ids[Style.HEADING_1.id]
        if head in self._styles:
            for part in parts:
                number_contents(part, lambda count: self._lists.head(head, count))

    def _part(self, kind: str) -> Element | None:
        name = self._opened.related(self._main, kind)
        part = self._opened.xml(name) if name else None
        if part is not None:
            settle(part)
        return part

    def _part_of(self, kind: str) -> Element:
        part = self._part(kind)
        assert part is not None  # `check_opened` has seen it
        return part


def _is_indented(styles: Styles) -> bool:
    """Return whether their Normal has an indent of its own, so that running text is not to have ours."""
    normal = styles.default("paragraph")
    if normal is None:
        return False
    return start_of(styles, id_of(normal)) > 0 or first_line(styles, id_of(normal)) > 0


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Which headers and footers of theirs there are, and on which pages they stand."""

    frames: Mapping[tuple[str, str], XmlPart]
    """By kind and page; those of a kind that shows nothing are not among them."""
    has_first_page: bool
    has_even_pages: bool

    def has(self, kind: str) -> bool:
        return any(one == kind for one, _ in self.frames)

    @property
    def asks_for(self) -> frozenset[str]:
        """What their controls ask for."""
        return frozenset(tag for part in self.frames.values() for tag in letterhead.tags_in(part.element))

    @property
    def pages(self) -> tuple[str, ...]:
        """The kinds of pages that the document has: where our masthead stands in the header, it has a first page."""
        first = ("first",) if self.has_first_page or not self.has("header") else ()
        return (*first, "default", *(("even",) if self.has_even_pages else ()))

    def frame(self, kind: str, page: str) -> XmlPart | None:
        """Return what stands on a kind of page: nothing where they leave it empty."""
        if page == "first" and not self.has_first_page:
            page = "default"
        return self.frames.get((kind, page))

    def fill(self, words: Mapping[str, str], inlines: Inlines) -> None:
        """Put what the edition is called where their controls ask for it."""
        for part in self._parts():
            letterhead.fill(part.element, words, inlines)

    def _parts(self) -> Iterator[XmlPart]:
        yield from {id(part): part for part in self.frames.values()}.values()
