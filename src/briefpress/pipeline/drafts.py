"""Drafts: what would stop a build becomes a warning, and a note on the page where it is wrong."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefpress.composing.composer import Composer
from briefpress.content.library import Library
from briefpress.diagnostics import Diagnostic, Place, Severity, counted
from briefpress.editions.edition import Edition
from briefpress.press.job import Draft, Job, Note

_MISSING = "translation.missing"
_UNCITED = "advice.no-citation"


def as_warnings(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings, none of which stops a build."""
    return tuple(
        replace(finding, severity=Severity.WARNING) if finding.severity is Severity.ERROR else finding
        for finding in findings
    )


def uncited(advice: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield of advice what says that a statement cites nothing, which a draft shows."""
    return (finding for finding in advice if finding.code == _UNCITED)


@dataclass(frozen=True, slots=True)
class DraftNotes:
    """What is known to be wrong with the editions of a build before they are printed."""

    composer: Composer
    libraries: Mapping[str, Library]
    findings: tuple[Diagnostic, ...]
    """Of briefs and their translations; of advice, what says that a statement cites nothing counts too."""
    _places: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def drafted(self, job: Job) -> Job:
        """Return a job as that of a draft."""
        library, edition = self.libraries[job.edition.brief], job.edition
        word = self.composer.label(edition, "Draft")
        notes = dict.fromkeys((*self.of_brief(library), *self.of_translation(library, edition)))
        return replace(job, draft=Draft(word, tuple(notes)))

    def untranslated(self, jobs: Iterable[Job]) -> Iterator[Diagnostic]:
        """Yield, for each translation of a brief, how many of the texts that editions show it has not."""
        missing: dict[tuple[str, str], set[str]] = {}
        for job in jobs:
            brief, language = job.edition.brief, job.edition.language
            lacking = self.composer.lacking(self.libraries[brief], job.edition)
            missing.setdefault((brief, language), set()).update(one.message for one in lacking if one.code == _MISSING)
        for (brief, language), texts in missing.items():
            if texts:
                place = Place(self.composer.catalog(self.libraries[brief], language).file.name)
                message = (
                    f"{counted(len(texts), 'text')} not translated into {language}: printed in the brief's language"
                )
                yield Diagnostic(_MISSING, message, place, f"briefpress translate update {language}")

    def of_brief(self, library: Library) -> Iterator[Note]:
        for finding in self.findings:
            place = finding.place
            if place and place.file == library.yaml.name and _counts(finding):
                block = self.block_at(library, place.line)
                yield Note(block, f"{finding.message} ({Path(place.file).name}:{place.line})")

    def of_translation(self, library: Library, edition: Edition) -> Iterator[Note]:
        """Yield what is wrong with the messages of an edition's language, and which of them it has not."""
        if edition.language == library.brief.language:
            return
        catalog = self.composer.catalog(library, edition.language)
        found = (one for one in self.findings if one.place and one.place.file == catalog.file.name and _counts(one))
        lacking = self.composer.lacking(library, edition)
        missing = [one for one in lacking if one.code == _MISSING]
        if missing:
            yield Note("", f"{counted(len(missing), 'text')} without a translation into {edition.language}")
        for finding in (*found, *(one for one in lacking if one.code != _MISSING)):
            context = next((part for part in finding.message.split('"')[1::2] if part in catalog.messages), "")
            line = catalog.written_place(context).line if context else 0
            yield Note(self.block_at(library, line) if context else "", finding.message)

    def block_at(self, library: Library, line: int) -> str:
        """Return the id of the block that a line of the brief belongs to; empty for one above all of them."""
        if library.name not in self._places:
            starts = ((library.place(name).line, name) for name in library.paths)
            self._places[library.name] = sorted(starts)
        starts_and_names = self._places[library.name]
        position = bisect(starts_and_names, (line, "\U0010ffff"))
        return starts_and_names[position - 1][1] if position else ""


def _counts(finding: Diagnostic) -> bool:
    return finding.severity is Severity.ERROR or finding.code == _UNCITED
