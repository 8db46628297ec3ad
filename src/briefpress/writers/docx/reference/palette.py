"""Their theme part -> the colours that our missing styles take, so that they look as if they were theirs (20.1.6.2)."""

from __future__ import annotations

from docx.oxml.ns import qn

from briefpress.theme.contrast import contrast
from briefpress.writers.docx.markup import Element

_LEGIBLE = 4.5
"""WCAG 2.2, 1.4.3: the least contrast between text and what it stands on."""
_TINT = 0.9
"""How much white is in the fill of a box."""
WHITE = "FFFFFF"


def tokens_of(theme: Element | None) -> dict[str, str]:
    """Return the tokens that their palette decides: one strong colour, and its tint.

    The rest of their palette is for charts: as a fill or a rule it would shout. A strong colour on which white cannot
    be read gives way to their second dark one, or to ours.
    """
    strong = strong_colour(theme)
    return {"color-accent": f"#{strong}", "color-tint": f"#{_tinted(strong)}"} if strong else {}


def accent_of(theme: Element | None) -> str:
    """Return their first accent, as six digits; empty where there is none."""
    return "" if theme is None else _colour(theme, "accent1")


def strong_colour(theme: Element | None) -> str:
    """Return the colour of theirs that stands for our strong one; empty where white can be read on none."""
    dark = () if theme is None else (_colour(theme, slot) for slot in ("accent1", "dk2"))
    return next((colour for colour in dark if colour and contrast(colour, WHITE) >= _LEGIBLE), "")


def slots_of(theme: Element | None) -> dict[str, str]:
    """Return which colours of their palette our styles name, by token."""
    strong = tokens_of(theme).get("color-accent")
    if theme is None or strong is None:
        return {}
    return {"color-accent": "accent1" if strong == f"#{accent_of(theme)}" else "text2"}


def _tinted(colour: str) -> str:
    parts = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return "".join(f"{round(part + (255 - part) * _TINT):02X}" for part in parts)


def _colour(theme: Element, slot: str) -> str:
    """Return six hexadecimal digits, or the empty string where the palette does not say."""
    found = next(theme.iter(qn(f"a:{slot}")), None)
    for one in () if found is None else found:
        digits = str(one.get("val") if one.tag == qn("a:srgbClr") else one.get("lastClr") or "")
        if len(digits) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in digits):
            return digits.upper()
    return ""
