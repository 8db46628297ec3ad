"""Theme + Document -> findings: families that are not installed, characters that none of the theme's families has.

The engine would take another family without a word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from briefpress.diagnostics import Diagnostic
from briefpress.document import tree
from briefpress.fonts.file import FontFile
from briefpress.fonts.installed import Ranges, coverage
from briefpress.theme import Theme

# Drawn by nobody: joiners, soft hyphens, direction marks, and white space.
_UNDRAWN = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp"})

_HINT = "briefpress doctor tells what to install; or name another in theme.yaml"


def check_fonts(document: tree.Document, theme: Theme, fonts: Iterable[FontFile] = ()) -> Iterator[Diagnostic]:
    """Yield what keeps a document from being set in the theme's own families; `fonts` are the project's."""
    brought: dict[str, Ranges] = {}
    for font in fonts:
        brought[font.family] = (*brought.get(font.family, ()), *font.ranges)
    ranges = {family: brought.get(family) or coverage(family) for family in theme.all_families}
    missing = [family for family, covered in ranges.items() if not covered]
    for family in missing:
        yield Diagnostic("fonts.missing-family", f'the font family "{family}" is not installed', hint=_HINT)
    if not missing:
        yield from _missing_characters(document, [span for covered in ranges.values() for span in covered])


def _missing_characters(document: tree.Document, ranges: list[tuple[int, int]]) -> Iterator[Diagnostic]:
    text = tree.text_of(document)
    for character in sorted(set(text)):
        code = ord(character)
        if unicodedata.category(character) in _UNDRAWN or any(first <= code <= last for first, last in ranges):
            continue
        place = text.index(character)
        around = text[max(0, place - 12) : place + 13]
        message = f'no font of the theme has the character "{character}" (U+{code:04X}), in "{around}"'
        yield Diagnostic("fonts.missing-glyph", message, hint="name a family that has it in theme.yaml")
