"""A job that crashes, hangs or asks for too much is lost alone."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from random import Random

import pytest

from briefpress.executors import Hands, local_hands, why_lost
from briefpress.process_pool import ProcessPool, WorkerDied

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")


@pytest.fixture(scope="module")
def hands() -> Iterator[Hands]:
    found = local_hands(2, time_limit=2)
    yield found
    found.executor.shutdown(cancel_futures=True)


def double(number: int) -> int:
    return 2 * number


def crash(number: int) -> int:
    os.kill(os.getpid(), signal.SIGSEGV)
    return number


def hang(number: int) -> int:
    while number:
        time.sleep(0.1)
    return number


def devour(number: int) -> int:
    return len(bytearray(number * 1024**3))


def test_gives_back_what_was_done(hands: Hands) -> None:
    futures = [hands.executor.submit(double, number) for number in range(8)]

    assert [0, 2, 4, 6, 8, 10, 12, 14] == [future.result() for future in futures]


@pytest.mark.parametrize(
    ("job", "reason"),
    [
        (crash, "its worker crashed (SIGSEGV)"),
        (hang, "it took longer than 2 s"),
        (devour, "it needed more memory than a worker may have"),
    ],
)
def test_a_lost_job_costs_no_other(job: Callable[[int], int], reason: str, hands: Hands) -> None:
    before = [hands.executor.submit(double, number) for number in (1, 2)]
    bad = hands.executor.submit(job, 9)
    after = [hands.executor.submit(double, number) for number in (3, 4)]

    with pytest.raises(hands.losses) as caught:
        bad.result()

    assert reason == why_lost(caught.value, 2)
    assert [2, 4, 6, 8] == [future.result() for future in (*before, *after)]


def test_what_a_job_raises_itself_is_no_loss(hands: Hands) -> None:
    with pytest.raises(ZeroDivisionError):
        hands.executor.submit(divmod, 1, 0).result()


def nap(number: int) -> int:
    time.sleep(0.01)
    return number


def test_whatever_is_killed_every_call_is_settled() -> None:
    pool = ProcessPool(3, time_limit=20)
    random = Random(7)
    futures = [pool.submit(nap, number) for number in range(150)]
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
    futures = [pool.submit(double, number) for number in range(6)]

    pool.shutdown()

    assert [0, 2, 4, 6, 8, 10] == [future.result() for future in futures]


def test_what_cannot_travel_is_told_in_words(hands: Hands) -> None:
    with pytest.raises(RuntimeError, match="Untold: here"):
        hands.executor.submit(fail_untold).result()


class Untold(Exception):  # noqa: N818 - its name is what is looked for
    def __init__(self, *, where: str) -> None:
        super().__init__(where)


def fail_untold() -> None:
    raise Untold(where="here")
