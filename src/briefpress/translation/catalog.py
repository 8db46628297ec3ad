"""The translation of a brief as a build uses it: each message's words in one language, or why there are none.

It holds what `update` would write, so a build sees the same before and after the file is updated.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from briefpress.content import inline
from briefpress.content.library import Library
from briefpress.content.messages import Message, iter_messages
from briefpress.diagnostics import Diagnostic, Place, in_order
from briefpress.translation import po
from briefpress.translation.credit import Credit, credit_of
from briefpress.translation.po import Entry, PoFile
from briefpress.translation.po_read import read_po
from briefpress.translation.update import updated


@dataclass(frozen=True, slots=True)
class Catalog:
    """One brief in one language."""

    library: Library
    file: PoFile
    """Merged with what the brief says now."""
    messages: Mapping[str, Message]
    """By context, in the brief's order."""
    entries: Mapping[str, Entry]
    """By context; one for each message."""

    @property
    def tag(self) -> str:
        """BCP 47."""
        return self.file.tag

    @property
    def is_stale(self) -> bool:
        """Whether any message of the brief has no translation that is up to date."""
        return bool(self.stale_contexts(None))

    @property
    def source_version(self) -> str:
        """The last version of the brief that the translation was whole for."""
        return self.file.header[po.SOURCE_VERSION]

    @property
    def current_version(self) -> str:
        """The version of the brief."""
        return self.library.brief.version

    @property
    def credit(self) -> Credit:
        """Who has translated and read it, as its header says."""
        return credit_of(self.file.header, self.library.brief.language)

    def stale_contexts(self, shown: Collection[str] | None) -> frozenset[str]:
        """Return which of the messages that an edition shows are fuzzy or missing; None: of all messages."""
        return frozenset(
            context
            for context, entry in self.entries.items()
            if not entry.is_translated and (shown is None or context in shown)
        )

    def findings(self, shown: Collection[str] | None) -> tuple[Diagnostic, ...]:
        """Return an error for each message that an edition shows and that is fuzzy or missing; None: for all."""
        stale = self.stale_contexts(shown)
        return in_order(self._finding(self.entries[context]) for context in stale)

    def translate(self, context: str, text: str) -> str:
        """Return the words for a message; an old translation where there is no other.

        A text without any comes back in the brief's language and marked as such, so that languages never mix
        unnoticed.
        """
        entry = self.entries.get(context)
        if not text.strip():
            return text
        if entry and entry.text == text and (entry.is_translated or self._can_stand_in(entry)):
            return entry.translation
        return marked(text, self.library.brief.language)

    def _can_stand_in(self, entry: Entry) -> bool:
        """Say whether an old translation is of the same message, and cites and links to what is still there."""
        if not entry.translation or entry.is_of_another:
            return False
        for piece in inline.walk(inline.parse_inline(entry.translation)):
            match piece:
                case inline.Citation(parts=parts) if any(
                    part.source not in self.library.brief.sources for part in parts
                ):
                    return False
                case inline.Link(address=address) if address[0] == "#" and address[1:] not in self.library.paths:
                    return False
        return True

    def written_place(self, context: str) -> Place:
        """Return where the brief says a message."""
        return self.library.yaml.place(self.messages[context].key_path)

    def _finding(self, entry: Entry) -> Diagnostic:
        written = self.written_place(entry.context)
        where = f'"{entry.context}" ({written.file}:{written.line})'
        hint = f"translate it in {self.file.name}; briefpress translate update {self.tag} puts it there"
        if not entry.translation:
            place = self.file.place(entry) if entry.line else written
            return Diagnostic("translation.missing", f"{where} is not translated into {self.tag}", place, hint)
        message = f"the {self.tag} translation of {where} is not up to date"
        if entry.is_of_another:
            message = f'{where} has in {self.tag} only a guess, the translation of "{entry.previous_context}"'
        hint = f"correct it in {self.file.name} and take the fuzzy mark away"
        return Diagnostic("translation.fuzzy", message, self.file.place(entry) if entry.line else written, hint)


def load_catalog(library: Library, tag: str) -> Catalog:
    """Return the translation of a brief. Raises BriefPressError with all that is wrong with its file."""
    return catalog_of(library, read_po(library, tag))


def catalog_of(library: Library, file: PoFile) -> Catalog:
    """Return the catalog of a PO file that need not be up to date."""
    merged = updated(library, file)
    messages = {message.context: message for message in iter_messages(library.brief)}
    return Catalog(library, merged, messages, {entry.context: entry for entry in merged.entries})


def marked(text: str, language: str) -> str:
    """Return a text marked as being in a language. One with brackets that have no partner loses its other marks."""
    whole = f"[{text}]{{lang={language}}}"
    inlines = inline.parse_inline(text)
    if inline.parse_inline(whole) == (inline.Foreign(language, inlines),):
        return whole
    return f"[{''.join(_escaped(inline.plain_text(inlines)))}]{{lang={language}}}"


def _escaped(text: str) -> Iterator[str]:
    for character in text:
        yield f"\\{character}" if character in "[]*^\\" else character
