"""What each design token may be: one rule for each, by which files are checked and editors are told.

A token is known by its flat name, `size-text`: group and name in a theme's file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from briefpress.assets.css.values import text_faults

MASTHEAD_FORMS = ("tab", "line", "centred")
"""How a masthead can be arranged."""

CONVERTED = "converted"
"""What a colour is printed with when nobody has said it."""

_MM = 72 / 25.4
POINTS = {"pt": 1.0, "mm": _MM, "cm": 10 * _MM, "in": 72.0, "px": 0.75}
"""Of one unit."""
_LONGEST = 500
"""Characters of a value."""
_VARIABLE = re.compile(r"var\(--([a-z0-9-]+)\)")
_POSITIVE = r"(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
# Quantifiers side by side that match the same would try every way to share a text between them.
_NUMBER = rf"-?{_POSITIVE}"


@dataclass(frozen=True, slots=True)
class Kind:
    """Values that a token may have, as they are written."""

    pattern: str
    """Of the whole value, as Python and ECMA 262 understand it."""
    words: str
    """What a value is, after `is not`."""
    least: float = -inf
    most: float = inf
    """Of a number; of a length in points."""

    def has(self, value: str) -> bool:
        """Say whether a value is of this kind, and harmless in a style sheet."""
        return (
            len(value) <= _LONGEST
            and re.fullmatch(self.pattern, value) is not None
            and self.least <= _measured(value, self.least) <= self.most
            and _is_harmless(value)
        )


def _is_harmless(value: str) -> bool:
    return next(text_faults(value), None) is None


def _length(words: str, least_mm: float, most_mm: float) -> Kind:
    return Kind(rf"{_NUMBER}(pt|mm|cm|in|px)", words, least_mm * _MM, most_mm * _MM)


_COLOUR = Kind(r"#[0-9a-fA-F]{6}", "a colour such as #0b4a50")
_FILL = Kind(r"#[0-9a-fA-F]{6}|transparent", "a colour such as #0b4a50, or transparent")
_FAMILY = r'(?:"[^"<>{};\\]+"|[a-z-]+)'
_FAMILIES = Kind(
    rf'(?=.*"){_FAMILY}(?:\s*,\s*{_FAMILY})*', 'a list of font families in quotation marks, such as "Noto Serif"'
)
_PAPER = _length("a length of paper from 50mm to 2000mm", 50, 2000)
_SIZE = Kind(rf"{_POSITIVE}(pt|mm|cm|in|px)", "a size of letters from 4pt to 200pt", 4, 200)
_LENGTH = _length("a length such as 10pt or 20mm, at most 500mm", -500, 500)
_RELATIVE = Kind(rf"{_NUMBER}em|0|normal", "a length such as .3em")
_FREE = Kind(r"[^;{}<]*", "a value of CSS that fetches nothing and leaves nothing open, without ; { } or <")

_INK = r"(?:100|[0-9]{1,2})"
_CMYK = Kind(
    rf"{_INK} {_INK} {_INK} {_INK}|{CONVERTED}",
    f"four inks in per cent such as 90 40 50 45 (cyan, magenta, yellow, black), or {CONVERTED}",
)

_BY_GROUP = {
    "cmyk": _CMYK,
    "color": _COLOUR,
    "dark": _COLOUR,
    "font": _FAMILIES,
    "size": _SIZE,
    "leading": Kind(_POSITIVE, "a number from 0.8 to 4: times the size of the letters", 0.8, 4),
    "weight": Kind(r"[0-9]{1,4}", "a weight from 1 to 1000", 1, 1000),
    "tracking": _RELATIVE,
    "space": _LENGTH,
    "rule": _length("a length such as .5pt, at most 20mm", 0, 20),
    "strip": _LENGTH,
    "measure": _LENGTH,
    "page": _LENGTH,
    "floor": _LENGTH,
    "tight": Kind(_POSITIVE, "a number from 0.3 to 1", 0.3, 1),
    "loose": Kind(_POSITIVE, "a number from 1 to 3", 1, 3),
}
_BY_NAME = {
    "print-bleed": _length("a length from 0mm to 20mm", 0, 20),
    "print-marks": Kind("crop|none", "crop or none"),
    "print-sheet": Kind("auto|a3|a4|letter|tabloid", "a sheet: auto, a3, a4, letter, tabloid"),
    "print-thickness": _length("the thickness of a sheet from 0mm to 1mm", 0, 1),
    "print-profile": Kind(
        r"fogra39|[A-Za-z0-9_-][A-Za-z0-9_.-]*\.icc", "fogra39, or the name of a file such as press.icc"
    ),
    "page-width": _PAPER,
    "page-height": _PAPER,
    "space-indent": Kind(rf"{_NUMBER}(pt|mm|cm|in|px|em)|0", "a length such as 2em"),
    "floor-leading": _BY_GROUP["leading"],
    "masthead-form": Kind("|".join(MASTHEAD_FORMS), "a form of the masthead: " + ", ".join(MASTHEAD_FORMS)),
    "dark-masthead-band": _FILL,
    "dark-masthead-tab": _FILL,
    "masthead-band": _FILL,
    "masthead-tab": _FILL,
    "masthead-ink": _COLOUR,
    "masthead-meta": _COLOUR,
    "masthead-tab-ink": _COLOUR,
    "masthead-pad": _LENGTH,
    "masthead-gap": _LENGTH,
    "script-scale": Kind(_POSITIVE, "a number from 0.5 to 2", 0.5, 2),
    "script-latin": _RELATIVE,
    "script-lift": _RELATIVE,
}


GROUPS = {
    "color": "Colours, which Word shows in its palette too.",
    "dark": "What takes the place of colours on a screen that its reader has set to dark.",
    "font": "Families by role, the preferred one first.",
    "size": "Sizes of letters.",
    "leading": "Distances of lines, in sizes of their letters.",
    "weight": "Weights of letters.",
    "tracking": "Space between letters.",
    "space": "Gaps between paragraphs, blocks, sections and cells, and the indent of a paragraph.",
    "rule": "Thickness of rules.",
    "strip": "The column beside the text that holds labels and numerals.",
    "measure": "The longest lines.",
    "masthead": "The form and the colours of the masthead.",
    "script": "How letters of this script are set beside others.",
    "page": "Paper and margins.",
    "tight": "What each group is multiplied by in the tightest setting.",
    "loose": "What each group is multiplied by in the loosest setting.",
    "print": "What a print shop is given: bleed, marks, profile; and the sheets of an office.",
    "cmyk": "Inks of colours, by the names of `color`.",
    "floor": "Values below which nothing is set, in any setting.",
}
"""What the groups of tokens are for."""


def kind_of(name: str) -> Kind:
    """Return what a token may be."""
    return _BY_NAME.get(name) or _BY_GROUP.get(name.split("-", 1)[0], _FREE)


# Many themes of one build have most values in common.
@lru_cache(maxsize=4096)
def is_token(name: str, value: str) -> bool:
    """Say whether a value may be that of a token: by itself, or by naming another, as `var(--color-ink)`."""
    return variable_in(value) is not None or kind_of(name).has(value)


def variable_in(value: str) -> str | None:
    """Return the token that a value names, or None."""
    match = _VARIABLE.fullmatch(value)
    return match[1] if match else None


def pattern_of(name: str) -> str:
    """Return the pattern of a token for JSON Schema, whose patterns are not anchored."""
    return f"^({kind_of(name).pattern}|{_VARIABLE.pattern})$"


def _measured(value: str, otherwise: float) -> float:
    match = re.fullmatch(rf"({_NUMBER})(pt|mm|cm|in|px|)", value)
    return float(match[1]) * POINTS.get(match[2], 1.0) if match else otherwise
