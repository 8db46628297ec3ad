"""A job that crashes, hangs or asks for too much is lost alone."""

from __future__ import annotations

import gc
import signal
import sys
import time
from collections.abc import Callable, Iterator
from operator import mul
from random import Random
from typing import Any

import pytest

from briefpress.workers.executors import JobExecutor, local_executor, why_lost
from briefpress.workers.process_pool import ProcessPool, WorkerDied

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")


@pytest.fixture(scope="module")
def hands() -> Iterator[JobExecutor]:
    found = local_executor(2, time_limit=2)
    yield found
    found.executor.shutdown(cancel_futures=True)


# Workers import what a call names, so calls name what every Python has.
CRASH = (signal.raise_signal, signal.SIGSEGV)
HANG = (time.sleep, 60)
DEVOUR = (bytearray, 9 * 1024**3)
# Something that refers to itself, and whether it is still there.
LEAVE_A_CYCLE = """
def leave():
    import sys, weakref
    one = type('Cycle', (), {})()
    one.itself = one
    sys.left = weakref.ref(one)
leave()
"""
IS_LEFT = "__import__('sys').left() is not None"
NAP = "(__import__('time').sleep(0.01), {})[1]"
UNTOLD = """
class Untold(Exception):
    def __init__(self, *, where):
        super().__init__(where)
raise Untold(where="here")
"""


def test_gives_back_what_was_done(hands: JobExecutor) -> None:
    futures = [hands.executor.submit(mul, 2, number) for number in range(8)]

    assert [0, 2, 4, 6, 8, 10, 12, 14] == [future.result() for future in futures]


def test_ctrl_c_is_left_to_who_gives_the_work(hands: JobExecutor) -> None:
    held = hands.executor.submit(signal.pthread_sigmask, signal.SIG_BLOCK, ()).result()

    assert signal.SIGINT in held
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_an_answer_may_come_in_parts(hands: JobExecutor) -> None:
    pool, parts = hands.executor, list[object]()
    assert isinstance(pool, ProcessPool)

    pool.stream(parts.append, map, int, ("1", "2")).result()
    broken = pool.stream(parts.append, map, int, ("3", "x", "4"))

    with pytest.raises(ValueError, match="invalid literal"):
        broken.result()
    assert [1, 2, 3] == parts
    # The worker is there for the next.
    assert 6 == pool.submit(mul, 2, 3).result()


@pytest.mark.parametrize(
    ("job", "reason"),
    [
        (CRASH, "its worker crashed (SIGSEGV)"),
        (HANG, "it took longer than 2 s"),
        (DEVOUR, "it needed more memory than a worker may have, which is less than 1 GB"),
    ],
)
def test_a_lost_job_costs_no_other(job: tuple[Callable[..., object], Any], reason: str, hands: JobExecutor) -> None:
    before = [hands.executor.submit(mul, 2, number) for number in (1, 2)]
    bad = hands.executor.submit(job[0], job[1])
    after = [hands.executor.submit(mul, 2, number) for number in (3, 4)]

    with pytest.raises(hands.lost_job_errors) as caught:
        bad.result()

    assert reason == why_lost(caught.value, 2)
    assert [2, 4, 6, 8] == [future.result() for future in (*before, *after)]


def test_what_a_job_raises_itself_is_no_loss(hands: JobExecutor) -> None:
    with pytest.raises(ZeroDivisionError):
        hands.executor.submit(divmod, 1, 0).result()


def test_whatever_is_killed_every_call_is_settled() -> None:
    pool = ProcessPool(3, time_limit=20)
    random = Random(7)
    futures = [pool.submit(eval, NAP.format(number)) for number in range(150)]
    kills = 0
    while not all(future.done() for future in futures):
        workers = [worker.process for worker in tuple(pool._workers)]
        if workers and kills < 30:
            random.choice(workers).kill()
            kills += 1
        time.sleep(random.random() / 50)

    settled = [future.exception() or future.result() for future in futures]
    pool.shutdown()

    died = [one for one in settled if isinstance(one, WorkerDied)]
    assert 0 < len(died) <= kills
    assert [number for number, one in enumerate(settled) if not isinstance(one, WorkerDied)] == [
        one for one in settled if not isinstance(one, WorkerDied)
    ]


def test_a_pool_that_is_closed_does_what_it_was_given() -> None:
    pool = ProcessPool(2, time_limit=20)
    futures = [pool.submit(mul, 2, number) for number in range(6)]

    pool.shutdown()

    assert [0, 2, 4, 6, 8, 10] == [future.result() for future in futures]


def test_clears_up_when_it_has_answered_whoever_waits() -> None:
    pool = ProcessPool(1, time_limit=20, is_awaited=True)

    pool.submit(exec, LEAVE_A_CYCLE).result()

    assert not pool.submit(eval, IS_LEFT).result()
    assert not pool.submit(gc.isenabled).result()
    pool.shutdown()


def test_what_cannot_travel_is_told_in_words(hands: JobExecutor) -> None:
    with pytest.raises(RuntimeError, match="Untold: here"):
        hands.executor.submit(exec, UNTOLD).result()
