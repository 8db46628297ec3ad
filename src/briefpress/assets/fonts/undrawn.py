"""Characters that no font need have: spaces, and what a renderer draws as nothing."""

from __future__ import annotations

import unicodedata

# Joiners, soft hyphens, direction marks, and white space.
_CATEGORIES = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp"})
# Unicode 17, DerivedCoreProperties: Default_Ignorable_Code_Point, those that are of other categories: variation
# selectors, the grapheme joiner, fillers of Hangul, vowels of Khmer, selectors of Mongolian.
_IGNORABLE = (
    *((0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2065, 0x2065)),
    *((0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0xE0000, 0xE0FFF)),
)


def is_drawn(character: str) -> bool:
    """Say whether a character shows, so that a font has to have it."""
    code = ord(character)
    is_ignorable = any(first <= code <= last for first, last in _IGNORABLE)
    return not is_ignorable and unicodedata.category(character) not in _CATEGORIES
