"""A PO file's bytes with other words in some translations, or with remarks of a translator: every other byte stays.

`po_write` writes a whole file as `update` wants it. Who takes over a reviewer's words has asked for no more than
these, and a file that a translator's own program has folded and sorted stays so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefpress.content.library import Library
from briefpress.diagnostics import BriefPressError, Diagnostic, Place
from briefpress.translation.po import Entry, PoFile
from briefpress.translation.po_read import parse_sent_po
from briefpress.yaml_file.spans import Change, Span, word_changes

_BOM = b"\xef\xbb\xbf"
_TEXT = re.compile(r'(?:msgstr)?[ \t]*"((?:[^"\\\n]|\\.)*)"[ \t]*(?:\r?\n|$)')
_PIECE = re.compile(r"\\.|.", re.DOTALL)
_LETTERS = {"\\n": "\n", "\\t": "\t", "\\r": "\r", "\\v": "\v", "\\b": "\b", "\\f": "\f", '\\"': '"', "\\\\": "\\"}
_ESCAPES = {letter: escape for escape, letter in _LETTERS.items()}


def reworded_po(content: bytes, library: Library, tag: str, name: str, texts: Mapping[str, str]) -> bytes:
    """Return the bytes of a brief's PO file with other translations of some messages, by their contexts.

    Raises BriefPressError for a message that the file does not have, and for a file that would not say what it should.
    """
    file = parse_sent_po(content, name, library, tag)
    entries = {entry.context: entry for entry in file.entries}
    changes = [change for context, text in texts.items() for change in _changes(file, entries.get(context), text)]
    made = _patched(content, file, changes)
    found = {entry.context: entry.translation for entry in parse_sent_po(made, name, library, tag).entries}
    if found != {context: entry.translation for context, entry in entries.items()} | dict(texts):
        raise _unsafe(file)
    return made


def commented_po(content: bytes, library: Library, tag: str, name: str, comments: Mapping[str, Sequence[str]]) -> bytes:
    """Return the bytes of a brief's PO file with remarks of a translator at some messages; none is added twice."""
    file = parse_sent_po(content, name, library, tag)
    entries = {entry.context: entry for entry in file.entries}
    changes = []
    for context, lines in comments.items():
        if context not in entries:
            raise _unsafe(file)
        known = set(entries[context].remark.splitlines())
        start = _start_of_entry(file, entries[context])
        new = "".join(f"# {line}\n" for line in lines if line not in known)
        changes.append(Change(start, start, new))
    made = _patched(content, file, changes)
    found = {entry.context: entry.translation for entry in parse_sent_po(made, name, library, tag).entries}
    if found != {context: entry.translation for context, entry in entries.items()}:
        raise _unsafe(file)
    return made


def _changes(file: PoFile, entry: Entry | None, text: str) -> Iterator[Change]:
    if entry is None:
        raise _unsafe(file)
    pieces = list(_pieces(file, entry))
    if "".join(letter for letter, _ in pieces) != entry.translation:
        raise _unsafe(file)
    first = file.source.text.index('"', file.source.line_starts[entry.line - 1]) + 1
    spans = tuple(span for _, span in pieces)
    yield from word_changes(entry.translation, text, spans, first, _escaped)


def _pieces(file: PoFile, entry: Entry) -> Iterator[tuple[str, Span]]:
    """Yield each character of a translation with where it stands, over all of its lines."""
    text, position = file.source.text, file.source.line_starts[entry.line - 1]
    while match := _TEXT.match(text, position):
        for piece in _PIECE.finditer(text, *match.span(1)):
            yield _LETTERS.get(piece[0], piece[0]), piece.span()
        position = match.end()
        if text.startswith("msgstr", position):
            break


def _start_of_entry(file: PoFile, entry: Entry) -> int:
    """Return where the lines of an entry begin: after the empty line before it."""
    line = entry.line - 1
    while line and file.source.line_at(line - 1).strip():
        line -= 1
    return file.source.line_starts[line]


def _patched(content: bytes, file: PoFile, changes: Sequence[Change]) -> bytes:
    text = content.decode("utf-8-sig")
    if text != file.source.text:
        hint = "briefpress translate update writes it so"
        message = "the file has letters with their accents apart (not in NFC), so that its places are uncertain"
        raise BriefPressError([Diagnostic("translation.not-patched", message, Place(file.name), hint)])
    line_end = "\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n"
    pieces, position = [], 0
    for change in sorted(changes, key=lambda one: (one.start, one.end)):
        pieces += [text[position : change.start], change.text.replace("\n", line_end)]
        position = change.end
    made = "".join((*pieces, text[position:])).encode()
    return _BOM + made if content.startswith(_BOM) else made


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(letter, letter) for letter in text)


def _unsafe(file: PoFile) -> BriefPressError:
    message = "what would be written does not read as it should, so nothing was written"
    hint = f"briefpress translate update {file.tag} first, or change it by hand"
    return BriefPressError([Diagnostic("translation.not-patched", message, Place(file.name), hint)])
