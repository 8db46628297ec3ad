"""Opened -> what of it is adopted and what is not, in one finding each: nothing is lost without a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy

from docx.oxml.ns import qn

from briefpress.diagnostics import Diagnostic, Place, Severity, counted
from briefpress.writers.docx.base.style_names import Style
from briefpress.writers.docx.look import MM
from briefpress.writers.docx.markup import Element
from briefpress.writers.docx.reference import letterhead
from briefpress.writers.docx.reference.frames import KINDS, Shown, shown_frames
from briefpress.writers.docx.reference.lists import Lists
from briefpress.writers.docx.reference.opened import Opened
from briefpress.writers.docx.reference.order import whole
from briefpress.writers.docx.reference.page import is_on, page_of
from briefpress.writers.docx.reference.palette import accent_of, strong_colour
from briefpress.writers.docx.reference.seen import show
from briefpress.writers.docx.reference.styles import Styles, id_of
from briefpress.writers.docx.reference.theme_fonts import empty_fonts, font_of

_SHOWN_NAMES = 8
_LONGEST_WORDS = 40
_PRESENT_WORD = 15
_KEPT = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3, Style.CAPTION)
_LEFT_OF_SETTINGS = {
    "documentProtection": "its protection: editions can be edited, and so can the letterhead",
    "writeProtection": "that it is to be opened to read only",
    "mailMerge": "its mail merge",
}
_LEFT_OF_SECTIONS = {
    "lnNumType": "numbers of lines",
    "vAlign": "that pages are filled from elsewhere than the top",
    "footnotePr": "how its footnotes are numbered",
}
_BROKEN = {
    "hidden": "is hidden, and is shown here",
    "white": "is white on white, and is black here",
    "in a frame": "stands in a frame on the page, and in the text here",
}
_HINT = "all the rest is adopted; if one of these matters, change it in the file"


def tell(name: str, opened: Opened) -> tuple[Diagnostic, ...]:
    """Return what is adopted of a reference document of this name, and what is not if there is something."""
    teller = _Teller(opened)
    taken, left = "\n".join(teller.taken()), "\n".join(teller.left())
    adopted = Diagnostic(
        "reference.adopted", f"{name} dresses Word editions with\n{taken}", Place(name), "", Severity.NOTE
    )
    message = f"not all of {name} is adopted:\n{left}"
    not_adopted = Diagnostic("reference.not-adopted", message, Place(name), _HINT, Severity.WARNING)
    return (adopted, not_adopted) if left else (adopted,)


class _Teller:
    """Looks at each thing that a person would look for."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._document = opened.xml(opened.main)
        self._settings = self._part("settings")
        self._theme = self._part("theme")
        styles = self._part("styles")
        assert styles is not None  # `check_opened` has seen it
        self._styles = Styles(styles)
        self._page = page_of(self._document, self._switch("gutterAtTop"))
        self._shown = shown_frames(opened, self._page)

    def _part(self, kind: str) -> Element | None:
        name = self._opened.related(self._opened.main, kind)
        return self._opened.xml(name) if name else None

    def _switch(self, name: str) -> bool:
        return self._settings is not None and is_on(self._settings.find(qn(f"w:{name}")))

    # ---- what is adopted

    def taken(self) -> Iterator[str]:
        yield from self._paper()
        yield from self._frames(self._shown)
        yield self._met()
        head = self._styles.named("paragraph", Style.HEADING_1.value)
        number = "" if head is None else Lists(self._part("numbering"), self._styles).head(id_of(head), 1)
        if number:
            yield f"numbers of its headings, the first of them {number}"
        font = font_of(self._styles, self._theme)
        if font:
            yield f"letters of {font}"
        strong = strong_colour(self._theme)
        if strong:
            yield f"its colour {strong} for what it has no style of"

    def _paper(self) -> Iterator[str]:
        width, height = (round(side / MM) for side in self._page.paper)
        full = self._page.full_width
        if not width or full is None:
            yield "our paper and margins, for it names none"
        else:
            columns = self._page.column_width(full)
            beside = f" in columns of {round(columns / MM)} mm" if columns < full else ""
            yield f"its paper of {width} × {height} mm, and text {round(full / MM)} mm wide{beside}"

    def _frames(self, shown: Shown) -> Iterator[str]:
        for kind in KINDS:
            parts = {page: name for (one, page), name in shown.parts.items() if one == kind}
            if parts:
                pages = [page for page in _PAGES if page in parts and self._is_another(page, parts)]
                yield f"its {kind}{self._holds(parts)}{''.join(f', another one on {_PAGES[page]}' for page in pages)}"

    def _holds(self, parts: Mapping[str, str]) -> str:
        roots = [self._opened.xml(name) for name in parts.values()]
        held = {"a picture": letterhead.has_picture, "a watermark": letterhead.has_watermark}
        found = [what for what, has in held.items() if any(map(has, roots))]
        return f" with {' and '.join(found)}" if found else ""

    def _is_another(self, page: str, parts: Mapping[str, str]) -> bool:
        if page == "even" and not self._switch("evenAndOddHeaders"):
            return False
        return parts[page] != parts.get("default")

    def _met(self) -> str:
        kinds = ("paragraph", "character", "table")
        met = [one for one in Style if any(self._styles.named(kind, one.value) is not None for kind in kinds)]
        names = [_shown_name(one) for one in met]
        if not names:
            return "no styles: it has none that meets ours"
        more = f" and {len(names) - _SHOWN_NAMES} more" if len(names) > _SHOWN_NAMES else ""
        running = "" if Style.BODY_TEXT in met else "; running text is set as its Normal, for it has no Body Text"
        return f"{counted(len(names), 'style')} of it: {', '.join(names[:_SHOWN_NAMES])}{more}{running}"

    # ---- what is not

    def left(self) -> Iterator[str]:
        yield from self._sections()
        yield from (f"{name}, which {_BROKEN[why]}" for name, why in show(Styles(deepcopy(self._styles.root))))
        yield from self._promises()
        yield from self._colours()
        for name, what in _LEFT_OF_SETTINGS.items():
            if self._settings is not None and self._settings.find(qn(f"w:{name}")) is not None:
                yield what
        yield from self._compatibility()
        sections = list(self._document.iter(qn("w:sectPr")))
        yield from (what for name, what in _LEFT_OF_SECTIONS.items() if any(_says(one, name) for one in sections))
        if self._document.find(qn("w:background")) is not None:
            yield "the colour of its pages"
        if empty_fonts(self._theme):
            yield "the fonts of its theme, which names none: those of its Normal, or ours, stand for them"

    def _sections(self) -> Iterator[str]:
        if self._page.section_count > 1:
            others = counted(self._page.section_count - 1, "other section")
            yield f"the pages of {others}: the page is that of section {self._page.place}"
        for kind, name in self._shown.left:
            root = self._opened.xml(name)
            words = letterhead.words_of(root)[:_LONGEST_WORDS]
            picture = "a picture" if letterhead.has_picture(root) else ""
            said = " and ".join(filter(None, (picture, f'"{words}"' if words else "")))
            yield f"a {kind} of another section{f' with {said}' if said else ''}"

    def _promises(self) -> Iterator[str]:
        for style in _KEPT:
            found = self._styles.named("paragraph", style.value)
            if found is not None and not self._styles.is_on(id_of(found), "w:pPr/w:keepNext"):
                yield f"that {_shown_name(style)} may stand at the end of a page: it is kept with what follows"
        title = self._styles.named("paragraph", Style.TITLE.value)
        if title is not None and self._styles.is_on(id_of(title), "w:pPr/w:pageBreakBefore"):
            yield "that Title begins a page"

    def _colours(self) -> Iterator[str]:
        accent, strong = accent_of(self._theme), strong_colour(self._theme)
        if accent and accent != strong:
            stead = f"its colour {strong}" if strong else "our own colour"
            yield f"its accent {accent}, on which white cannot be read: {stead} stands for it"

    def _compatibility(self) -> Iterator[str]:
        if self._settings is None:
            return
        for found in self._settings.iter(qn("w:compatSetting")):
            mode = whole(found.get(qn("w:val"))) or _PRESENT_WORD
            if found.get(qn("w:name")) == "compatibilityMode" and mode < _PRESENT_WORD:
                yield f"how Word laid out pages in its version {mode}: they are laid out as in present ones"


_PAGES = {"first": "the first page", "even": "even pages"}


def _says(section: Element, name: str) -> bool:
    found = section.find(qn(f"w:{name}"))
    return found is not None and bool(len(found) or found.attrib)


def _shown_name(style: Style) -> str:
    return style.value[:1].upper() + style.value[1:]
