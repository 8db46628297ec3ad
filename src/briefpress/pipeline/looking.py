"""Files of a project as they are -> the job of the edition that somebody looks at, and what a build would say of it.

Nothing is written. What templates say is read once, until one of them changes; briefs and translations each time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from briefpress import GENERATOR
from briefpress.composing.composer import Composer
from briefpress.content.catalogue import find_briefs
from briefpress.content.library import Library
from briefpress.content.load import load_brief
from briefpress.content.messages import iter_messages
from briefpress.content.stand_ins import with_stand_ins
from briefpress.diagnostics import BriefPressError, Diagnostic, Place, in_order, raise_if_errors
from briefpress.editions.edition import Edition
from briefpress.editions.expand import expand, wanted_briefs
from briefpress.editions.request import Request
from briefpress.pipeline.copyfitting import fitted
from briefpress.pipeline.drafts import DraftNotes
from briefpress.pipeline.pipeline import checked, told_of
from briefpress.pipeline.placing import placed
from briefpress.press.job import Job, Result
from briefpress.press.measure import Setting
from briefpress.project import Project
from briefpress.workers.workers import Workers

AS_IT_IS = Setting(0, 0)
"""The setting at which an edition is looked at that was not fitted before."""


@dataclass(frozen=True, slots=True)
class Composers:
    """Those of one paper and one look."""

    looking: Composer
    """Takes what is not finished: what is not translated, what cites no source that there is."""
    building: Composer
    """Takes what a build takes."""

    def with_content_anew(self, changed: Collection[Path]) -> Composers:
        return Composers(self.looking.with_content_anew(changed), self.building.with_content_anew(changed))


@dataclass(frozen=True)
class Composed:
    """An edition that can be looked at."""

    library: Library
    edition: Edition
    job: Job
    """With one version: that of the setting."""
    composer: Composer

    @cached_property
    def contexts(self) -> frozenset[str]:
        """Of all messages of the brief."""
        return frozenset(message.context for message in iter_messages(self.library.brief))

    @cached_property
    def cuttable(self) -> tuple[str, ...]:
        """What may be cut, first what goes first. It takes longer than all else: what other languages show is read."""
        return self.composer.cuttable(self.library, self.edition)


def composers(project: Project, paper: str, look: str) -> Composers:
    """Return those that read all anew. Raises BriefPressError for links that lead out of the folders of templates."""
    looking = Composer(project, GENERATOR, allow_stale=True, paper=paper, look=look, is_draft=True)
    raise_if_errors(looking.templates.links())
    return Composers(looking, Composer(project, GENERATOR, paper=paper, look=look))


def composed(both: Composers, request: Request, setting: Setting, cuttable: tuple[str, ...] | None = None) -> Composed:
    """Return the job of the one edition of a request, without the blocks that the setting cuts.

    `cuttable` is what could be cut before the last change: who looks again at once takes that for what can be now.
    Raises BriefPressError for what cannot be read, and an edition that is not there.
    """
    composer = both.looking
    project, lengths = composer.templates.project, composer.templates.lengths
    (name,) = wanted_briefs(request, find_briefs(project.root))
    library = with_stand_ins(load_brief(project.content / name, project.root, lengths))
    edition = only(expand(request, {name: library.brief}, lengths), request)
    order = () if not setting.cuts else composer.cuttable(library, edition) if cuttable is None else cuttable
    cut = order[: setting.cuts]
    job = replace(composer.page(library, edition, (), frozenset(cut)), cuttable=cut, cuts=len(cut))
    return Composed(library, edition, job, composer)


def only(editions: Iterable[Edition], request: Request) -> Edition:
    """Return the one edition of a request. Raises BriefPressError when there is none."""
    found = tuple(editions)
    if not found:
        words = "/".join((*request.languages, *request.lengths, *request.audiences))
        hint = "briefpress list tells which editions there are"
        raise BriefPressError([Diagnostic("edition.not-one", f"no edition is {words}", hint=hint)])
    return found[0]


def verdict(both: Composers, request: Request, workers: Workers) -> tuple[Result | None, tuple[Diagnostic, ...]]:
    """Return what a build of the one edition of a request would make of it, and all its findings.

    None where it would make nothing, since what is wrong is found before anything is laid out.
    """
    try:
        findings, jobs, libraries = checked(request, both.building, is_whole=True)
        results = fitted(jobs, libraries, both.building, workers)
    except BriefPressError as error:
        return None, error.diagnostics
    result = next((one for one in results if one.edition == jobs[0].edition), None)
    return result, in_order((*findings, *told_of(results, libraries, both.building)))


def with_places(findings: Iterable[Diagnostic], shown: Composed) -> tuple[Diagnostic, ...]:
    """Return findings about a page with the places that they come from."""
    composer, edition = shown.composer, shown.edition
    renderer, translation = composer.renderer(edition), composer.translation(shown.library, edition)
    return in_order(placed(finding, shown.library, renderer, translation) for finding in findings)


def block_at(shown: Composed, place: Place) -> str:
    """Return the id of the block that a place in the brief or in a translation belongs to; empty for none."""
    library = shown.library
    if place.file == library.yaml.name:
        return DraftNotes(shown.composer, {}, ()).block_at(library, place.line)
    catalog = shown.composer.translation(library, shown.edition)
    if catalog is None or place.file != catalog.file.name:
        return ""
    before = [entry for entry in catalog.entries.values() if 0 < entry.line <= place.line]
    context = max(before, key=lambda entry: entry.line).context if before else ""
    return owner_of(context, library)


def owner_of(context: str, library: Library) -> str:
    """Return the id of the block that a message is of; empty for one at the head of the brief."""
    path = context.split("@")[0].split(".")
    owners = (".".join(path[:end]) for end in range(len(path), 0, -1))
    return next((one for one in owners if one in library.paths), "")
