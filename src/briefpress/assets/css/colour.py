"""A colour as CSS writes it -> six hexadecimal digits."""

from __future__ import annotations

from tinycss2.color4 import parse_color


def hex_of(text: str) -> str:
    """Return six upper-case digits for `#0b4a50`, `#fff`, `teal` or `rgb(11 74 80)`; empty for what is no such colour.

    What lets something else shine through is none: paper shows one colour.
    """
    colour = parse_color(text)
    if colour is None or isinstance(colour, str) or colour.alpha != 1:
        return ""
    parts = [min(max(float(part), 0.0), 1.0) for part in colour.to("srgb").coordinates]
    return "".join(f"{round(part * 255):02X}" for part in parts)
