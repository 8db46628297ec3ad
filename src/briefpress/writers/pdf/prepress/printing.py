"""What a printing machine asks for, and what the formats made for it are called."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from briefpress.writers.artifact import Asset

MM = 72 / 25.4
"""Points of a millimetre."""

PRESS = "press"
BOOKLET = "booklet"
TWO_UP = "two-up"
STACK = "cut-stack"
IMPOSED = (BOOKLET, TWO_UP, STACK)
"""Ways to put pages on sheets."""

SHEETS = {
    "a3": (297.0, 420.0),
    "a4": (210.0, 297.0),
    "letter": (215.9, 279.4),
    "tabloid": (279.4, 431.8),
}
"""Short and long side in millimetres."""
FITTING = "auto"
"""The sheet that an office has for a paper."""

_LARGE, _GREY, _END = "large-print", "grey", ".pdf"


@dataclass(frozen=True, slots=True)
class PrintFormat:
    """One way to print an edition; its name is what stands after the language in the name of the file."""

    form: str = ""
    """`press`, one of IMPOSED, or empty for pages as readers get them."""
    is_grey: bool = False
    is_large: bool = False

    @property
    def name(self) -> str:
        words = (_LARGE if self.is_large else "", self.form, _GREY if self.is_grey else "")
        return "-".join(filter(None, words)) + _END


_ALL = (
    *(PrintFormat(form, grey, large) for large, form, grey in product((False, True), (PRESS, *IMPOSED), (False, True))),
    PrintFormat(is_large=True),
)
PRINT_FORMATS = {one.name: one for one in _ALL}
"""Every format that is made for print, by its name."""


@dataclass(frozen=True, slots=True)
class Printing:
    """What a theme says of print; lengths in points."""

    profile: Asset
    """The printing condition."""
    condition: str
    """What the registry of the ICC calls it; empty for one that is not there."""
    bleed: float = 3 * MM
    has_marks: bool = True
    thickness: float = 0.1 * MM
    """Of a sheet: the inner ones of a booklet stand out by it."""
    sheet: str = FITTING
    """A name of SHEETS, or FITTING."""
    inks: tuple[tuple[tuple[int, int, int], tuple[float, float, float, float]], ...] = ()
    """Colours of the look, each channel from 0 to 255, and what they are printed with where that has been said."""
    text_pt: float = 0
    """Size of the text."""
