"""Which series looks how: by shape, texture and lightness first, by colour second, so that grey loses nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fill:
    """How the bars of a series are filled. Colours are tokens of the theme."""

    colour: str
    """`white`, or a token."""
    outline: str = ""
    hatch: str = ""
    """`/`, `\\` or `-`, drawn in the outline's colour; empty: plain."""
    words: str = "color-ink"
    """Of figures on the fill."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """How the line of a series is drawn."""

    colour: str
    width: float
    """In points."""
    dash: str
    """Lengths of dashes and gaps in points; empty: solid."""
    marker: str
    """`circle`, `square`, `triangle` or `diamond`."""
    is_filled: bool


FILLS = (
    Fill("color-accent", words="color-on-accent"),
    Fill("color-rule"),
    Fill("color-shade", outline="color-muted"),
    Fill("white", outline="color-accent", hatch="/"),
    Fill("white", outline="color-muted", hatch="\\"),
    Fill("white", outline="color-accent", hatch="-"),
)
PALE = FILLS[2]
"""Of bars beside one that is to be seen first."""
STROKES = (
    Stroke("color-accent", 2, "", "circle", is_filled=True),
    Stroke("color-muted", 1.5, "5 2.5", "square", is_filled=False),
    Stroke("color-accent", 1.5, "1.5 2", "triangle", is_filled=True),
    Stroke("color-rule", 2, "", "diamond", is_filled=True),
    Stroke("color-ink", 1.25, "6 2 1.5 2", "circle", is_filled=False),
    Stroke("color-muted", 1, "", "triangle", is_filled=False),
)
