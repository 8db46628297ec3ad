"""Colours of a look -> those that it has on a dark screen, where its author has said none.

A token `dark-accent` takes the place of `color-accent` there. Whoever gives a look another accent and says nothing of
the dark is given the nearest shade of it that can be read on dark paper, and not the accent of the look below.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefpress.theme.contrast import LEAST, contrast, legible
from briefpress.theme.tokens import variable_in

PREFIX = "dark-"
_DERIVED = ("accent", "signal")
"""Colours of text that make a look; the grounds under it are those of the look below."""
_GROUNDS = ("dark-paper", "dark-tint", "dark-signal-tint")


def light_name(dark: str) -> str:
    """Return the custom property in whose place a dark token comes: `color-ink` for `dark-ink`, `paper` for its own."""
    name = dark.removeprefix(PREFIX)
    return name if name == "paper" or name.startswith("masthead-") else f"color-{name}"


def derived(tokens: Mapping[str, str], levels: Mapping[str, int]) -> Mapping[str, str]:
    """Return dark tokens that follow from their light ones; `levels` are the layers that set each token last."""
    found = {}
    for name in _DERIVED:
        light, dark = f"color-{name}", f"{PREFIX}{name}"
        if dark in tokens and light in tokens and levels[light] > levels[dark]:
            found[dark] = _on_dark(_colour(tokens, light), [_colour(tokens, one) for one in _GROUNDS if one in tokens])
    return found


def _colour(tokens: Mapping[str, str], name: str) -> str:
    value = tokens[name]
    while (named := variable_in(value)) is not None:
        value = tokens[named]
    return value.removeprefix("#").upper()


def _on_dark(colour: str, grounds: list[str]) -> str:
    """Return the nearest shade of a colour that can be read on each ground."""
    for ground in grounds:
        colour = colour if contrast(colour, ground) >= LEAST else legible(colour, ground)
    return f"#{colour.lower()}"
