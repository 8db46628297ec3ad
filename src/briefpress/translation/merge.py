"""Messages + what was translated before -> entries: nothing translated is lost, nothing stale passes for translated.

The context comes first, as contexts outlive edits; gettext's msgmerge, which looks for the text first, was refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from briefpress.content.messages import Message
from briefpress.translation.po import Entry

SIMILAR = 0.75
"""How much of two texts is the same where a translation of one helps with the other."""


def merge(messages: Iterable[Message], known: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return an entry for each message, in their order; one without a translation where nothing known fits.

    1. The same context and text; 2. the same text elsewhere; 3. the same context with another text: fuzzy.
    `known` may hold obsolete entries, after the others.
    """
    by_message = {(entry.context, entry.text): entry for entry in reversed(known)}
    by_text = _translations_by_text(known)
    by_context = {entry.context: entry for entry in reversed(known) if entry.translation}
    return tuple(_merged(_blank(message, by_message), by_text, by_context) for message in messages)


def add_similar(entries: Iterable[Entry], known: Sequence[Entry]) -> Iterator[Entry]:
    """Yield entries; one without a translation with that of the text most like its own, fuzzy, if there is one."""
    # What is fuzzy itself may say anything.
    candidates = [entry for entry in known if entry.is_translated]
    for entry in entries:
        like = None if entry.translation else _most_like(entry.text, candidates)
        yield _made_from(entry, like) if like else entry


def obsolete_entries(entries: Sequence[Entry], known: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return what was translated and is in no entry, sorted by context and text, each once."""
    used = {(entry.text, entry.translation) for entry in entries}
    used |= {(entry.previous_text, entry.translation) for entry in entries}
    lost = {
        (entry.context, entry.text): replace(entry, previous_context="", previous_text="", comment="")
        for entry in known
        if entry.translation and (entry.text, entry.translation) not in used
    }
    return tuple(lost[key] for key in sorted(lost))


def _blank(message: Message, by_message: Mapping[tuple[str, str], Entry]) -> Entry:
    """Return the entry for the same context and text, or one without a translation."""
    found = by_message.get((message.context, message.text)) or Entry(message.context, message.text)
    return found if found.translation else replace(found, is_fuzzy=False, previous_context="", previous_text="")


def _merged(entry: Entry, by_text: Mapping[str, Sequence[Entry]], by_context: Mapping[str, Entry]) -> Entry:
    if entry.translation:
        return entry
    if entry.text in by_text:
        return _of_same_text(entry, by_text[entry.text])
    if entry.context in by_context:
        return _of_changed_text(entry, by_context[entry.context])
    return entry


def _of_same_text(entry: Entry, found: Sequence[Entry]) -> Entry:
    """Return an entry translated as its text is elsewhere; fuzzy where that was not always translated alike."""
    is_one = len({other.translation for other in found}) == 1
    return replace(entry, translation=found[0].translation) if is_one else _made_from(entry, found[0])


def _of_changed_text(entry: Entry, before: Entry) -> Entry:
    """Return an entry with the translation of the text that stood here before, fuzzy."""
    if before.is_fuzzy and before.previous_text:
        return replace(before, text=entry.text)
    return replace(before, text=entry.text, is_fuzzy=True, previous_context="", previous_text=before.text)


def _made_from(entry: Entry, other: Entry) -> Entry:
    return replace(
        entry,
        translation=other.translation,
        is_fuzzy=True,
        previous_context=other.context,
        previous_text=other.text,
    )


def _translations_by_text(known: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in known:
        if entry.is_translated:
            found.setdefault(entry.text, []).append(entry)
    return found


def _most_like(text: str, candidates: Iterable[Entry]) -> Entry | None:
    best, best_ratio = None, SIMILAR
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(text)
    for candidate in candidates:
        matcher.set_seq1(candidate.text)
        # The two quick measures are upper bounds, and spare most of the work.
        if matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio:
            ratio = matcher.ratio()
            if ratio > best_ratio:
                best, best_ratio = candidate, ratio
    return best
