"""The font tokens of a look, for one language -> findings at the token that names a font which cannot set it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from briefpress.assets.fonts.file import FontFile, ranges_of
from briefpress.assets.fonts.installed import Ranges, is_in
from briefpress.diagnostics import Diagnostic, Place, Severity
from briefpress.theme.theme import Theme
from briefpress.translation.characters import letters_of

# What words of a language are set in; the others are for Latin or Han within another script, or for figures.
_OF_LANGUAGE = ("font-title", "font-head", "font-text", "font-ui")
_SHOWN_LETTERS = 8


def check_typefaces(
    theme: Theme, places: Mapping[str, Place], fonts: Iterable[FontFile], language: str, script: str
) -> Iterator[Diagnostic]:
    """Yield families that are neither installed nor brought along, and stacks without the letters of the language.

    `places` are those of the font tokens, by flat name; `script` is the ISO 15924 code.
    """
    known = ranges_of(theme.all_families, fonts)
    for token, place in places.items():
        families = theme.families(token)
        missing = [family for family in families if not known[family]]
        for family in missing:
            message = f'the font family "{family}" is not installed, and no file in a folder `fonts` is of it'
            hint = "briefpress doctor tells what to install; or put its files into `fonts` beside theme.yaml"
            yield Diagnostic("fonts.missing-family", message, place, hint)
        if token in _OF_LANGUAGE and not missing:
            lacking = _lacking(letters_of(language, script), tuple(known[family] for family in families))
            if lacking:
                names = " and ".join(f'"{family}"' for family in families)
                shown = " ".join(lacking[:_SHOWN_LETTERS]) + (" …" if len(lacking) > _SHOWN_LETTERS else "")
                message = f"{names} cannot set {language}: no letters {shown}"
                hint = f"name a family that has them after it, or in templates/languages/{language}.yaml"
                yield Diagnostic("fonts.missing-script", message, place, hint)


def unused_fonts(fonts: Iterable[FontFile], texts: str) -> Iterator[Diagnostic]:
    """Yield a warning for each font whose family stands in none of the texts of themes and languages."""
    for font in fonts:
        if font.family not in texts:
            message = f'no theme names the family of this font, "{font.family}"'
            hint = f"text: '\"{font.family}\"' under `font` in theme.yaml, or take the file away"
            yield Diagnostic("fonts.unused", message, Place(font.name, 1, 1), hint, Severity.WARNING)


@lru_cache(maxsize=256)
def _lacking(letters: str, ranges: tuple[Ranges, ...]) -> str:
    spans = [span for covered in ranges for span in covered]
    return "".join(letter for letter in letters if not is_in(letter, spans))
