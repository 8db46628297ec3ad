"""Characters that a look cannot draw -> the name of their script, and an installed family that has them."""

from __future__ import annotations

import re
import unicodedata

from briefpress.assets.fonts.installed import families_with

# What follows the name of a script in the name of a character: THAI CHARACTER KO KAI.
_AFTER_SCRIPT = re.compile(
    r" (?:SMALL|CAPITAL|MODIFIER|COMBINING|LETTER|SYLLABLE|SYLLABICS|VOWEL|CONSONANT|SIGN|CHARACTER|DIGIT|IDEOGRAPH|"
    r"UNIFIED|MARK|LIGATURE|TONE|SUBJOINED|RADICAL|COMPATIBILITY)\b.*"
)
_USUAL = ("Noto Serif", "Noto Sans")
# Families of the one shape that is for one country, for show or for code, and are not what a text is set in.
_UNUSUAL = ("Mono", "Display", "Looped", "Unjoined", "Slanted", "Condensed", "Light", "Supplement")


def script_name(character: str) -> str:
    """Return the English name of a letter's script, such as `Thai`; the empty string for what is no letter."""
    if unicodedata.category(character)[0] not in "LM":
        return ""
    name = unicodedata.name(character, "")
    script, count = _AFTER_SCRIPT.subn("", name)
    return script.title().replace("Cjk", "CJK") if count else ""


def fitting_family(characters: str) -> str:
    """Return an installed family that has all of some characters, one for running text first; empty for none."""
    found = families_with(characters)
    return min(found, key=_rank) if found else ""


def _rank(family: str) -> tuple[int, bool, int, str]:
    """Order families: the ones that our own looks are made of, then sans serifs, then all others."""
    place = next((number for number, usual in enumerate(_USUAL) if family.startswith(usual)), len(_USUAL))
    return (place, any(word in family for word in _UNUSUAL), len(family), family)
