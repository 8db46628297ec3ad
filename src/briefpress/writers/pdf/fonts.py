"""Theme + Document -> findings: families that are not installed, and words that none of the theme's families can set.

The engine would take another family without a word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefpress.assets.fonts.file import FontFile, ranges_of
from briefpress.assets.fonts.fitting import fitting_family, script_name
from briefpress.assets.fonts.installed import without_glyph
from briefpress.assets.fonts.undrawn import is_drawn
from briefpress.diagnostics import Diagnostic
from briefpress.document import tree
from briefpress.theme.theme import Theme

_HINT = "briefpress doctor tells what to install; or name another in theme.yaml"
_LONGEST_WORD = 30


@dataclass(frozen=True, slots=True)
class _Word:
    """Characters without a space between them, and the nearest id above them."""

    text: str
    block: str
    lacking: str
    """Those of its characters that no font has."""

    @property
    def kind(self) -> str:
        """The script of what is lacking; of signs, the signs themselves."""
        return script_name(self.lacking[0]) or self.lacking


def check_fonts(document: tree.Document, theme: Theme, fonts: Iterable[FontFile] = ()) -> Iterator[Diagnostic]:
    """Yield what keeps a document from being set in the theme's own families; `fonts` are the project's."""
    ranges = ranges_of(theme.all_families, fonts)
    missing = [family for family, covered in ranges.items() if not covered]
    for family in missing:
        yield Diagnostic("fonts.missing-family", f'the font family "{family}" is not installed', hint=_HINT)
    if not missing:
        yield from _missing_glyphs(document, [span for covered in ranges.values() for span in covered])


def _missing_glyphs(document: tree.Document, ranges: list[tuple[int, int]]) -> Iterator[Diagnostic]:
    """Yield one finding for each script, and for each sign, at the first word that has it."""
    kinds: dict[str, list[_Word]] = {}
    lacking = without_glyph(filter(is_drawn, set(tree.text_of(document))), ranges)
    for word in _words(document, lacking):
        kinds.setdefault(word.kind, []).append(word)
    yield from (_finding(words) for words in kinds.values())


def _words(document: tree.Document, lacking: frozenset[str]) -> Iterator[_Word]:
    """Yield the words with characters that no font has."""
    for block, text in _texts(document, "") if lacking else ():
        for word in text.split():
            found = "".join(dict.fromkeys(character for character in word if character in lacking))
            if found:
                yield _Word(word, block, found)


def _texts(node: tree.Document | tree.Node, block: str) -> Iterator[tuple[str, str]]:
    """Yield every run of text with the nearest id above it."""
    if isinstance(node, tree.Text):
        yield block, node.value
        return
    block = tree.attributes_of(node).id or block
    for child in tree.children_of(node):
        yield from _texts(child, block)


def _finding(words: list[_Word]) -> Diagnostic:
    first, script = words[0], script_name(words[0].lacking[0])
    lacking = "".join(dict.fromkeys(character for word in words for character in word.lacking))
    shown = _shown(first)
    others = len({word.text for word in words}) - 1
    more = f" and of {others} more" if others else ""
    what = f'the {script} letters of "{shown}"{more}' if script else f'the sign "{shown}" ({_codes(first.lacking)})'
    where = f' (in the block "{first.block}")' if first.block else ""
    return Diagnostic("fonts.missing-glyph", f"no font of the theme has {what}{where}", hint=_hint(lacking, script))


def _shown(word: _Word) -> str:
    """Return a word without its punctuation, so that it can be looked for; of a sign, the sign."""
    if not script_name(word.lacking[0]):
        start, end = word.text.index(word.lacking[0]), word.text.rindex(word.lacking[-1])
        return word.text[start : end + 1][:_LONGEST_WORD]
    # Not what a pattern takes for a word: vowel marks of many scripts are none of its letters.
    letters = [place for place, one in enumerate(word.text) if unicodedata.category(one)[0] in "LMN"]
    return word.text[letters[0] : letters[-1] + 1][:_LONGEST_WORD]


def _codes(characters: str) -> str:
    names = (unicodedata.name(character, "").lower() for character in characters[:1])
    codes = " ".join(f"U+{ord(character):04X}" for character in characters)
    return ", ".join((*filter(None, names), codes))


def _hint(lacking: str, script: str) -> str:
    family = fitting_family(lacking)
    if family:
        return f'"{family}" is installed and has what is missing: name it in theme.yaml, at the end of font.more'
    example = f"such as Noto Sans {script}" if script else "such as Noto Emoji"
    hint = f"install a family that has it, {example}, and name it in theme.yaml, at the end of font.more"
    return hint if script else f"{hint}; or say it in words"
