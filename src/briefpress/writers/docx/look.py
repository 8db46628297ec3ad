"""Theme and language -> Look: measures in Word's units, colours and fonts as Word's attributes. Knows no tree node."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import floor

from briefpress.theme.theme import Theme

MM = 72 / 25.4
"""Points in a millimetre."""
SIZE_STEP = 0.5
"""Points: Word counts the sizes of letters in halves (17.3.2.38)."""
ROUNDED_UP = 0.3
"""A size is set in the half above where less than this share of one lacks: larger letters take more lines."""
_NOTHING = 1e-6
GAP = 8 * MM
"""Between two columns, in points."""

# Which colour of Word's palette a token is, so that a change of palette in Word changes the document.
THEME_COLOURS = {
    "color-ink": "text1",
    "color-on-accent": "background1",
    "color-muted": "text2",
    "color-tint": "background2",
    "color-accent": "accent1",
    "color-signal": "accent2",
    "color-rule": "accent3",
    "color-hairline": "accent4",
    "color-shade": "accent5",
    "color-signal-tint": "accent6",
}

_REGIONS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "ar": "ar-SA", "zh": "zh-CN", "he": "he-IL"}
_EAST_ASIAN = ("zh", "ja", "ko")
_COMPLEX = ("ar", "he", "fa", "ur")


class Script(StrEnum):
    """Which of a run's three sets of fonts Word takes (17.3.2.26); the value is its name in `w:lang`."""

    WESTERN = "val"
    EAST_ASIAN = "eastAsia"
    COMPLEX = "bidi"


class Role(StrEnum):
    """What a face is used for; the value is the token's name after `font-`."""

    TEXT = "text"
    LABEL = "ui"
    TITLE = "title"
    HEAD = "head"
    NUMERAL = "numeral"


@dataclass(frozen=True, slots=True)
class Faces:
    """The family that each script of a role is set in."""

    western: str
    east_asian: str
    complex: str


@dataclass(frozen=True, slots=True)
class Look:
    """How a document of one language looks."""

    theme: Theme
    language: str
    """BCP 47."""
    is_right_to_left: bool
    widths: tuple[float, float] | None = None
    """Between the margins, and of running text, in points; None where the tokens decide."""
    sheet: tuple[float, float] | None = None
    """Width and height of the paper, in points; None where the tokens decide."""
    is_compact: bool | None = None
    """Whether recommendations stand in two columns; None where a strip decides."""
    palette: Mapping[str, str] = field(default_factory=lambda: THEME_COLOURS)
    """Which colour of Word's palette a token is."""
    names_fonts: bool = True
    """Whether styles name their fonts; else they are set in that of the style they are based on."""
    chart_font: str = ""
    """What charts are set in, which know no styles; empty for the theme's."""

    @property
    def script(self) -> Script:
        return script_of(self.language)

    @property
    def full_width(self) -> float:
        """Between the margins, in points."""
        return self.widths[0] if self.widths else self.theme.points("page-width") - 2 * self.theme.points("page-side")

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height, in points."""
        return self.sheet or (self.theme.points("page-width"), self.theme.points("page-height"))

    @property
    def text_width(self) -> float:
        """Of running text, in points: all between the margins, unless the page has columns."""
        return self.widths[1] if self.widths else self.full_width

    @property
    def column_width(self) -> float:
        """Of one of two columns for what is small, in points."""
        return (self.full_width - GAP) / 2

    @property
    def strip(self) -> float:
        """The start-edge column for labels and numerals, in points; 0 when the length has none."""
        return self.theme.points("strip-width")

    @property
    def has_narrow_recommendations(self) -> bool:
        """Whether recommendations stand in two columns, as where there is no strip for their numerals."""
        return not self.strip if self.is_compact is None else self.is_compact

    @property
    def is_justified(self) -> bool:
        """Whether running text is set to both edges, as readers of some scripts expect."""
        return self.script is not Script.WESTERN

    @property
    def latin_scale(self) -> float:
        """Size of Western letters inside this script, to the script's own size."""
        return float(self.theme.get("script-latin").removesuffix("em"))

    def faces(self, role: Role) -> Faces:
        families = self.theme.families(f"font-{role}")
        latin = self.theme.families("font-latin-ui" if role is Role.LABEL else "font-latin")[0]
        han, naskh = self.theme.families("font-han")[0], self.theme.families("font-naskh")[0]
        match self.script:
            case Script.WESTERN:
                return Faces(families[0], han, naskh)
            case Script.EAST_ASIAN:
                return Faces(latin, families[0], naskh)
            case Script.COMPLEX:
                return Faces(families[-1] if len(families) > 1 else latin, han, families[0])

    def theme_font(self, role: Role) -> str:
        """Return which of Word's two theme fonts a role is set in, or the empty string for neither.

        The two voices of the look are Word's two: `minor` argues (text), `major` labels.
        """
        faces = self.faces(role)
        if faces == self.faces(Role.TEXT):
            return "minor"
        return "major" if faces == self.faces(Role.LABEL) else ""

    def colour(self, token: str) -> dict[str, str]:
        """Return the attributes of a `w:color`: the digits, and the colour of the palette where there is one."""
        digits = self.theme.colour(token)
        named = self._theme_colour(digits)
        return {"val": digits, "themeColor": named} if named else {"val": digits}

    def fill(self, token: str) -> dict[str, str]:
        """Return the attributes of a `w:shd`."""
        digits = self.theme.colour(token)
        named = self._theme_colour(digits)
        fill = {"val": "clear", "color": "auto", "fill": digits}
        return fill | {"themeFill": named} if named else fill

    def palette_colour(self, token: str) -> str:
        """Return the name in Word's palette of the colour that a token has, or the empty string."""
        return self._theme_colour(self.theme.colour(token))

    def _theme_colour(self, digits: str) -> str:
        return next((name for token, name in self.palette.items() if self.theme.colour(token) == digits), "")


def script_of(language: str) -> Script:
    """Return the script that Word sets a language in."""
    primary = language.split("-")[0]
    if primary in _EAST_ASIAN:
        return Script.EAST_ASIAN
    return Script.COMPLEX if primary in _COMPLEX else Script.WESTERN


def word_language(language: str) -> str:
    """Return the tag by which Word knows a language: with a region, without a script."""
    parts = language.split("-")
    region = next((part for part in parts[1:] if len(part) == 2 and part.isupper()), "")
    if region:
        return f"{parts[0]}-{region}"
    return _REGIONS.get(parts[0], language)


def twips(points: float) -> int:
    """Return twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    return floor(points / SIZE_STEP + ROUNDED_UP + _NOTHING)


def eighths(points: float) -> int:
    """Return the width of a border; Word draws none thinner than a quarter of a point (17.18.2)."""
    return max(2, round(points * 8))
