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
from briefpress.translation.same_language import is_same_language
from briefpress.yaml_file.source import SourceText

FOLDER = "translations"
"""Of a brief's folder, holding its PO files."""
SIZE_LIMIT = 5_000_000
"""In bytes."""
# What gettext's programs write in the place of what nobody has said yet.
_NO_CHARSET, _NO_PROJECT = "charset", "PACKAGE"


def po_path(library: Library, tag: str) -> Path:
    """Return where the translation of a brief stands, or is to stand."""
    return library.folder / FOLDER / f"{tag}.po"


def po_name(library: Library, tag: str) -> str:
    """Return the same as a person in the project would type it."""
    return str(PurePosixPath(library.yaml.name).parent / FOLDER / f"{tag}.po")


def read_po(library: Library, tag: str) -> PoFile:
    """Return the translation of a brief. Raises BriefPressError with all that is wrong with the file."""
    return parse_po(_content(library, tag), po_name(library, tag), library, tag)


def read_po_to_mend(library: Library, tag: str) -> PoFile:
    """Return the same for who writes it anew: one without a header is read too, and gets one."""
    return parse_sent_po(_content(library, tag), po_name(library, tag), library, tag)


def parse_po(content: bytes, name: str, library: Library, tag: str) -> PoFile:
    """Return what a PO file says. Raises BriefPressError with all that is wrong with it."""
    file = parse_sent_po(content, name, library, tag)
    if not file.header:
        hint = f"briefpress translate update {file.tag} writes it"
        raise BriefPressError([Diagnostic("translation.no-header", "the file has no header", Place(file.name), hint)])
    return file


def parse_sent_po(content: bytes, name: str, library: Library, tag: str) -> PoFile:
    """Return what a PO file says whose language and brief are known, so that its header need not say them.

    Raises BriefPressError with all that is wrong with it.
    """
    if len(content) > SIZE_LIMIT:
        message = f"the file is larger than {SIZE_LIMIT / 1e6:g} MB"
        raise BriefPressError([Diagnostic("translation.unreadable", message, Place(name))])
    source = decode_po(content, name)
    raise_if_errors(check_lines(source))
    file = _file(parse_lines(source), source, tag)
    raise_if_errors((*_header_findings(file, library), *_duplicates(file)))
    return file


def _content(library: Library, tag: str) -> bytes:
    path, name = po_path(library, tag), po_name(library, tag)
    try:
        return library.opener.read(path, SIZE_LIMIT)
    except FileNotFoundError as error:
        message = f"the brief has no translation into {tag}"
        hint = f"make one with: briefpress translate update {tag}"
        if other := _named_otherwise(library, tag):
            hint = f"{other} names the same language in another way: rename it to {tag}.po"
        raise BriefPressError([Diagnostic("translation.missing-file", message, Place(name), hint)]) from error
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise BriefPressError([Diagnostic("translation.unreadable", message, Place(name))]) from error


def _named_otherwise(library: Library, tag: str) -> str:
    """Return the name of a PO file beside the one that is missing, such as `fr_FR.po` for `fr`; mostly empty."""
    others = sorted(path.name for path in (library.folder / FOLDER).glob("*.po"))
    languages = library.brief.languages
    return next((name for name in others if is_same_language(name.removesuffix(".po"), tag, languages)), "")


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
    """Yield what a header says wrongly. What it leaves out is said by where the file stands."""
    header = file.header
    charset = re.search(r"charset=([^\s;]+)", header.get("Content-Type", ""))
    if charset and charset[1].lower() not in ("utf-8", "utf8", _NO_CHARSET):
        message = f"the header says that the file is in {charset[1]}; every file here is UTF-8"
        hint = "where its letters can be read, write charset=UTF-8 there; else save it anew as UTF-8"
        yield Diagnostic("translation.charset", message, _place_in_header(file, "Content-Type"), hint)
    language = header.get("Language", "").strip()
    if language and not is_same_language(language, file.tag, library.brief.languages):
        message = f'the header says that the language is "{language}", and the name of the file says {file.tag}'
        hint = f"where the words are in {file.tag}, write it there; else the file belongs under another name"
        yield Diagnostic("translation.other-language", message, _place_in_header(file, "Language"), hint)
    assisted = header.get(po.MACHINE_ASSISTED, po.NO).strip().lower()
    if assisted not in (po.YES, po.NO):
        message = f'the header says "{header[po.MACHINE_ASSISTED]}" of whether a machine has helped'
        hint = f"write {po.YES} or {po.NO}"
        yield Diagnostic("translation.bad-credit", message, _place_in_header(file, po.MACHINE_ASSISTED), hint)
    brief = header.get(po.BRIEF) or header.get(po.PROJECT, "").rpartition(" ")[0]
    if brief not in ("", _NO_PROJECT, library.name):
        field = po.BRIEF if header.get(po.BRIEF) else po.PROJECT
        message = f'this translates the brief "{brief}", and stands with "{library.name}"'
        hint = f'if it is of this brief after all, write "{po.BRIEF}: {library.name}\\n" in its header'
        yield Diagnostic("translation.other-brief", message, _place_in_header(file, field), hint)


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
