"""Jobs of editions that must say the same -> their results, round after round of jobs. Runs nothing itself.

Each function here is a generator: it yields jobs that may run side by side, is sent their results, and returns the
final ones. So whoever runs jobs can run those of many briefs in one go.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from typing import Protocol, TypeAlias

from briefpress.editions.edition import Edition
from briefpress.press.job import Job, Measures, Result

Rounds: TypeAlias = Generator[tuple[Job, ...], Mapping[Edition, Result], tuple[Result, ...]]
_Round: TypeAlias = Generator[tuple[Job, ...], Mapping[Edition, Result], Result]

# What takes so many times the pages promised is asked first whether it fits with all cut that may be: each version
# between costs a page of its own, and a layout of a long text.
_FAR_TOO_LONG = 2


class WithCuts(Protocol):
    """Job -> the same job, with the versions from a number of cuts on: all of them, or that one alone."""

    def __call__(self, job: Job, cuts: int, known: Measures, *, alone: bool = False) -> Job: ...


def fit_alone(job: Job, with_cuts: WithCuts) -> Rounds:
    """Return the result of a job that may be cut as it needs."""
    result = (yield (job,))[job.edition]
    if _wants_cuts(result):
        result = yield from _cut(job, 0, result, with_cuts)
    return (result,)


def fit_together(jobs: Sequence[Job], with_cuts: WithCuts) -> Rounds:
    """Return the results of jobs whose editions must all lack the same blocks: those of one brief in its languages.

    The edition that needs most cuts decides how many; those that cannot be made to fit at all decide nothing.
    """
    by_edition = {job.edition: job for job in jobs}
    results = dict((yield tuple(jobs)))
    cuts = 0
    while over := [result for result in results.values() if _wants_cuts(result)]:
        longest = max(over, key=_need)
        alone = yield from _cut(by_edition[longest.edition], cuts, longest, with_cuts)
        results[longest.edition] = alone
        if not alone.printed:
            continue
        cuts = len(alone.printed.dropped)
        others = (result for result in results.values() if _can_follow(result, cuts))
        # What the others lack is not for each of them to decide: it is offered this one version.
        again = (with_cuts(by_edition[other.edition], cuts, other.measures, alone=True) for other in others)
        results |= yield tuple(again)
    return tuple(results.values())


def _cut(job: Job, cuts: int, result: Result, with_cuts: WithCuts) -> _Round:
    """Return what comes of a job that was too long when more may be cut."""
    known = result.measures
    if result.refusal and result.refusal.extent > _FAR_TOO_LONG * job.budget.pages:
        shortest = (yield (with_cuts(job, len(job.cuttable), known, alone=True),))[job.edition]
        if shortest.refusal:
            return shortest
        known = shortest.measures
    return (yield (with_cuts(job, cuts, known),))[job.edition]


def _wants_cuts(result: Result) -> bool:
    return result.refusal is not None and result.refusal.may_cut_more


def _need(result: Result) -> tuple[float, tuple[str, str, int, str]]:
    """Order results by how much too long they are; of two that are equally so, the first in order counts less."""
    assert result.refusal  # asked of nothing else
    return (result.refusal.extent, result.edition.order)


def _can_follow(result: Result, cuts: int) -> bool:
    """Say whether an edition has to be made again with so many cuts."""
    if result.printed:
        return len(result.printed.dropped) != cuts
    return _wants_cuts(result)
