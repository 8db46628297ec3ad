"""The nouns of a brief's PO file: what a translator wrote, and where. Knows nothing of how it is read or written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefpress.diagnostics import Place
from briefpress.yaml_file.source import SourceText

SOURCE_VERSION = "X-Source-Version"
"""Header field: the version of the brief that the translation is of, when it is whole."""
SOURCE_LANGUAGE = "X-Source-Language"
"""Header field: what language the translation was made from (BCP 47)."""
TRANSLATOR = "Last-Translator"
"""Header field of gettext: who has translated, as `Name <address>`."""
MACHINE_ASSISTED = "X-Machine-Assisted"
"""Header field: `yes` where a machine has translated what a person may have changed; else `no`."""
REVIEWER = "X-Reviewer"
"""Header field: who has read the translation beside its original; empty while nobody has."""
YES, NO = "yes", "no"
REVIEW = "X-Review"
"""Header field of earlier versions, for the two above."""
BRIEF = "X-BriefPress-Brief"
"""Header field: the name of the brief's folder."""
PROJECT = "Project-Id-Version"
"""Header field of gettext: the brief's name and the version that the messages were taken from."""
UNREVIEWED = "machine-assisted, not reviewed by a native reader"


@dataclass(frozen=True, slots=True)
class Entry:
    """One message and its translation."""

    context: str
    text: str
    """In the brief's language."""
    translation: str = ""
    """Empty: there is none."""
    is_fuzzy: bool = False
    """Whether the translation is of another text, or in doubt."""
    previous_context: str = ""
    """Of the message that a fuzzy translation was made for, if it was another one."""
    previous_text: str = ""
    """The text that a fuzzy translation was made for."""
    comment: str = ""
    """What we tell the translator; may have several lines."""
    remark: str = ""
    """What the translator notes; may have several lines."""
    flags: tuple[str, ...] = ()
    """But for `fuzzy`."""
    line: int = 0
    """Where its translation is written, counted from 1; 0: in no file."""

    @property
    def is_translated(self) -> bool:
        return bool(self.translation) and not self.is_fuzzy

    @property
    def is_of_another(self) -> bool:
        """Whether the translation was made for another message, so that it can say something else altogether."""
        return self.is_fuzzy and bool(self.previous_context)


@dataclass(frozen=True, slots=True)
class PoFile:
    """The translation of one brief into one language."""

    tag: str
    """BCP 47."""
    header: Mapping[str, str]
    entries: tuple[Entry, ...]
    obsolete: tuple[Entry, ...] = ()
    """Translations of what the brief no longer says."""
    remark: str = ""
    """What stands above the header; may have several lines."""
    source: SourceText = field(default_factory=lambda: SourceText.of("", ""))
    """The file as written; empty for one that is not written yet."""

    @property
    def is_whole(self) -> bool:
        """Whether it translates every message that it has."""
        return all(entry.is_translated for entry in self.entries)

    @property
    def name(self) -> str:
        """Return the file's name as a person would type it."""
        return self.source.name

    def place(self, entry: Entry, snippet: str = "", occurrence: int = 0) -> Place:
        """Return where a translation is written, or some words in it; the file's start for one that is not.

        `occurrence` counts from 0.
        """
        if not 0 < entry.line <= len(self.source.line_starts):
            return Place(self.name)
        start = self.source.line_starts[entry.line - 1]
        end = _end_of_entry(self.source.text, start)
        if snippet:
            matches: Iterator[re.Match[str]] = _as_written(snippet).finditer(self.source.text, start, end)
            for position, match in enumerate(matches):
                if position == occurrence:
                    return self.source.place(*match.span())
        return self.source.place(start, start + len(self.source.line_at(entry.line - 1)))


def _end_of_entry(text: str, start: int) -> int:
    match = re.compile(r"\r?\n\s*(\r?\n|#|msg(ctxt|id))").search(text, start)
    return match.start() if match else len(text)


# Characters of a snippet that are looked for: enough to find it, few enough to do so quickly.
_LONGEST = 200


def _as_written(snippet: str) -> re.Pattern[str]:
    """Return a pattern for the ways in which a PO string can spell a snippet: escaped, or broken over lines."""
    escapes = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
    # Between the marks of two lines nothing but white space can stand, which has a line's end in it.
    return re.compile(
        r'(?:"\s*")?'.join(re.escape(escapes.get(character, character)) for character in snippet[:_LONGEST])
    )
