"""Whether text can be told from what it stands on (WCAG 2.2, 1.4.3), by luminance: so it can in greyscale too."""

from __future__ import annotations

LEAST = 4.5
"""The least contrast of text at level AA."""

_LIGHT_PAIRS = (
    ("color-ink", "paper"),
    ("color-ink", "color-tint"),
    ("color-ink", "color-shade"),
    ("color-muted", "paper"),
    ("color-muted", "color-tint"),
    ("color-accent", "paper"),
    ("color-accent", "color-tint"),
    ("color-on-accent", "color-accent"),
    ("color-signal", "paper"),
    ("color-signal", "color-signal-tint"),
    ("masthead-ink", "masthead-band"),
    ("masthead-meta", "masthead-band"),
    ("masthead-tab-ink", "masthead-tab"),
)


def _dark(name: str) -> str:
    return f"dark-{name.removeprefix('color-')}"


PAIRS = (*_LIGHT_PAIRS, *((_dark(text), _dark(ground)) for text, ground in _LIGHT_PAIRS))
"""Tokens of text, and of what it stands on, by day and in the dark; `paper` is white."""

APART = 1.3
"""The least contrast of two areas that stand side by side in a chart: a copy in grey has to tell them apart."""

_LIGHT_NEIGHBOURS = (("color-accent", "color-rule"), ("color-rule", "color-shade"))
NEIGHBOURS = (*_LIGHT_NEIGHBOURS, *((_dark(one), _dark(other)) for one, other in _LIGHT_NEIGHBOURS))
"""Tokens that fill the first series of a chart, side by side; further ones are hatched."""

_WHITE = "FFFFFF"


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours of six hexadecimal digits, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of six hexadecimal digits, from 0 to 1."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def legible(colour: str, ground: str) -> str:
    """Return the nearest colour, darker or lighter, that can be read on a ground."""
    target = "000000" if luminance(ground) > luminance(colour) or contrast(ground, "000000") > LEAST else _WHITE
    mixes = (mixed(colour, target, step / 50) for step in range(51))
    return next((mixed for mixed in mixes if contrast(mixed, ground) >= LEAST), target)


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour with a share of another in it, from 0 to 1."""
    pairs = ((int(one[place : place + 2], 16), int(other[place : place + 2], 16)) for place in (0, 2, 4))
    return "".join(f"{round(first + (second - first) * share):02X}" for first, second in pairs)
