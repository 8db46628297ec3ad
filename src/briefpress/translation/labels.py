"""Label PO files -> Labels: the fixed words of the page in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import polib

from briefpress.diagnostics import BriefPressError, Diagnostic, Place, raise_if_errors
from briefpress.translation.po_source import check_lines, decode_po, parse_lines

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

    What is fuzzy is no translation. Raises BriefPressError with all that is wrong with a PO file.
    """
    words: dict[str, str] = {}
    for folder in reversed(tuple(folders)):
        path = folder / "labels" / f"{language}.po"
        if path.is_file():
            words |= {entry.msgid: entry.msgstr for entry in _read_po(path, language) if entry.translated()}
    return Labels(language, words)


def missing_labels(labels: Labels, used: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Return a finding for each label in use that has no translation, each once, in order of use."""
    if labels.language == SOURCE_LANGUAGE:
        return ()
    name = _name(labels.language)
    return tuple(
        Diagnostic("labels.missing", f'the label "{label}" has no translation into {labels.language}', Place(name))
        for label in dict.fromkeys(used)
        if label not in labels.words
    )


def _read_po(path: Path, language: str) -> polib.POFile:
    name = _name(language)
    try:
        source = decode_po(path.read_bytes(), name)
        raise_if_errors(check_lines(source))
        return parse_lines(source)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise BriefPressError([Diagnostic("labels.unreadable", message, Place(name))]) from error
    except BriefPressError as error:
        raise BriefPressError(replace(one, code="labels.unreadable") for one in error.diagnostics) from error


def _name(language: str) -> str:
    """Return the name of a labels file as a person in the project would type it."""
    return f"templates/labels/{language}.po"
