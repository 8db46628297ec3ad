"""Language -> settings.xml: hyphenation, East Asian spacing, and the version of Word whose layout is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefpress.writers.docx.look import Look, Script, word_language
from briefpress.writers.docx.markup import Element, root, w

# Languages that break words at line ends and for which Word brings the patterns.
_HYPHENATED = ("en", "fr", "es", "ru")
_COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
    "useWord2013TrackBottomHyphenation": 0,
}
_COLOUR_MAP = {
    "bg1": "light1",
    "t1": "dark1",
    "bg2": "light2",
    "t2": "dark2",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    "hyperlink": "hyperlink",
    "followedHyperlink": "followedHyperlink",
}


def settings_part(look: Look, kept: Mapping[str, Element] = MappingProxyType({})) -> Element:
    """Return the part's root. Fields are not updated on opening: Word would ask the reader first.

    `kept` are elements by name that take the place of ours, or that only a user's own document has.
    """
    is_hyphenated = look.language.split("-")[0] in _HYPHENATED
    is_east_asian = look.script is Script.EAST_ASIAN
    return root(
        "settings",
        w("zoom", percent=100),
        kept.get("mirrorMargins"),
        kept.get("gutterAtTop"),
        kept.get("defaultTabStop", w("defaultTabStop", val=720)),
        w("autoHyphenation", val=int(is_hyphenated)),
        w("consecutiveHyphenLimit", val=2),
        w("hyphenationZone", val=360),
        w("doNotHyphenateCaps"),
        kept.get("evenAndOddHeaders"),
        w("characterSpacingControl", val="compressPunctuation" if is_east_asian else "doNotCompress"),
        w("footnotePr", w("footnote", id=-1), w("footnote", id=0)),
        w("endnotePr", w("endnote", id=-1), w("endnote", id=0)),
        w("compat", *(_compatibility(name, value) for name, value in _COMPATIBILITY.items())),
        _font_languages(look),
        kept.get("clrSchemeMapping", w("clrSchemeMapping", **_COLOUR_MAP)),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def _compatibility(name: str, value: int) -> Element:
    return w("compatSetting", name=name, uri="http://schemas.microsoft.com/office/word", val=value)


def _font_languages(look: Look) -> Element:
    """Return which languages the theme's fonts are chosen for (17.15.1.88)."""
    tags = {Script.WESTERN: "en-GB", Script.EAST_ASIAN: "zh-CN", Script.COMPLEX: "ar-SA"}
    tags[look.script] = word_language(look.language)
    return w("themeFontLang", **{str(script): tag for script, tag in tags.items()})
