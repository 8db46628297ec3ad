"""A brief's PO file -> PoFile. Distrusts it: every mistake is found at once, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import polib

from briefpress.content.library import Library
from briefpress.diagnostics import BriefPressError, Diagnostic, Place, raise_if_errors
from briefpress.translation import po
from briefpress.translation.po import Entry, PoFile
from briefpress.translation.po_source import check_lines, decode_po, parse_lines
from briefpress.yaml_file.source import SourceText

FOLDER = "translations"
"""Of a brief's folder, holding its PO files."""
SIZE_LIMIT = 5_000_000
"""In bytes."""


def po_path(library: Library, tag: str) -> Path:
    """Return where the translation of a brief stands, or is to stand."""
    return library.folder / FOLDER / f"{tag}.po"


def po_name(library: Library, tag: str) -> str:
    """Return the same as a person in the project would type it."""
    return str(PurePosixPath(library.yaml.name).parent / FOLDER / f"{tag}.po")


def read_po(library: Library, tag: str) -> PoFile:
    """Return the translation of a brief. Raises BriefPressError with all that is wrong with the file."""
    path, name = po_path(library, tag), po_name(library, tag)
    try:
        content = library.opener.read(path, SIZE_LIMIT)
    except FileNotFoundError as error:
        message = f"the brief has no translation into {tag}"
        hint = f"make one with: briefpress translate update {tag}"
        raise BriefPressError([Diagnostic("translation.missing-file", message, Place(name), hint)]) from error
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise BriefPressError([Diagnostic("translation.unreadable", message, Place(name))]) from error
    return parse_po(content, name, library, tag)


def parse_po(content: bytes, name: str, library: Library, tag: str) -> PoFile:
    """Return what a PO file says. Raises BriefPressError with all that is wrong with it."""
    if len(content) > SIZE_LIMIT:
        message = f"the file is larger than {SIZE_LIMIT / 1e6:g} MB"
        raise BriefPressError([Diagnostic("translation.unreadable", message, Place(name))])
    source = decode_po(content, name)
    raise_if_errors(check_lines(source))
    file = _file(parse_lines(source), source, tag)
    raise_if_errors((*_header_findings(file, library), *_duplicates(file)))
    return file


def _file(parsed: polib.POFile, source: SourceText, tag: str) -> PoFile:
    entries = [(entry, _entry(entry, source)) for entry in parsed]
    return PoFile(
        tag=tag,
        header=dict(parsed.metadata),
        entries=tuple(ours for entry, ours in entries if not entry.obsolete),
        obsolete=tuple(ours for entry, ours in entries if entry.obsolete),
        remark=parsed.header,
        source=source,
    )


def _entry(entry: polib.POEntry, source: SourceText) -> Entry:
    return Entry(
        context=entry.msgctxt or "",
        text=entry.msgid,
        translation=entry.msgstr,
        is_fuzzy=entry.fuzzy,
        previous_context=entry.previous_msgctxt or "",
        previous_text=entry.previous_msgid or "",
        comment=entry.comment,
        remark=entry.tcomment,
        flags=tuple(flag for flag in entry.flags if flag != "fuzzy"),
        line=_line_of_translation(entry.linenum or 1, source),
    )


def _line_of_translation(line: int, source: SourceText) -> int:
    """Return the line of `msgstr`, counted from 1, of the entry that begins in a line."""
    for index in range(max(line, 1) - 1, len(source.line_starts)):
        if re.match(r"\s*(#~\s*)?msgstr", source.line_at(index)):
            return index + 1
    return line


def _header_findings(file: PoFile, library: Library) -> Iterator[Diagnostic]:
    header = file.header
    if not header:
        hint = f"briefpress translate update {file.tag} writes it"
        yield Diagnostic("translation.no-header", "the file has no header", Place(file.name), hint)
        return
    charset = re.search(r"charset=([^\s;]+)", header.get("Content-Type", ""))
    if charset and charset[1].lower() not in ("utf-8", "utf8"):
        message = f"the header says that the file is in {charset[1]}; every file here is UTF-8"
        yield Diagnostic("translation.charset", message, _place_in_header(file, "Content-Type"))
    language = header.get("Language", "")
    if language.replace("_", "-") != file.tag:
        message = f'the header says that the language is "{language}", and the name of the file says {file.tag}'
        yield Diagnostic("translation.other-language", message, _place_in_header(file, "Language"))
    assisted = header.get(po.MACHINE_ASSISTED, po.NO).strip().lower()
    if assisted not in (po.YES, po.NO):
        message = f'the header says "{header[po.MACHINE_ASSISTED]}" of whether a machine has helped'
        hint = f"write {po.YES} or {po.NO}"
        yield Diagnostic("translation.bad-credit", message, _place_in_header(file, po.MACHINE_ASSISTED), hint)
    brief = header.get(po.BRIEF) or header.get(po.PROJECT, "").rpartition(" ")[0]
    if brief != library.name:
        field = po.BRIEF if po.BRIEF in header else po.PROJECT
        message = f'this translates the brief "{brief}", and stands with "{library.name}"'
        yield Diagnostic("translation.other-brief", message, _place_in_header(file, field))


def _place_in_header(file: PoFile, field: str) -> Place:
    match = re.search(rf'^"{re.escape(field)}:\s*([^\n]*?)(\\n)?"', file.source.text, re.MULTILINE)
    return file.source.place(*match.span(1)) if match else Place(file.name)


def _duplicates(file: PoFile) -> Iterator[Diagnostic]:
    seen: dict[str, Entry] = {}
    for entry in file.entries:
        if entry.context in seen:
            message = f'the message "{entry.context}" is already translated in line {seen[entry.context].line}'
            yield Diagnostic("translation.duplicate-message", message, file.place(entry), "keep one of the two")
        seen.setdefault(entry.context, entry)
