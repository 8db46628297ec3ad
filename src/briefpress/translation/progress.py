"""How far the translation of a brief into a language has come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from briefpress.content import inline
from briefpress.content.library import Library
from briefpress.translation import po
from briefpress.translation.credit import Credit, credit_of
from briefpress.translation.po import Entry
from briefpress.translation.update import update


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of messages, and which are still to do."""

    brief: str
    language: str
    translated: int
    fuzzy: tuple[str, ...]
    """Contexts, in the brief's order."""
    missing: tuple[str, ...]
    """Contexts, in the brief's order."""
    obsolete: int
    words: int
    """Of the brief's own text; the same words in two messages count twice."""
    words_left: int
    source_version: str
    """The version of the brief that the translation was last whole for."""
    version: str
    """The version of the brief."""
    credit: Credit

    @property
    def is_whole(self) -> bool:
        return not self.fuzzy and not self.missing

    def as_json(self) -> dict[str, object]:
        """Return what `--json` prints: counts, the contexts of what is to do, and who has translated and read it."""
        counts = asdict(self)
        credit = counts.pop("credit")
        return counts | {
            "fuzzy": len(self.fuzzy),
            "missing": len(self.missing),
            "fuzzy_messages": list(self.fuzzy),
            "missing_messages": list(self.missing),
            "translator": credit["translator"],
            "machine_assisted": credit["is_machine_assisted"],
            "reviewer": credit["reviewer"],
            "source_language": credit["source_language"],
        }


def progress(library: Library, tag: str) -> Progress:
    """Return how far a translation has come; one without a file has not begun.

    Raises BriefPressError with all that is wrong with the file.
    """
    file = update(library, tag)
    left = [entry for entry in file.entries if not entry.is_translated]
    return Progress(
        brief=library.name,
        language=tag,
        translated=len(file.entries) - len(left),
        fuzzy=tuple(entry.context for entry in left if entry.translation),
        missing=tuple(entry.context for entry in left if not entry.translation),
        obsolete=len(file.obsolete),
        words=_word_count(file.entries),
        words_left=_word_count(left),
        source_version=file.header[po.SOURCE_VERSION],
        version=library.brief.version,
        credit=credit_of(file.header, library.brief.language),
    )


def _word_count(entries: Iterable[Entry]) -> int:
    return sum(len(inline.plain_text(inline.parse_inline(entry.text)).split()) for entry in entries)
