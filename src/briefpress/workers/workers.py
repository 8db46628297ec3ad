"""Jobs -> results, with as many workers as there may be; what was made before is not made again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, wait
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from typing import Protocol

from briefpress.diagnostics import Diagnostic
from briefpress.editions.edition import Edition
from briefpress.press.job import Job, Result
from briefpress.publish.cache import Cache
from briefpress.workers.executors import JobExecutor, why_lost

# A job whose worker died gets a second worker: the first may have died of something else.
_ATTEMPTS = 2
# Seconds beyond a job's time in which workers may start, and executors that end no job themselves may answer.
_GRACE = 60.0


class Listener(Protocol):
    """Who is told how a build goes."""

    def started(self, total: int) -> None: ...

    def cuts_agree(self, editions: Sequence[Edition]) -> None:
        """These are laid out too and not printed: what they have to lack, those that were asked for lack."""

    def more(self, count: int) -> None:
        """So many editions have to be made once more, with cuts."""

    def edition_started(self, edition: Edition) -> None: ...

    def edition_done(self, edition: Edition, pages: int, seconds: float, *, is_kept: bool) -> None:
        """`is_kept`: the edition was made in an earlier build."""

    def waiting(self) -> None: ...

    def finished(self) -> None: ...


@dataclass(slots=True)
class Workers:
    """Whoever does the jobs of one build. Not frozen: an executor is made when there is something to do."""

    make_executor: Callable[[], JobExecutor]
    cache: Cache
    listener: Listener
    force: bool = False
    """Whether to make anew what the cache has."""
    time_limit: float = 300
    """Seconds that one job may take."""
    kept: set[Edition] = field(default_factory=set)
    """Editions that cost nothing in this build."""
    peak_bytes: int = 0
    """The most memory that a worker of this machine has held; 0 where nobody tells."""
    _executor: JobExecutor | None = None

    def run(self, jobs: Sequence[Job]) -> Mapping[Edition, Result]:
        """Return the result of each job; one that is lost costs its own edition."""
        results: dict[Edition, Result] = {}
        queue: list[Job] = []
        for job in jobs:
            result = None if self.force else self.cache.result_of(job)
            if result:
                results[job.edition] = self._told(result, is_kept=True)
            else:
                queue.append(job if self.force else self.cache.remembered(job))
        for job, result in self._made(queue):
            self.cache.keep(job, result)
            results[job.edition] = self._told(result, is_kept=False)
        return results

    def close(self) -> None:
        """Let the executor go; after a mistake or Ctrl-C nobody waits for what has not begun."""
        if self._executor:
            self.peak_bytes = getattr(self._executor.executor, "peak_bytes", 0)
            self._executor.executor.shutdown(cancel_futures=True)
        self._executor = None

    def _made(self, queue: Sequence[Job]) -> Iterator[tuple[Job, Result]]:
        """Yield each job with its result, as they come.

        A single small job is handed on too: the engines are being imported for workers while briefs are read, so that
        nothing is won by importing them here, and only what others do can be ended.
        """
        if not queue:
            return
        for job in queue:
            self.listener.edition_started(job.edition)
        self._executor = self._executor or self.make_executor()
        lost_job_errors, submit = self._executor.lost_job_errors, self._executor.executor.submit
        given = {submit(run, job): (job, 1) for job in queue}
        while given:
            # As long as anybody works, something is done within a job's time.
            done, late = wait(given, timeout=self.time_limit + _GRACE, return_when=FIRST_COMPLETED)
            for future in late if not done else ():
                future.cancel()
                job, _ = given.pop(future)
                yield job, self._lost(job, TimeoutError())
            for future in done:
                job, attempt = given.pop(future)
                try:
                    yield job, future.result()
                except lost_job_errors as error:
                    if attempt < _ATTEMPTS and not isinstance(error, TimeoutError):
                        given[submit(run, job)] = (job, attempt + 1)
                    else:
                        yield job, self._lost(job, error)

    def _lost(self, job: Job, error: BaseException) -> Result:
        message = f"{job.edition} was not made: {why_lost(error, self.time_limit)}"
        hint = "look for what is unusual in this edition: a huge picture, a table without end"
        return Result(job.edition, None, (Diagnostic("press.lost", message, hint=hint),), 0)

    def _told(self, result: Result, *, is_kept: bool) -> Result:
        (self.kept.add if is_kept else self.kept.discard)(result.edition)
        pages = result.printed.pages if result.printed else 0
        self.listener.edition_done(result.edition, pages, result.seconds if not is_kept else 0, is_kept=is_kept)
        return result


def run(job: Job) -> Result:
    """Return what became of a job. Light to hand on: whoever runs it imports the engines, nobody else."""
    try:
        # What the engine prints when it cannot be loaded would spoil a JSON document.
        with redirect_stdout(StringIO()):
            from briefpress.press import press
    except OSError as error:
        reason = str(error).split(".  Additionally", 1)[0]
        message = f"WeasyPrint, which lays out the pages, cannot be loaded: {reason}"
        hint = "briefpress doctor tells what to install"
        return Result(job.edition, None, (Diagnostic("doctor.no-library", message, hint=hint),), 0)
    return press.run(job)
