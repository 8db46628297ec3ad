"""PoFile -> the bytes of the file: one line for each text, so that a change shows as the lines that changed."""

from __future__ import annotations

from collections.abc import Iterable

import polib

from briefpress.translation.po import Entry, PoFile

# The file that an entry comes from. Without lines: they would change with every edit of the brief.
_REFERENCE = ("brief.yaml", "")


def po_bytes(file: PoFile) -> bytes:
    """Return the file as UTF-8. The same PoFile gives the same bytes."""
    written = polib.POFile(wrapwidth=0)
    written.header = file.remark
    written.metadata = dict(file.header)
    written.extend(_as_written(file.entries, is_obsolete=False))
    written.extend(_as_written(file.obsolete, is_obsolete=True))
    return str(written).encode("utf-8")


def _as_written(entries: Iterable[Entry], is_obsolete: bool) -> Iterable[polib.POEntry]:
    for entry in entries:
        yield polib.POEntry(
            msgctxt=entry.context,
            msgid=entry.text,
            msgstr=entry.translation,
            comment=entry.comment,
            tcomment=entry.remark,
            occurrences=[_REFERENCE],
            flags=["fuzzy"] * entry.is_fuzzy + list(entry.flags),
            # polib does not read these of obsolete entries, so writing them would make the next writing differ.
            previous_msgctxt=(entry.previous_context or None) if not is_obsolete else None,
            previous_msgid=(entry.previous_text or None) if not is_obsolete else None,
            obsolete=is_obsolete,
        )
