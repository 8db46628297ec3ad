"""Jobs of a build -> final results: which editions are fitted together, and all of it side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from briefpress.composing.composer import Composer
from briefpress.content.library import Library
from briefpress.diagnostics import BriefPressError
from briefpress.pipeline.rounds import Rounds, fit_alone, fit_together
from briefpress.press.job import Job, Result
from briefpress.workers.workers import Workers


def fitted(
    queue: Sequence[Job], libraries: Mapping[str, Library], composer: Composer, workers: Workers
) -> tuple[Result, ...]:
    """Return what became of each job, every edition cut as its other languages are."""
    asked = {job.edition for job in queue}
    siblings = tuple(_siblings(queue, libraries, composer))
    workers.listener.started(len(queue) + len(siblings))
    if siblings:
        workers.listener.cuts_agree([job.edition for job in siblings])
    with_cuts = partial(composer.job_with_cuts, libraries)
    rounds = [
        fit_together(group, with_cuts) if _is_same_content(group[0], composer) else fit_alone(group[0], with_cuts)
        for group in _groups((*queue, *siblings), composer)
    ]
    return tuple(result for result in _drive(rounds, workers) if result.edition in asked)


def _drive(rounds: Iterable[Rounds], workers: Workers) -> Iterator[Result]:
    """Yield the final results, the jobs of all rounds run side by side."""
    asked = [(one, next(one)) for one in rounds]
    while asked:
        results = workers.run(tuple(job for _, jobs in asked for job in jobs))
        following = []
        for one, jobs in asked:
            try:
                following.append((one, one.send({job.edition: results[job.edition] for job in jobs})))
            except StopIteration as end:
                yield from end.value
        asked = following
        workers.listener.more(sum(len(jobs) for _, jobs in asked))


def _groups(jobs: Iterable[Job], composer: Composer) -> tuple[tuple[Job, ...], ...]:
    """Return jobs whose editions have to say the same, together; every other job alone."""
    groups: dict[tuple[object, ...], list[Job]] = {}
    for job in jobs:
        edition = job.edition
        languages = () if _is_same_content(job, composer) else (edition.language,)
        groups.setdefault((*edition.group, *languages), []).append(job)
    return tuple(tuple(group) for group in groups.values())


def _is_same_content(job: Job, composer: Composer) -> bool:
    """Say whether what is cut from an edition is cut in its other languages."""
    return bool(job.cuttable) and composer.templates.promises[job.edition.length].same_content


def _siblings(queue: Iterable[Job], libraries: Mapping[str, Library], composer: Composer) -> Iterator[Job]:
    """Yield jobs for editions that were not asked for and may decide what those asked for have to lack.

    One that cannot be made, for want of a translation, decides nothing.
    """
    asked = {job.edition for job in queue}
    others = {
        replace(job.edition, language=language): job.edition.brief
        for job in queue
        if _is_same_content(job, composer)
        for language in libraries[job.edition.brief].brief.languages
    }
    for edition, brief in others.items():
        if edition not in asked:
            with suppress(BriefPressError):
                yield composer.job(libraries[brief], edition, ())
