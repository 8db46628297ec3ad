"""What `briefpress translate` does: files to write as pairs of path and bytes, and what can be told about them.

Nothing is written here: whoever calls writes each file whole, or none.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefpress.content.library import Library
from briefpress.diagnostics import BriefPressError, Diagnostic, Place, raise_if_errors
from briefpress.files.opener import is_there, read_named
from briefpress.translation.po import PoFile
from briefpress.translation.po_read import SIZE_LIMIT, po_path
from briefpress.translation.po_write import po_bytes
from briefpress.translation.progress import Progress, progress
from briefpress.translation.receive import Received, receive_po, receive_xliff
from briefpress.translation.same_language import language_meant
from briefpress.translation.terms import read_terms
from briefpress.translation.update import update
from briefpress.translation.xliff_write import xliff_bytes
from briefpress.translation.xliff_write_2 import xliff_2_bytes

FileToWrite = tuple[Path, bytes]
EXCHANGE_FORMATS = ("xliff", "xliff-2.0", "xliff-2.1", "po")
"""What `export` can make; the first, XLIFF 1.2, is the usual one. `import` knows them by what they are."""
_OF_TOOLS = frozenset({".sdlxliff", ".mxliff", ".mqxliff", ".mqxlz", ".txlf", ".sdlppx", ".sdlrpx"})
_ENDINGS = {".xliff": "xliff", ".xlf": "xliff", ".po": "po"}


def languages_of(library: Library, tags: Iterable[str]) -> tuple[str, ...]:
    """Return the languages asked for; all that the brief is translated into when none is.

    Raises BriefPressError for one that the brief does not list, or that it is written in.
    """
    source = library.brief.language
    translated = tuple(tag for tag in library.brief.languages if tag != source)
    asked = tuple(dict.fromkeys(language_meant(tag, library.brief.languages) or tag for tag in tags))
    raise_if_errors(
        Diagnostic(
            "translation.unknown-language",
            f'the brief "{library.name}" is not to be translated into "{tag}"',
            library.yaml.place(("languages",)),
            f"it is written in {source}" if tag == source else f'add "{tag}" to `languages`',
        )
        for tag in asked
        if tag not in translated
    )
    return asked or translated


def update_files(library: Library, tags: Iterable[str]) -> tuple[FileToWrite, ...]:
    """Return the PO files of a brief, merged with what it says now; those that would not change are left out.

    Raises BriefPressError with all that is wrong with the files that are there.
    """
    files: list[FileToWrite] = []
    problems: list[Diagnostic] = []
    for tag in tags:
        try:
            path, content = po_path(library, tag), po_bytes(update(library, tag))
        except BriefPressError as error:
            problems.extend(error.diagnostics)
            continue
        if not is_there(path) or library.opener.read(path, len(content)) != content:
            files.append((path, content))
    raise_if_errors(problems)
    return tuple(files)


def progress_of(library: Library, tags: Iterable[str]) -> tuple[Progress, ...]:
    """Return how far each translation of a brief has come. Raises BriefPressError for files that cannot be read."""
    return tuple(progress(library, tag) for tag in tags)


def export_file(library: Library, tag: str, exchange_format: str, folder: Path) -> FileToWrite:
    """Return a translation as a file to send to a translator, up to date: `<folder>/<brief>.<tag>.xliff` or `.po`.

    `exchange_format` is one of EXCHANGE_FORMATS.
    Raises BriefPressError with all that is wrong with the file that is there.
    """
    file = update(library, tag)
    kind, _, version = exchange_format.partition("-")
    return folder / f"{library.name}.{tag}.{kind}", _exported(library, file, kind, version)


def _exported(library: Library, file: PoFile, kind: str, version: str) -> bytes:
    if kind == "po":
        return po_bytes(file)
    return xliff_2_bytes(library, file, version) if version else xliff_bytes(library, file)


def import_file(library: Library, tag: str, path: Path) -> tuple[FileToWrite, tuple[Diagnostic, ...]]:
    """Return the PO file that what came back makes of the one that is there, and warnings about it.

    Raises BriefPressError with all that is wrong with what came back: then nothing is to be replaced.
    """
    received = _received(library, tag, path)
    return (po_path(library, tag), po_bytes(received.file)), received.warnings


def _received(library: Library, tag: str, path: Path) -> Received:
    name = str(path)
    exchange_format = _ENDINGS.get(path.suffix.lower())
    if exchange_format is None:
        message = "this is none of the files that can be imported"
        hint = "they end in " + ", ".join(_ENDINGS)
        if path.suffix.lower() in _OF_TOOLS:
            hint = "it is a tool's own: have the tool save or export the translated file (.xliff, .xlf or .po)"
        raise BriefPressError([Diagnostic("translation.unknown-format", message, Place(name), hint)])
    try:
        content = read_named(path, SIZE_LIMIT)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        raise BriefPressError([Diagnostic("translation.unreadable", message, Place(name))]) from error
    terms = read_terms(library)
    receive = receive_po if exchange_format == "po" else receive_xliff
    return receive(library, tag, terms, content, name)
