"""Shapes and words -> SVG elements, in points, from the reader's start edge: the pen mirrors, its user does not."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from briefpress.drawing.text_width import is_latin, runs_right_to_left
from briefpress.theme.theme import Theme

_OPPOSITE = {"start": "end", "middle": "middle", "end": "start"}


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws on one sheet. Every x is the distance from the edge where reading starts; y goes down."""

    theme: Theme
    width: float
    size: float
    """Of letters."""
    is_mirrored: bool
    is_live: bool = False
    """Whether colours are names of the page's own, which it may change: on a screen by day and in the dark."""
    elements: list[str] = field(default_factory=list)
    """What has been drawn: the one thing that grows while a chart is drawn."""

    def rectangle(self, x: float, y: float, width: float, height: float, fill: str, outline: str = "") -> None:
        """Draw a rectangle; `fill` and `outline` are tokens, an empty outline is none."""
        left = self._left(x, width)
        stroke = f' stroke="{self.colour(outline)}" stroke-width=".5"' if outline else ""
        box = f'x="{_n(left)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
        self.elements.append(f'<rect {box} fill="{self.colour(fill)}"{stroke}/>')

    def path(
        self, points: list[tuple[float, float]], colour: str, width: float, dash: str = "", fill: str = ""
    ) -> None:
        """Draw a line through points; with a `fill`, a closed shape."""
        steps = " ".join(f"{_n(self._x(x))},{_n(y)}" for x, y in points)
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        tag, inside = ("polygon", self.colour(fill)) if fill else ("polyline", "none")
        stroke = f'stroke="{self.colour(colour)}" stroke-width="{_n(width)}" stroke-linejoin="round"{dashes}'
        self.elements.append(f'<{tag} points="{steps}" fill="{inside}" {stroke}/>')

    def segments(self, segments: list[tuple[float, float, float, float]], colour: str, width: float) -> None:
        """Draw separate lines, each from x and y to x and y, as one path."""
        steps = "".join(f"M{_n(self._x(x))} {_n(y)}L{_n(self._x(end))} {_n(foot)}" for x, y, end, foot in segments)
        if steps:
            stroke = f'stroke="{self.colour(colour)}" stroke-width="{_n(width)}"'
            self.elements.append(f'<path d="{steps}" fill="none" {stroke}/>')

    def circle(self, x: float, y: float, radius: float, fill: str, outline: str, width: float) -> None:
        where = f'cx="{_n(self._x(x))}" cy="{_n(y)}" r="{_n(radius)}"'
        stroke = f'stroke="{self.colour(outline)}" stroke-width="{_n(width)}"'
        self.elements.append(f'<circle {where} fill="{self.colour(fill)}" {stroke}/>')

    def words(
        self, x: float, y: float, words: str, anchor: str = "start", colour: str = "color-ink", strong: bool = False
    ) -> None:
        """Write words on a line at height `y`. `anchor` is the place in the words that is put at `x`."""
        # The anchor of words that run from the right is at their right: they are mirrored already.
        side = anchor if runs_right_to_left(words) == self.is_mirrored else _OPPOSITE[anchor]
        self._write(words, f'x="{_n(self._x(x))}" y="{_n(y)}"', side, colour, strong)

    def words_upwards(self, x: float, y: float, words: str, shift: float = 0) -> None:
        """Write words that run upwards to a height `y`, their line at `x`, moved right by a shift in any direction."""
        place = f"{_n(self._x(x) + shift)}", _n(y)
        turned = f'x="{place[0]}" y="{place[1]}" transform="rotate(-90 {place[0]} {place[1]})"'
        self._write(words, turned, "start" if runs_right_to_left(words) else "end", "color-ink", strong=False)

    def _write(self, words: str, place: str, side: str, colour: str, strong: bool) -> None:
        attributes = f'{place} fill="{self.colour(colour)}"'
        if side != "start":
            attributes += f' text-anchor="{side}"'
        if runs_right_to_left(words):
            attributes += ' direction="rtl"'
        if is_latin(words):
            attributes += f' font-family="{families(self.theme, is_latin=True)}"'
            scale = float(self.theme.get("script-latin").removesuffix("em"))
            attributes += f' font-size="{_n(self.size * scale)}"' if scale != 1 else ""
        if strong:
            attributes += f' font-weight="{self.theme.get("weight-label")}"'
        self.elements.append(f"<text {attributes}>{escape(words, quote=False)}</text>")

    def colour(self, name: str) -> str:
        """Return a token's colour; `white` is the paper's."""
        if self.is_live:
            return f"var(--{'paper' if name == 'white' else name})"
        return "#ffffff" if name == "white" else f"#{self.theme.colour(name).lower()}"

    def _x(self, x: float) -> float:
        return self.width - x if self.is_mirrored else x

    def _left(self, x: float, width: float) -> float:
        return self.width - x - width if self.is_mirrored else x


def families(theme: Theme, is_latin: bool) -> str:
    """Return the families that labels are set in, as an attribute wants them: no spaces between."""
    tokens = ("font-latin-ui", "font-ui", "font-more") if is_latin else ("font-ui", "font-latin-ui", "font-more")
    names = dict.fromkeys(family for token in tokens for family in theme.families(token))
    return ",".join([*(f"'{name}'" for name in names), "sans-serif"])


def _n(number: float) -> str:
    """Return a coordinate: to a hundredth of a point, which nobody sees, and no longer than it must be."""
    written = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written
