"""Jobs -> results, with as many workers as there may be; what was made before is not made again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from multiprocessing import get_context
from typing import Protocol

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.editions.edition import Edition
from briefpress.job import Job, Result
from briefpress.publish.cache import Cache


class Listener(Protocol):
    """Who is told how a build goes."""

    def started(self, total: int) -> None: ...

    def more(self, count: int) -> None:
        """So many editions have to be made once more, with cuts."""

    def edition_started(self, edition: Edition) -> None: ...

    def edition_done(self, edition: Edition, pages: int, seconds: float, *, is_kept: bool) -> None:
        """`is_kept`: the edition was made in an earlier build."""

    def waiting(self) -> None: ...

    def finished(self) -> None: ...


@dataclass(slots=True)
class Workers:
    """Whoever does the jobs of one build. Not frozen: a pool is started when there is something for it to do."""

    count: int
    cache: Cache
    listener: Listener
    force: bool = False
    """Whether to make anew what the cache has."""
    kept: set[Edition] = field(default_factory=set)
    """Editions that cost nothing in this build."""
    _pool: Executor | None = None

    def run(self, jobs: Sequence[Job]) -> Mapping[Edition, Result]:
        """Return the result of each job."""
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
        """Let the pool go; after a mistake or Ctrl-C nobody waits for what has not begun."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        self._pool = None

    def _made(self, queue: Sequence[Job]) -> Iterator[tuple[Job, Result]]:
        """Yield each job with its result, as they come."""
        if not queue:
            return
        run = _press()
        if self.count == 1 or (len(queue) == 1 and not self._pool):
            for job in queue:
                self.listener.edition_started(job.edition)
                yield job, run(job)
            return
        pool = self._pool = self._pool or _new_pool(self.count)
        futures = {}
        for job in queue:
            self.listener.edition_started(job.edition)
            futures[pool.submit(run, job)] = job
        for future in as_completed(futures):
            yield futures[future], future.result()

    def _told(self, result: Result, *, is_kept: bool) -> Result:
        (self.kept.add if is_kept else self.kept.discard)(result.edition)
        pages = result.printed.pages if result.printed else 0
        self.listener.edition_done(result.edition, pages, result.seconds if not is_kept else 0, is_kept=is_kept)
        return result


def _press() -> Callable[[Job], Result]:
    """Return the press. Raises BriefPressError when the system lacks a library that it needs."""
    try:
        # Here, not above: a build that finds everything made needs no engine. What the engine prints when it cannot be
        # loaded would spoil a JSON document.
        with redirect_stdout(StringIO()):
            from briefpress.press import run
    except OSError as error:
        reason = str(error).split(".  Additionally", 1)[0]
        message = f"WeasyPrint, which lays out the pages, cannot be loaded: {reason}"
        hint = "briefpress doctor tells what to install"
        raise BriefPressError([Diagnostic("doctor.no-library", message, hint=hint)]) from error
    return run


def _new_pool(count: int) -> Executor:
    # Forking would copy this process's threads and engines; a fork server starts clean and imports once.
    context = get_context("forkserver")
    context.set_forkserver_preload(["briefpress.press"])
    return ProcessPoolExecutor(count, context)
