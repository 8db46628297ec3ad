"""Theme + Document -> findings: families that are not installed, characters that none of the theme's families has.

The engine would take another family without a word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from briefpress.diagnostics import Diagnostic
from briefpress.document import tree
from briefpress.fonts.file import FontFile, ranges_of
from briefpress.fonts.installed import is_in
from briefpress.theme.theme import Theme

# Drawn by nobody: joiners, soft hyphens, direction marks, and white space.
_UNDRAWN = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp"})

_HINT = "briefpress doctor tells what to install; or name another in theme.yaml"


def check_fonts(document: tree.Document, theme: Theme, fonts: Iterable[FontFile] = ()) -> Iterator[Diagnostic]:
    """Yield what keeps a document from being set in the theme's own families; `fonts` are the project's."""
    ranges = ranges_of(theme.all_families, fonts)
    missing = [family for family, covered in ranges.items() if not covered]
    for family in missing:
        yield Diagnostic("fonts.missing-family", f'the font family "{family}" is not installed', hint=_HINT)
    if not missing:
        yield from _missing_characters(document, [span for covered in ranges.values() for span in covered])


def _missing_characters(document: tree.Document, ranges: list[tuple[int, int]]) -> Iterator[Diagnostic]:
    text = tree.text_of(document)
    for character in sorted(set(text)):
        if unicodedata.category(character) in _UNDRAWN or is_in(character, ranges):
            continue
        place = text.index(character)
        around = text[max(0, place - 12) : place + 13]
        message = f'no font of the theme has the character "{character}" (U+{ord(character):04X}), in "{around}"'
        yield Diagnostic("fonts.missing-glyph", message, hint="name a family that has it in theme.yaml")
