"""Bytes of a PO file -> its text, its entries, and what is wrong with single lines, which polib often passes over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import polib

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.yaml_file.conflicts import conflicts_of_merge
from briefpress.yaml_file.source import SourceText, not_utf8

# Controls, and what some programs take for the end of a line; a byte order mark in the middle.
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_TEXT = r'"(?:[^"\\]|\\[\\nrtvbf"])*"'
_SOUND = re.compile(
    rf"""(?:
        (?:\#~\s*)?(?:msgctxt|msgid|msgstr)\s+{_TEXT}     # a message, obsolete or not
      | (?:\#~?\|\s*)(?:msgctxt|msgid)\s+{_TEXT}          # what a fuzzy translation was made for
      | (?:\#(?:~\||~|\|)\s*)?{_TEXT}                     # a text goes on
      | \#(?:[ .:,\t\#].*)?                               # a comment
    )?""",
    re.VERBOSE,
)
# polib takes a text that is the path of a file for that file, and `# a` can be one. No system has paths so long.
_NO_PATH = "\n" + " " * 5000
_LONGEST = 20_000
"""Characters of the lines of one text: what reads them copies the text for each line."""
_CONTINUED = re.compile(r"[\s#~|]*\"")
_PLURAL = re.compile(r"\s*(?:#~\s*)?(?:msgid_plural|msgstr\[)")


def decode_po(content: bytes, name: str) -> SourceText:
    """Return the text of a PO file, in NFC as all texts.

    Raises BriefPressError for what is not UTF-8 or cannot be seen.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BriefPressError([not_utf8("translation.not-utf8", content, name, error.start)]) from error
    source = SourceText.of(name, unicodedata.normalize("NFC", text))
    refused = [
        Diagnostic(
            "translation.control-character",
            f"the file holds a control character (U+{ord(match[0]):04X})",
            source.place(*match.span()),
            "delete it and type the words around it again",
        )
        for match in _REFUSED.finditer(source.text)
    ]
    if refused:
        raise BriefPressError(refused)
    return source


def check_lines(source: SourceText) -> Iterator[Diagnostic]:
    """Yield each line that is no line of a brief's PO file, and the first line too many of each text.

    Of a file with conflicts of a merge, only these: both versions of a text stand there, out of order.
    """
    conflicts = tuple(conflicts_of_merge(source, "translation.conflict"))
    yield from conflicts or _unsound_lines(source)


def _unsound_lines(source: SourceText) -> Iterator[Diagnostic]:
    characters = 0
    for index, start in enumerate(source.line_starts):
        line = source.line_at(index)
        characters = characters + len(line) if _CONTINUED.match(line) else 0
        if characters > _LONGEST >= characters - len(line):
            place = source.place(start, start + len(line))
            yield Diagnostic("translation.syntax", f"this text has more than {_LONGEST:,} characters", place)
        # Stripped first: blanks at both ends of a pattern could be shared in many ways.
        if _SOUND.fullmatch(line.strip()):
            continue
        place = source.place(start, start + len(line))
        if _PLURAL.match(line):
            message = "a brief has no plural forms: each message has one msgid and one msgstr"
            yield Diagnostic("translation.plural", message, place)
        else:
            hint = 'a text stands in quotation marks, and within it a quotation mark is written \\"'
            yield Diagnostic("translation.syntax", "this is no line of a PO file", place, hint)


def parse_lines(source: SourceText) -> polib.POFile:
    """Return the entries of a text whose lines are sound. Raises BriefPressError for those out of order."""
    try:
        return polib.pofile(source.text + _NO_PATH, encoding="utf-8")
    except (OSError, ValueError, IndexError) as error:
        line = int(match[1]) if (match := re.search(r"\(?line (\d+)\)?", str(error))) else 1
        message = "the lines of the message are not in order: msgctxt, msgid, msgstr"
        start = source.line_starts[line - 1]
        place = source.place(start, start + len(source.line_at(line - 1)))
        raise BriefPressError([Diagnostic("translation.syntax", message, place)]) from error
