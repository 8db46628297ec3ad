"""Brand -> the `theme.yaml` of a look: its colours where they can be read, its families where they are there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from briefpress.theme.brand import Brand
from briefpress.theme.contrast import LEAST, contrast, legible, mixed

_WHITE, _BLACK = "FFFFFF", "000000"
_TINT = 0.92
"""How much white is in the ground of a box."""
_SHADE = "D6DEDF"
"""The darkest ground that text stands on, as the look of all has it."""


@dataclass(frozen=True, slots=True)
class Look:
    """A look that begins as a brand says."""

    text: str
    """Of its theme.yaml."""
    notes: tuple[str, ...]
    """What was taken otherwise than the brand has it, or not at all, and why."""


def look_of(brand: Brand, logo: str, is_there: Callable[[str], bool], fallbacks: Mapping[str, str]) -> Look:
    """Return the look of a brand.

    `logo` is the file that its logo was copied to, `is_there` says whether a family can be used, and `fallbacks` are
    the families of the look of all, by token: they set what those of the brand cannot.
    """
    colours, notes = dict(_colours(brand)), list(_colour_notes(brand))
    families = {name: _stack(brand, name, is_there, fallback) for name, fallback in fallbacks.items()}
    missing = dict.fromkeys(one for one in (brand.base, brand.headings) if one and not is_there(one))
    notes += [
        f'"{one}" is not installed: put its .ttf or .otf files into fonts/, name it under `font`' for one in missing
    ]
    used = {name: one for name, one in families.items() if one}
    return Look("".join(_lines(brand, logo, colours, used)), tuple(notes))


def _colours(brand: Brand) -> Iterator[tuple[str, str]]:
    """Yield colour tokens, each in the nearest shade that can be read where it stands."""
    found = brand.colours
    if "primary" in found:
        tint = mixed(found["primary"], _WHITE, _TINT)
        accent = _on(found["primary"], tint)
        yield "accent", accent
        yield "on-accent", _WHITE if contrast(_WHITE, accent) >= LEAST else _BLACK
        yield "tint", tint
    signal = found.get("danger") or found.get("warning")
    if signal:
        ground = mixed(signal, _WHITE, _TINT)
        yield "signal", _on(signal, ground)
        yield "signal-tint", ground
    if "foreground" in found:
        yield "ink", _on(found["foreground"], _SHADE)


def _on(colour: str, ground: str) -> str:
    return colour if contrast(colour, ground) >= LEAST else legible(colour, ground)


def _colour_notes(brand: Brand) -> Iterator[str]:
    tokens = dict(_colours(brand))
    for role, token in (("primary", "accent"), ("foreground", "ink")):
        own = brand.colours.get(role)
        if own and own != tokens[token]:
            taken = tokens[token].lower()
            yield f"{role} #{own.lower()} cannot be read on paper: {token} is #{taken}, the nearest that can"
    if brand.colours.get("background", _WHITE) != _WHITE:
        yield "background is not taken: paper is white"


def _stack(brand: Brand, token: str, is_there: Callable[[str], bool], fallback: str) -> str:
    """Return the families of a token, the brand's first; empty where the brand has none that is there."""
    family = brand.headings if token in ("title", "head", "numeral") else brand.base
    return f'"{family}", {fallback}' if family and is_there(family) and f'"{family}"' not in fallback else ""


def _lines(brand: Brand, logo: str, colours: Mapping[str, str], families: Mapping[str, str]) -> Iterator[str]:
    yield "# yaml-language-server: $schema=../../theme.schema.json\n#\n"
    yield f"# The look of {_commented(brand.name or 'a brand')}, from its _brand.yml.\n"
    yield "# Only what differs from templates/theme.yaml, which names every token.\n\n"
    if logo and brand.logo:
        alt = json.dumps(brand.logo.alternative or brand.name, ensure_ascii=False)
        yield f"logo: {{file: {json.dumps(logo, ensure_ascii=False)}, alt: {alt}, height: 9mm}}\n\n"
    if colours or families:
        yield "base:\n"
    if colours:
        yield "  color:\n" + "".join(f'    {name}: "#{value.lower()}"\n' for name, value in colours.items())
    if families:
        yield "  font:\n" + "".join(f"    {name}: '{value}'\n" for name, value in families.items())


def _commented(text: str) -> str:
    return " ".join(text.split())
