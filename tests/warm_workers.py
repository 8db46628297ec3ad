"""Workers that go on to the next build of a test run, as those of a large build go on to the next edition.

Each build has workers of its own, and each worker reads its fonts and style sheets first: that is a third of the time
of a build of one page. Tests of what a build makes have it made by workers that are there already; tests of workers
themselves, and of what ends or stops them, do not ask for these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

import pytest

from briefpress.workers.executors import LOST_HERE, JobExecutor, looking_pool

P = ParamSpec("P")
T = TypeVar("T")


class _Lent(Executor):
    """Somebody else's executor: who is done with it leaves it open."""

    def __init__(self, executor: Executor) -> None:
        self.executor = executor

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        return self.executor.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Do nothing."""

    @property
    def peak_bytes(self) -> int:
        found: int = getattr(self.executor, "peak_bytes", 0)
        return found


Lend = Callable[[int, float], JobExecutor]
"""What stands for `local_executor`."""


@contextmanager
def workers_to_lend() -> Iterator[Lend]:
    """Yield who lends workers, always the same to whoever asks for so many with such a time; end them at last."""
    made: dict[tuple[int, float], Executor] = {}

    def lend(count: int, time_limit: float) -> JobExecutor:
        asked = (count, time_limit)
        if asked not in made:
            made[asked] = looking_pool(count, time_limit)
        return JobExecutor(_Lent(made[asked]), LOST_HERE)

    try:
        yield lend
    finally:
        for one in made.values():
            one.shutdown()


@contextmanager
def lent(lend: Lend) -> Iterator[None]:
    """Let builds of this process borrow their workers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefpress.pipeline.pipeline.local_executor", lend)
        yield
