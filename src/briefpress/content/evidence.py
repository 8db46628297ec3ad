"""Whether a paragraph's mark and its citations go together: a mark says whose word a statement is, and so do sources.

Tables are not looked at: a row marks what is claimed, and may cite beside it what the record shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefpress.content import inline
from briefpress.content.blocks import Paragraph
from briefpress.content.library import Library
from briefpress.content.walk import iter_wordings
from briefpress.content.words import Status, Voice
from briefpress.diagnostics import Diagnostic
from briefpress.yaml_file import KeyPath

_VOICES: Mapping[Status, frozenset[Voice]] = {
    Status.REPORTED: frozenset({Voice.SUBJECT}),
    Status.VIEW: frozenset({Voice.SUBJECT}),
    Status.OFFICIAL: frozenset({Voice.SUBJECT, Voice.OFFICIAL}),
}
"""Whose word can carry a mark. `documented` is carried by anybody's but that of the subject alone."""
_WHOSE: Mapping[Voice, str] = {
    Voice.SUBJECT: "the text that the brief is about",
    Voice.OFFICIAL: "an official source",
    Voice.OTHER: "somebody else’s word",
}
_CODE = "content.unfit-status"


def check_evidence(library: Library) -> Iterator[Diagnostic]:
    """Yield marked paragraphs that cite what cannot carry their mark; sources without a `voice` carry any."""
    for wording in iter_wordings(library.brief):
        owner = wording.owner.model
        if not isinstance(owner, Paragraph) or owner.status is None or wording.field != "text":
            continue
        by_length = (*wording.path, str(wording.length))
        path = by_length if by_length in library.yaml.written else wording.path
        voices = _voices(library, wording.text)
        yield from _unfit(library, owner.status, voices, path)
        if owner.status is Status.DOCUMENTED and set(voices.values()) == {Voice.SUBJECT}:
            message = f'a paragraph marked "documented" cites only {_WHOSE[Voice.SUBJECT]}'
            hint = "cite where it was checked, or mark it reported"
            yield Diagnostic(_CODE, message, library.yaml.place_within(path, f"@{next(iter(voices))}"), hint)


def _unfit(library: Library, status: Status, voices: Mapping[str, Voice | None], path: KeyPath) -> Iterator[Diagnostic]:
    fit = _VOICES.get(status, frozenset(Voice))
    for name, voice in voices.items():
        if voice is not None and voice not in fit:
            message = f'a paragraph marked "{status}" cites "{name}", which is {_WHOSE[voice]}'
            hint = "give what rests on it a paragraph and a mark of its own, or correct the source’s `voice`"
            yield Diagnostic(_CODE, message, library.yaml.place_within(path, f"@{name}"), hint)


def _voices(library: Library, text: str) -> dict[str, Voice | None]:
    """Return the sources that a text cites, and whose word each is; unknown ones are another check's."""
    pieces = inline.walk(inline.parse_inline(text))
    names = (part.source for piece in pieces if isinstance(piece, inline.Citation) for part in piece.parts)
    return {name: library.brief.sources[name].voice for name in names if name in library.brief.sources}
