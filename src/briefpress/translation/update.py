"""Library + language -> PoFile that has every message of the brief, with all that was translated before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from babel import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural

from briefpress.content.brief import Brief
from briefpress.content.lengths import Lengths
from briefpress.content.library import Library
from briefpress.content.messages import Message, iter_messages
from briefpress.files.opener import is_there
from briefpress.translation import po
from briefpress.translation.comments import base_context, siblings_of, translator_comment
from briefpress.translation.merge import add_similar, merge, obsolete_entries
from briefpress.translation.po import Entry, PoFile
from briefpress.translation.po_read import po_name, po_path, read_po_to_mend
from briefpress.yaml_file.source import SourceText


def update(library: Library, tag: str) -> PoFile:
    """Return the translation of a brief as it stands after a merge; a new one where there is none.

    Raises BriefPressError with all that is wrong with the file that is there.
    """
    if is_there(po_path(library, tag)):
        return updated(library, read_po_to_mend(library, tag))
    return updated(library, new_po(library, tag))


def new_po(library: Library, tag: str) -> PoFile:
    """Return a translation of a brief that has no message yet."""
    remark = f"The brief {library.name} in {_english_name(tag)}."
    return PoFile(tag, {}, (), remark=remark, source=SourceText.of(po_name(library, tag), ""))


def updated(library: Library, file: PoFile) -> PoFile:
    """Return a translation merged with what the brief says now. Merging it again changes nothing."""
    messages = tuple(iter_messages(library.brief))
    known = (*file.entries, *file.obsolete)
    entries = tuple(add_similar(merge(messages, known), known))
    return replace(
        file,
        header=_header(library, file, entries),
        entries=_advised(messages, entries, file.tag, library.lengths),
        obsolete=obsolete_entries(entries, known),
    )


def _advised(messages: Sequence[Message], entries: Sequence[Entry], tag: str, lengths: Lengths) -> tuple[Entry, ...]:
    siblings = siblings_of(messages)
    return tuple(
        replace(entry, comment=translator_comment(message, siblings[base_context(message)], tag, lengths))
        for message, entry in zip(messages, entries, strict=True)
    )


def _header(library: Library, file: PoFile, entries: Sequence[Entry]) -> Mapping[str, str]:
    """Return the header: what a translator's program keeps there stays; dates are not set to today's."""
    brief, written = library.brief, dict(file.header)
    # Who has made a file says so in it: of one that says nothing, nothing is told to readers.
    was_unreviewed = written.get(po.REVIEW) == po.UNREVIEWED and bool(written.pop(po.REVIEW))
    kept = {
        "PO-Revision-Date": _first_day(brief),
        po.TRANSLATOR: "",
        "Language-Team": _english_name(file.tag),
        po.SOURCE_LANGUAGE: brief.language,
        po.MACHINE_ASSISTED: po.YES if was_unreviewed else po.NO,
        po.REVIEWER: "",
    } | written
    return kept | {
        po.PROJECT: f"{library.name} {brief.version}",
        "Language": file.tag.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": get_plural(file.tag.replace("-", "_")).plural_forms,
        po.BRIEF: library.name,
        po.SOURCE_VERSION: _source_version(brief, file, entries),
    }


def _source_version(brief: Brief, file: PoFile, entries: Sequence[Entry]) -> str:
    """Return the version that the translation is of: the brief's, or the last one that it was whole for."""
    if not file.entries or all(entry.is_translated for entry in entries):
        return brief.version
    extracted_from = file.header.get(po.PROJECT, "").rpartition(" ")[2]
    earlier = extracted_from if file.is_whole else file.header.get(po.SOURCE_VERSION, "")
    return earlier or brief.version


def _first_day(brief: Brief) -> str:
    year, month, day = (*brief.date.start, 1, 1)[:3]
    return f"{year:04d}-{month:02d}-{day:02d} 00:00+0000"


def _english_name(tag: str) -> str:
    try:
        name = Locale.parse(tag, sep="-").get_display_name("en")
    except (UnknownLocaleError, ValueError):
        return tag
    return name or tag
