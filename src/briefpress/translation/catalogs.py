"""Label PO files -> Labels: the fixed words of the page in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polib

from briefpress.diagnostics import BriefPressError, Diagnostic, Place

SOURCE_LANGUAGE = "en"
"""The language of the labels in the templates."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Words by their English form."""

    language: str
    words: Mapping[str, str]

    def gettext(self, message: str) -> str:
        """Return a word in the language. Raises BriefPressError for one that has no translation."""
        if message in self.words or self.language == SOURCE_LANGUAGE:
            return self.words.get(message, message)
        hint = f"add it to templates/labels/{self.language}.po"
        what = f'the label "{message}" has no translation into {self.language}'
        raise BriefPressError([Diagnostic("labels.missing", what, hint=hint)])

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        return self.gettext(singular if count == 1 else plural)


def read_labels(language: str, folders: Iterable[Path]) -> Labels:
    """Return the labels of a language; in folders given first a word has precedence.

    Raises BriefPressError for a PO file that cannot be read.
    """
    words: dict[str, str] = {}
    for folder in reversed(tuple(folders)):
        path = folder / "labels" / f"{language}.po"
        if path.is_file():
            words |= {entry.msgid: entry.msgstr for entry in _read_po(path) if entry.msgstr}
    return Labels(language, words)


def _read_po(path: Path) -> polib.POFile:
    try:
        return polib.pofile(str(path), encoding="utf-8")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        place = Place(path.name)
        raise BriefPressError([Diagnostic("labels.unreadable", f"this is no PO file: {error}", place)]) from error
