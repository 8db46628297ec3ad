"""Theme + Document -> findings: families that are not installed, characters that none of the theme's families has.

The engine would take another family without a word. Fontconfig, which the engine asks too, is asked first.
"""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from briefpress.diagnostics import Diagnostic
from briefpress.document import tree
from briefpress.theme import Theme

_RANGE = re.compile(r"([0-9a-f]+)(?:-([0-9a-f]+))?")
# Drawn by nobody: joiners, soft hyphens, direction marks, and white space.
_UNDRAWN = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp"})

_HINT = "briefpress doctor tells what to install; or name another in theme.yaml"


def check_fonts(document: tree.Document, theme: Theme) -> Iterator[Diagnostic]:
    """Yield what keeps a document from being set in the theme's own families."""
    families = theme.all_families
    missing = [family for family in families if not coverage(family)]
    for family in missing:
        yield Diagnostic("fonts.missing-family", f'the font family "{family}" is not installed', hint=_HINT)
    if not missing:
        yield from _missing_characters(document, families)


@lru_cache(maxsize=64)
def coverage(family: str) -> tuple[tuple[int, int], ...]:
    """Return the ranges of code points that a family has a glyph for; empty when it is not installed."""
    command = ["fc-list", "--format", "%{charset}\n", f":family={_escaped(family)}"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True, text=True).stdout  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return ()
    found = (_RANGE.fullmatch(word) for word in listed.split())
    return tuple((int(match[1], 16), int(match[2] or match[1], 16)) for match in found if match)


def _missing_characters(document: tree.Document, families: tuple[str, ...]) -> Iterator[Diagnostic]:
    ranges = [span for family in families for span in coverage(family)]
    text = tree.text_of(document)
    for character in sorted(set(text)):
        code = ord(character)
        if unicodedata.category(character) in _UNDRAWN or any(first <= code <= last for first, last in ranges):
            continue
        place = text.index(character)
        around = text[max(0, place - 12) : place + 13]
        message = f'no font of the theme has the character "{character}" (U+{code:04X}), in "{around}"'
        yield Diagnostic("fonts.missing-glyph", message, hint="name a family that has it in theme.yaml")


def _escaped(family: str) -> str:
    """Return a family's name as a pattern of fontconfig wants it."""
    return re.sub(r"([\\\-:,])", r"\\\1", family)
