"""What style sheets of templates may use, and how large its numbers may be."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


OUTER_RULES = frozenset({"container", "media", "page", "supports"})
MARGIN_BOXES = frozenset(
    f"{edge}-{place}"
    for edges, places in (
        (("top", "bottom"), ("left-corner", "left", "center", "right", "right-corner")),
        (("left", "right"), ("top", "middle", "bottom")),
    )
    for edge in edges
    for place in places
)
"""Of CSS Paged Media Module Level 3."""

_OF_VALUES = _words(
    "attr calc clamp max min var",
    "content counter counters leader string target-counter target-counters",
    "color-mix hsl hsla hwb lab lch oklab oklch rgb rgba",
    "conic-gradient linear-gradient radial-gradient",
    "fit-content minmax repeat",
    "matrix perspective rotate rotatex rotatey rotatez scale scalex scaley skew skewx skewy",
    "translate translatex translatey translatez",
    "circle ellipse inset polygon",
    "blur brightness contrast drop-shadow grayscale invert opacity saturate sepia",
    "cubic-bezier steps",
    "env light-dark",
)
FUNCTIONS = _OF_VALUES
"""In values, small letters. None fetches, and those that repeat are counted."""
PSEUDO_CLASSES = _words(
    "dir has is lang not nth-child nth-last-child nth-last-of-type nth-of-type where",
)
"""Functions in selectors, small letters."""
GRADIENTS = frozenset({"conic-gradient", "linear-gradient", "radial-gradient"})
MATHEMATICS = frozenset({"calc", "clamp", "max", "min"})
REFUSED_PROPERTIES = _words("-moz-binding behavior src")
"""Properties that run or fetch something."""

PIXELS: Mapping[str, float] = MappingProxyType(
    {
        "px": 1.0,
        "pt": 4 / 3,
        "pc": 16.0,
        "mm": 96 / 25.4,
        "cm": 96 / 2.54,
        "q": 96 / 101.6,
        "in": 96.0,
        **dict.fromkeys(("em", "rem", "ex", "rex", "ch", "rch", "ic", "ric", "lh", "rlh", "cap", "rcap"), 16.0),
    }
)
"""Of one unit; of those that depend on a font, about."""
VIEWPORT = _words("vw vh vi vb vmin vmax svw svh lvw lvh dvw dvh cqw cqh cqi cqb cqmin cqmax")
OTHER_UNITS = _words("deg grad rad turn s ms fr dpi dpcm dppx x")
LONGEST = 10_000.0
"""CSS pixels: some two and a half metres."""
SHORTEST = 0.02
"""CSS pixels; less cannot be seen, and a border or a pattern of it has no end."""
LARGEST_NUMBER = 100_000.0
LARGEST_PERCENTAGE = 10_000.0

# What is multiplied by a number, and by how much at most: tracks of grids, columns, lines kept together.
COUNTED: Mapping[str, float] = MappingProxyType(
    {
        "column-count": 20,
        "columns": 20,
        "column-span": 20,
        "orphans": 100,
        "widows": 100,
        "tab-size": 100,
        "line-clamp": 1000,
        "max-lines": 1000,
        "bookmark-level": 10,
        "initial-letter": 20,
        **dict.fromkeys(
            _words(
                "grid grid-area grid-auto-columns grid-auto-rows grid-column grid-column-end grid-column-start",
                "grid-row grid-row-end grid-row-start grid-template grid-template-columns grid-template-rows",
            ),
            100,
        ),
    }
)
"""Property -> the largest number in its value."""
LEAST_LENGTHS: Mapping[str, float] = MappingProxyType(
    {
        **dict.fromkeys(("column-width", "columns"), 20.0),
        **dict.fromkeys(("background", "background-size", "mask", "mask-size"), 0.5),
        **dict.fromkeys(("grid-template-columns", "grid-template-rows", "grid-template", "grid"), 1.0),
    }
)
"""Property -> the least length other than 0, in CSS pixels: what is repeated, how often."""
