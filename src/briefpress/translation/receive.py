"""What a translator sends back -> the PoFile that replaces the one that is there, if nothing at all is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefpress.content.library import Library
from briefpress.content.messages import Message, iter_messages
from briefpress.diagnostics import Diagnostic, Place, did_you_mean, in_order, raise_if_errors
from briefpress.translation.check import check_pair, copied_file, finding
from briefpress.translation.checks.copied import COPIED
from briefpress.translation.checks.pair import Pair
from briefpress.translation.po import Entry, PoFile
from briefpress.translation.po_read import parse_sent_po
from briefpress.translation.same_language import is_same_language, language_meant
from briefpress.translation.terms import Terms
from briefpress.translation.unit import Unit
from briefpress.translation.update import update, updated
from briefpress.translation.xliff_read import XliffFile, read_xliff
from briefpress.translation.xliff_write import original_name


@dataclass(frozen=True, slots=True)
class Received:
    """A translation that may replace the one that is there."""

    file: PoFile
    warnings: tuple[Diagnostic, ...]


def receive_xliff(library: Library, tag: str, terms: Terms, content: bytes, name: str) -> Received:
    """Return the translation with what an XLIFF file says. Raises BriefPressError with all that is wrong with it."""
    xliff = read_xliff(content, name)
    raise_if_errors(_wrong_file(library, tag, xliff))
    return _received(library, update(library, tag), xliff.units, terms, name)


def receive_po(library: Library, tag: str, terms: Terms, content: bytes, name: str) -> Received:
    """Return the translation that a PO file is. Raises BriefPressError with all that is wrong with it."""
    sent, current = parse_sent_po(content, name, library, tag), update(library, tag)
    units = [
        Unit(one.context, one.text, one.translation.strip(), one.is_fuzzy, sent.place(one)) for one in sent.entries
    ]
    merged = updated(library, replace(sent, obsolete=(*sent.obsolete, *current.obsolete)))
    return _received(library, replace(merged, source=current.source), units, terms, name)


def _received(library: Library, current: PoFile, units: Sequence[Unit], terms: Terms, name: str) -> Received:
    """Return the current translation with all units in it. Raises BriefPressError with all that is wrong with them."""
    messages = {message.context: message for message in iter_messages(library.brief)}
    findings = in_order(
        (*_mismatches(units, messages), *_absent(units, messages, name), *_flaws(units, library, current.tag, terms))
    )
    raise_if_errors(findings)
    sent = {unit.context: unit for unit in units}
    entries = tuple(_with_unit(entry, sent[entry.context]) for entry in current.entries)
    return Received(updated(library, replace(current, entries=entries)), findings)


def _with_unit(entry: Entry, unit: Unit) -> Entry:
    if unit.is_fuzzy:
        return replace(entry, translation=unit.translation, is_fuzzy=True)
    return replace(entry, translation=unit.translation, is_fuzzy=False, previous_context="", previous_text="")


def _wrong_file(library: Library, tag: str, xliff: XliffFile) -> Iterator[Diagnostic]:
    # Tools may put the folder before it that they have had the file in.
    if not f"/{xliff.original}".replace("\\", "/").endswith(f"/{original_name(library)}"):
        message = f'this translates "{xliff.original}", and not "{original_name(library)}"'
        yield Diagnostic("translation.other-brief", message, xliff.place)
    said = xliff.target_language
    if said and not is_same_language(said, tag, library.brief.languages):
        meant = language_meant(said, (one for one in library.brief.languages if one != library.brief.language))
        hint = f"import it with: briefpress translate import {meant} {xliff.place.file}" if meant else ""
        message = f'the language of the file is "{said}", and not {tag}'
        yield Diagnostic("translation.other-language", message, xliff.place, hint)


def _mismatches(units: Sequence[Unit], messages: Mapping[str, Message]) -> Iterator[Diagnostic]:
    """Yield messages of a file that are not the brief's, or stand there twice."""
    sent = {unit.context for unit in units}
    absent = [context for context in messages if context not in sent]
    seen: set[str] = set()
    for unit in units:
        if unit.context in seen:
            message = f'the message "{unit.context}" stands twice in the file'
            yield Diagnostic("translation.duplicate-message", message, unit.place)
        elif unit.context not in messages:
            message = f'the brief has no message "{unit.context}"'
            hint = did_you_mean(unit.context, absent)
            yield Diagnostic("translation.unknown-message", message, unit.place, hint)
        elif _folded(unit.text) != _folded(messages[unit.context].text):
            message = f'the text of "{unit.context}" is not the one that the brief has'
            hint = "it was changed here, or in the brief after the export: export again and translate what is new"
            yield Diagnostic("translation.changed-text", message, unit.place, hint)
        seen.add(unit.context)


def _absent(units: Sequence[Unit], messages: Mapping[str, Message], name: str) -> Iterator[Diagnostic]:
    """Yield one finding for all messages of the brief that a file has not."""
    sent = {unit.context for unit in units}
    absent = [context for context in messages if context not in sent]
    if absent:
        named = ", ".join(f'"{context}"' for context in absent[:3]) + (", ..." if len(absent) > 3 else "")
        message = f"the file lacks {len(absent)} of the brief's {len(messages)} messages: {named}"
        hint = "a message whose id was changed counts as one that is missing"
        yield Diagnostic("translation.absent-message", message, Place(name), hint)


def _flaws(units: Sequence[Unit], library: Library, tag: str, terms: Terms) -> Iterator[Diagnostic]:
    pairs = [
        (Pair(unit.context, unit.text, unit.translation, tag, library.brief.language), unit.place)
        for unit in units
        if unit.translation and not unit.is_fuzzy
    ]
    copies = copied_file([pair for pair, _ in pairs], Place(units[0].place.file)) if units else ()
    yield from copies
    for pair, place in pairs:
        yield from (finding(flaw, pair, place) for flaw in check_pair(pair, terms) if not copies or flaw.code != COPIED)


def _folded(text: str) -> str:
    """Return a text with its spaces as one each: tools break lines as they like."""
    return " ".join(text.split())
