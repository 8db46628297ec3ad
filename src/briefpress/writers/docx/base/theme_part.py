"""Tokens -> theme1.xml: Word's palette and its two fonts, from which the styles take theirs."""

from __future__ import annotations

from briefpress.writers.docx.look import THEME_COLOURS, Faces, Look, Role
from briefpress.writers.docx.markup import Element, element

_SLOTS = {"text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2"}
_ORDER = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")


def theme_part(look: Look) -> Element:
    """Return the part's root (ECMA-376 part 1, 20.1.6.9)."""
    elements = element(
        "a:themeElements",
        _colours(look),
        element(
            "a:fontScheme",
            _fonts("a:majorFont", look.faces(Role.LABEL)),
            _fonts("a:minorFont", look.faces(Role.TEXT)),
            name="BriefPress",
        ),
        _formats(),
    )
    return element("a:theme", elements, name="BriefPress")


def _colours(look: Look) -> Element:
    digits = {_SLOTS.get(name, name): look.theme.colour(token) for token, name in THEME_COLOURS.items()}
    colours = [(slot, digits[slot]) for slot in _ORDER]
    primary = look.theme.colour("color-accent")
    colours += [("hlink", primary), ("folHlink", primary)]
    made = (element(f"a:{slot}", element("a:srgbClr", val=value)) for slot, value in colours)
    return element("a:clrScheme", *made, name="BriefPress")


def _fonts(tag: str, faces: Faces) -> Element:
    return element(
        tag,
        element("a:latin", typeface=faces.western),
        element("a:ea", typeface=faces.east_asian),
        element("a:cs", typeface=faces.complex),
        # By script, for runs whose language is not one of the three that the settings name (20.1.4.1.16).
        element("a:font", script="Arab", typeface=faces.complex),
        element("a:font", script="Hans", typeface=faces.east_asian),
    )


def _formats() -> Element:
    """Return plain fills, lines and effects: the schema wants three of each."""

    def fill() -> Element:
        return element("a:solidFill", element("a:schemeClr", val="phClr"))

    return element(
        "a:fmtScheme",
        element("a:fillStyleLst", *(fill() for _ in range(3))),
        element("a:lnStyleLst", *(element("a:ln", fill(), w=6350) for _ in range(3))),
        element("a:effectStyleLst", *(element("a:effectStyle", element("a:effectLst")) for _ in range(3))),
        element("a:bgFillStyleLst", *(fill() for _ in range(3))),
        name="BriefPress",
    )
