"""What is in the way in a drawing -> how to say it, and how to export a drawing without it from the usual programs."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PLAIN = (
    "export it as plain SVG (Inkscape: Save As > Plain SVG; Illustrator: Export As > SVG), text and effects turned "
    "into paths, or as a PNG of 300 dots for each inch"
)
"""What helps against most of what is wrong with a drawing."""
UTF_8 = (
    "save it in UTF-8: in Illustrator under More Options > Encoding; in a text editor by Save As, and let its first "
    'line say encoding="UTF-8"'
)
ENTITIES = (
    "export it by Export As > SVG and not by Save As, which keeps Illustrator's own notes, or open it in Inkscape and "
    "save it as Plain SVG"
)
EMBED = (
    "put the picture into the drawing as PNG or JPEG: in Illustrator under Image Location > Embed, in Inkscape by "
    "Extensions > Images > Embed Images"
)
PATHS = "turn text into paths: in Inkscape by Path > Object to Path, in Illustrator by Type > Create Outlines"
RASTER = "draw it without, or export the drawing as a PNG of 300 dots for each inch"
_STILL = "export it for print, without interaction and animation, or as a PNG of 300 dots for each inch"
_STYLES = "let styles be written at the elements (Illustrator: Styling > Presentation Attributes)"
_LABELS = (
    "let labels be plain text: in draw.io switch off Text > Formatted Text, in Mermaid set htmlLabels: false; or "
    "export it as a PNG of 300 dots for each inch"
)

_SCRIPTS = ("a script", _STILL)
_MOVES = ("an animation", _STILL)
_ELEMENTS = MappingProxyType(
    {
        "script": _SCRIPTS,
        "foreignObject": ("text that is a web page", _LABELS),
        "iframe": ("a web page", _LABELS),
        "animate": _MOVES,
        "animateMotion": _MOVES,
        "animateTransform": _MOVES,
        "set": _MOVES,
        "video": ("a film", _STILL),
        "audio": ("sound", _STILL),
        "font": ("a font of its own", PATHS),
        "font-face": ("a font of its own", PATHS),
        "feImage": ("an effect that fetches a picture", PLAIN),
    }
)
_RULES: Mapping[str, str] = MappingProxyType({"font-face": PATHS, "import": _STYLES})


def element_in_the_way(name: str) -> tuple[str, str]:
    """Return what an element that may not be in a drawing is called, with its tag, and what to do."""
    words, hint = _ELEMENTS.get(name, ("", PLAIN))
    return (f"{words} (<{name}>)" if words else f"the element <{name}>"), hint


def attribute_in_the_way(name: str) -> tuple[str, str]:
    """Return what an attribute that may not be in a drawing is called, and what to do."""
    if name.lower().startswith("on"):
        return f"a script (the attribute {name})", _STILL
    return f'the attribute "{name}"', PLAIN


def instruction_in_the_way(target: str) -> tuple[str, str]:
    """Return what an instruction for programs is called, and what to do."""
    if target == "xml-stylesheet":
        return "a link to a style sheet (<?xml-stylesheet?>)", _STYLES
    return f"an instruction for programs (<?{target}?>)", PLAIN


def hint_for_styles(problem: str) -> str:
    """Return what to do about something that is wrong with styles, by what is said of it."""
    return next((hint for rule, hint in _RULES.items() if f"@{rule}" in problem), PLAIN)
