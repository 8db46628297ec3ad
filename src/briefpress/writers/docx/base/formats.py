"""What a style says of paragraphs and runs, as values; their elements come in the order the schema wants."""

from __future__ import annotations

from dataclasses import dataclass

from briefpress.writers.docx.look import Look, Role, eighths, half_points, twips
from briefpress.writers.docx.markup import Element, w


@dataclass(frozen=True, slots=True)
class Border:
    """A line at one side of a paragraph or a table."""

    side: str
    """`top`, `left`, `bottom`, `right`, `between`, `insideH`, `insideV`; `left` is the start edge."""
    width: float
    colour: str
    space: float = 0
    """Between line and text, in points."""
    line: str = "single"

    def element(self, look: Look, side: str = "") -> Element:
        colour = look.colour(self.colour)
        colour["color"] = colour.pop("val")
        return w(side or self.side, val=self.line, sz=eighths(self.width), space=round(self.space), **colour)


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop, from the start edge."""

    position: float
    """In points."""
    side: str = "left"


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """Lengths in points; None leaves a property to the style this one is based on."""

    keep_with_next: bool | None = None
    keep_lines: bool | None = None
    page_break_before: bool | None = None
    numbering: tuple[int, int] | None = None
    """Number of the list, and level in it; list 0 takes a number away."""
    borders: tuple[Border, ...] = ()
    fill: str = ""
    """A colour's token."""
    tabs: tuple[Tab, ...] = ()
    hyphenated: bool | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None
    """Height of a line, exact: with `at least`, each program would make it as high as the face it has wants it."""
    holds_drawings: bool = False
    """Whether lines are at least so high: what is drawn in a line is not cut."""
    start: float | None = None
    end: float | None = None
    hanging: float | None = None
    merges_same: bool | None = None
    """Whether space between paragraphs of the same style is left out."""
    alignment: str = ""
    is_left_to_right: bool = False
    """Whatever the direction of the document."""
    outline: int | None = None
    """Level in the outline, 0 the highest."""

    def element(self, look: Look) -> Element | None:
        made = w(
            "pPr",
            _switch("keepNext", self.keep_with_next),
            _switch("keepLines", self.keep_lines),
            _switch("pageBreakBefore", self.page_break_before),
            _numbering(self.numbering),
            self._borders(look),
            w("shd", **look.fill(self.fill)) if self.fill else None,
            w("tabs", *(w("tab", val=tab.side, pos=twips(tab.position)) for tab in self.tabs)) if self.tabs else None,
            _switch("suppressAutoHyphens", None if self.hyphenated is None else not self.hyphenated),
            w("bidi", val=0) if self.is_left_to_right and look.is_right_to_left else None,
            self._spacing(),
            self._indentation(),
            _switch("contextualSpacing", self.merges_same),
            w("jc", val=self.alignment) if self.alignment else None,
            None if self.outline is None else w("outlineLvl", val=self.outline),
        )
        return made if len(made) else None

    def _borders(self, look: Look) -> Element | None:
        # A paragraph's borders are physical, whatever its direction (17.3.1.28): start and end change places.
        swap = {"left": "right", "right": "left"} if look.is_right_to_left else {}
        placed = {swap.get(border.side, border.side): border for border in self.borders}
        sides = [side for side in ("top", "left", "bottom", "right", "between") if side in placed]
        return w("pBdr", *(placed[side].element(look, side) for side in sides)) if sides else None

    def _spacing(self) -> Element | None:
        attributes: dict[str, str | int] = {}
        if self.before is not None:
            attributes["before"] = twips(self.before)
        if self.after is not None:
            attributes["after"] = twips(self.after)
        if self.line is not None:
            attributes |= {"line": twips(self.line), "lineRule": "atLeast" if self.holds_drawings else "exact"}
        return w("spacing", **attributes) if attributes else None

    def _indentation(self) -> Element | None:
        lengths = {"left": self.start, "right": self.end, "hanging": self.hanging}
        given = {name: twips(value) for name, value in lengths.items() if value is not None}
        return w("ind", **given) if given else None


@dataclass(frozen=True, slots=True)
class RunFormat:
    """None and the empty string leave a property to the style this one is based on."""

    role: Role | None = None
    symbol: str = ""
    """A family for every script, instead of a role's."""
    bold: bool | None = None
    italic: bool | None = None
    colour: str = ""
    """A colour's token."""
    tracking: float = 0
    """In points."""
    size: float | None = None
    """In points, of the document's own script."""
    vertical: str = ""

    def element(self, look: Look) -> Element | None:
        made = w(
            "rPr",
            w("rFonts", **self._fonts(look)) if self.symbol or (self.role and look.names_fonts) else None,
            *_pair("b", "bCs", self.bold),
            *_pair("i", "iCs", self.italic),
            w("color", **look.colour(self.colour)) if self.colour else None,
            w("spacing", val=twips(self.tracking)) if self.tracking else None,
            *self._size(look),
            w("vertAlign", val=self.vertical) if self.vertical else None,
        )
        return made if len(made) else None

    def _fonts(self, look: Look) -> dict[str, str]:
        if self.role is None:
            return dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), self.symbol)
        theme_font = look.theme_font(self.role)
        if theme_font:
            names = {"asciiTheme": "HAnsi", "hAnsiTheme": "HAnsi", "eastAsiaTheme": "EastAsia", "cstheme": "Bidi"}
            return {name: theme_font + script for name, script in names.items()}
        faces = look.faces(self.role)
        return {"ascii": faces.western, "hAnsi": faces.western, "eastAsia": faces.east_asian, "cs": faces.complex}

    def _size(self, look: Look) -> tuple[Element, ...]:
        if self.size is None:
            return ()
        western = half_points(self.size * look.latin_scale)
        return (w("sz", val=western), w("szCs", val=half_points(self.size)))


def _switch(tag: str, value: bool | None) -> Element | None:
    if value is None:
        return None
    return w(tag) if value else w(tag, val="0")


def _pair(western: str, complex_script: str, value: bool | None) -> tuple[Element | None, Element | None]:
    return _switch(western, value), _switch(complex_script, value)


def _numbering(numbering: tuple[int, int] | None) -> Element | None:
    if numbering is None:
        return None
    number, level = numbering
    return w("numPr", w("ilvl", val=level), w("numId", val=number))
