"""Characters and spaces that a reader cannot see, and that change what is read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefpress.diagnostics import Severity
from briefpress.translation.checks.pair import Flaw, Pair

# Marks, embeddings and overrides of direction; isolates (U+2066 to U+2069) are text (Unicode UAX 9, 2.4).
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e]")
# Zero-width space, line separators, byte order mark, controls.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff]")
_ISOLATE_STARTS, _ISOLATE_END = "\u2066\u2067\u2068", "\u2069"


def check_characters(pair: Pair) -> Iterator[Flaw]:
    """Yield invisible characters, and isolates that are not closed."""
    for character in dict.fromkeys(_DIRECTION.findall(pair.translation)):
        message = f"the translation holds U+{ord(character):04X}, which turns the direction of the text"
        hint = (
            "delete it: the press isolates words of another direction; if there is no other way, use U+2068 and U+2069"
        )
        yield Flaw("translation.bidi-control", message, character, hint)
    for character in dict.fromkeys(_INVISIBLE.findall(pair.translation)):
        message = f"the translation holds the invisible character U+{ord(character):04X}"
        yield Flaw("translation.invisible-character", message, character, "delete it and type the words again")
    if not _isolates_match(pair.translation):
        message = "an isolate (U+2066 to U+2068) is opened or closed (U+2069) without the other"
        yield Flaw("translation.bidi-control", message)


def check_spaces(pair: Pair) -> Iterator[Flaw]:
    """Yield spaces at the ends, and two where one is meant."""
    translation = pair.translation
    if translation.strip() and translation != translation.strip():
        yield Flaw("translation.space", "the translation begins or ends with a space or a new line")
    if "  " in translation.strip():
        yield Flaw("translation.space", "there are two spaces side by side", "  ", severity=Severity.WARNING)


def _isolates_match(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character in _ISOLATE_STARTS) - (character == _ISOLATE_END)
        if depth < 0:
            return False
    return depth == 0
