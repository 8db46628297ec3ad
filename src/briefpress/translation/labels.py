"""Label PO files -> Labels: the fixed words of the page in one language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import polib

from briefpress.diagnostics import BriefPressError, Diagnostic, Place, Severity, did_you_mean, raise_if_errors
from briefpress.files.opener import TEXT_LIMIT, Opener, is_there, too_large
from briefpress.translation.po_source import check_lines, decode_po, parse_lines

SOURCE_LANGUAGE = "en"
"""The language of the labels in the templates."""

_PLACEHOLDER = re.compile(r"%\([a-z_]+\)s|%")


@dataclass(frozen=True, slots=True)
class Labels:
    """Words by their English form."""

    language: str
    words: Mapping[str, str]
    asked: Callable[[], Iterable[str]] = tuple
    """Return what all templates ask for; it takes time, and is called only where something is missing."""
    is_started: bool = True
    """Whether there is a file for the language yet."""

    def gettext(self, message: str) -> str:
        """Return a word in the language. Raises BriefPressError with all that have no translation, for one of them."""
        if message in self.words or self.language == SOURCE_LANGUAGE:
            return self.words.get(message, message)
        missing = sorted({message, *self.asked()} - self.words.keys())
        named = ", ".join(f'"{one}"' for one in missing)
        labels = "the label has" if len(missing) == 1 else f"{len(missing)} labels have"
        what = f"{labels} no translation into {self.language}: {named}"
        raise BriefPressError([Diagnostic("labels.missing", what, hint=self._hint())])

    def _hint(self) -> str:
        file = f"templates/labels/{self.language}.po"
        if self.is_started:
            return f"write each in {file}, which need hold no others, as msgid and msgstr; what is fuzzy counts as none"
        return f"briefpress new language {self.language} makes {file} with all of them, to be translated"

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        return self.gettext(singular if count == 1 else plural)


def read_labels(
    language: str, folders: Iterable[Path], opener: Opener, asked: Callable[[], Iterable[str]] = tuple
) -> Labels:
    """Return the labels of a language; in folders given first a word has precedence. `asked` is that of `Labels`.

    What is fuzzy is no translation. Raises BriefPressError with all that is wrong with a PO file.
    """
    words: dict[str, str] = {}
    paths = [path for folder in folders if is_there(path := folder / "labels" / f"{language}.po")]
    for path in reversed(paths):
        entries = [entry for entry in read_po(path, opener) if entry.translated()]
        raise_if_errors(_misplaced(entries, opener.name_of(path)))
        words |= {entry.msgid: entry.msgstr for entry in entries}
    return Labels(language, words, asked, bool(paths))


def unasked_labels(path: Path, opener: Opener, asked: Iterable[str], texts: str) -> Iterator[Diagnostic]:
    """Yield a warning for each label of a PO file that nothing prints. Raises BriefPressError for no PO file.

    `asked` are the labels that templates ask for; `texts` what else may say one: the files of audiences and lengths.
    """
    known = sorted(asked)
    name = opener.name_of(path)
    for entry in read_po(path, opener):
        if entry.obsolete or not entry.msgid or entry.msgid in known or entry.msgid in texts:
            continue
        message, hint = f'nothing prints the label "{entry.msgid}"', did_you_mean(entry.msgid, known)
        yield Diagnostic("labels.unknown", message, _place(entry, name), hint, Severity.WARNING)


def _misplaced(entries: Iterable[polib.POEntry], name: str) -> Iterator[Diagnostic]:
    """Yield labels whose placeholders are not those of the English word: they would not print."""
    for entry in entries:
        wanted, found = (sorted(_PLACEHOLDER.findall(text)) for text in (entry.msgid, entry.msgstr))
        if wanted != found:
            message = (
                f'the label "{entry.msgid}" has {_listed(wanted)}; its translation "{entry.msgstr}" has '
                f"{_listed(found)}"
            )
            yield Diagnostic("labels.placeholders", message, _place(entry, name))


def _place(entry: polib.POEntry, name: str) -> Place:
    return Place(name, entry.linenum or 1, 1)


def _listed(placeholders: Iterable[str]) -> str:
    return " and ".join(placeholders) or "no placeholder"


def read_po(path: Path, opener: Opener) -> polib.POFile:
    """Return the entries of a PO file of labels. Raises BriefPressError with all that is wrong with it."""
    name = opener.name_of(path)
    try:
        content = opener.read(path, TEXT_LIMIT)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise BriefPressError([Diagnostic("labels.unreadable", message, Place(name))]) from error
    raise_if_errors([too_large(name, TEXT_LIMIT)] if len(content) > TEXT_LIMIT else ())
    try:
        source = decode_po(content, name)
        raise_if_errors(check_lines(source))
        return parse_lines(source)
    except BriefPressError as error:
        raise BriefPressError(replace(one, code="labels.unreadable") for one in error.diagnostics) from error
