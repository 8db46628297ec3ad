"""Their theme part -> which fonts it names; where it names none, some are put in (20.1.4.1.16)."""

from __future__ import annotations

from docx.oxml.ns import qn

from briefpress.writers.docx.look import Look, Role
from briefpress.writers.docx.markup import Element
from briefpress.writers.docx.reference.styles import Styles, id_of

_FONTS = "w:rPr/w:rFonts"


def empty_fonts(theme: Element | None) -> list[Element]:
    """Return the Western fonts of a theme that have no name: Word would take one of its own."""
    fonts = ("a:majorFont", "a:minorFont")
    found = [] if theme is None else [one for name in fonts for one in theme.iterfind(f".//{qn(name)}/{qn('a:latin')}")]
    return [one for one in found if not str(one.get("typeface", "")).strip()]


def fill_fonts(theme: Element, styles: Styles, look: Look) -> None:
    """Put the font of their Normal, or ours, where a theme names none."""
    for one in empty_fonts(theme):
        parent = one.getparent()
        is_major = parent is not None and parent.tag == qn("a:majorFont")
        ours = look.faces(Role.LABEL if is_major else Role.TEXT).western
        one.set("typeface", _named(styles) or ours)


def font_of(styles: Styles, theme: Element | None) -> str:
    """Return the Western font of their Normal; empty where nobody says."""
    themed = styles.attribute(_normal(styles), _FONTS, "asciiTheme")
    if not themed:
        return _named(styles)
    which = "a:majorFont" if themed.startswith("major") else "a:minorFont"
    found = None if theme is None else theme.find(f".//{qn(which)}/{qn('a:latin')}")
    return "" if found is None else str(found.get("typeface", ""))


def chart_font(styles: Styles) -> str:
    """Return the font of their Normal where that is none of the theme's: charts know no styles."""
    return "" if styles.attribute(_normal(styles), _FONTS, "asciiTheme") else _named(styles)


def _named(styles: Styles) -> str:
    return styles.attribute(_normal(styles), _FONTS, "ascii", "hAnsi")


def _normal(styles: Styles) -> str:
    normal = styles.default("paragraph")
    return "" if normal is None else id_of(normal)
