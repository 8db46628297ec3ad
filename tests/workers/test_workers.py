"""Who does the jobs, what is not done again, and what becomes of an edition whose worker is lost."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from multiprocessing import forkserver
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from tests.conftest import KEY
from tests.lengths import BRIEF

from briefpress.editions.edition import Edition
from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Plan
from briefpress.pipeline.pipeline import build
from briefpress.press.job import Job, Result
from briefpress.press.measure import Budget
from briefpress.project import Project
from briefpress.publish.cache import Cache
from briefpress.report.progress import SilentProgress
from briefpress.theme.theme import Theme
from briefpress.workers.executors import JobExecutor
from briefpress.workers.workers import Workers


class LostError(Exception):
    """What the executor below raises when it loses a job."""


class Forgetful(Executor):
    """Loses each job so many times, or for ever."""

    def __init__(self, times: int, error: type[BaseException] = LostError) -> None:
        self.times, self.error = times, error
        self.given: dict[Edition, int] = {}

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ARG002 - not run
        (job,) = args
        future: Future[Result] = Future()
        self.given[job.edition] = self.given.get(job.edition, 0) + 1
        if self.given[job.edition] <= self.times:
            future.set_exception(self.error("gone"))
        else:
            future.set_result(Result(job.edition, None, (), 1))
        return future


def job(language: str) -> Job:
    edition = Edition("water", language, BRIEF, "public")
    return Job(edition, ("",), Theme(()), "", "", (), (), Budget(4, 0.7), ("pdf",))


def workers(executor: Forgetful, folder: Path) -> Workers:
    lost_job_errors = (LostError, TimeoutError)
    return Workers(
        lambda: JobExecutor(executor, lost_job_errors), Cache(folder, "", KEY), SilentProgress(), time_limit=9
    )


JOBS = (job("en"), job("fr"))


def test_a_lost_job_gets_a_second_worker(tmp_path: Path) -> None:
    executor = Forgetful(times=1)

    results = workers(executor, tmp_path).run(JOBS)

    assert [(), ()] == [result.findings for result in results.values()]
    assert {2} == set(executor.given.values())


def test_a_job_that_is_lost_twice_costs_its_edition(tmp_path: Path) -> None:
    results = workers(Forgetful(times=9), tmp_path).run(JOBS)

    assert [["press.lost"], ["press.lost"]] == [[one.code for one in result.findings] for result in results.values()]
    assert (
        "fr/brief/public was not made: the workers that had it were lost"
        == results[JOBS[1].edition].findings[0].message
    )


def test_a_job_that_takes_too_long_is_not_tried_again(tmp_path: Path) -> None:
    executor = Forgetful(times=9, error=TimeoutError)

    results = workers(executor, tmp_path).run(JOBS)

    assert {1} == set(executor.given.values())
    assert results[JOBS[0].edition].findings[0].message.endswith("it took longer than 9 s")


class Silent(Forgetful):
    """Never answers, as a cluster whose workers are all gone."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ARG002 - not run
        return Future()


def test_workers_of_whom_nothing_is_heard_are_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefpress.workers.workers._GRACE", 0.05)
    silent = workers(Silent(times=0), tmp_path)
    silent.time_limit = 0.05

    results = silent.run(JOBS)

    assert ["press.lost", "press.lost"] == [result.findings[0].code for result in results.values()]


def test_what_is_kept_is_not_given_to_anybody(tmp_path: Path) -> None:
    workers(Forgetful(times=0), tmp_path).run(JOBS[:1])
    executor = Forgetful(times=0)
    second = workers(executor, tmp_path)

    second.run(JOBS)

    assert [JOBS[1].edition] == list(executor.given)
    assert {JOBS[0].edition} == second.kept


REQUEST = Request(languages=("en",), audiences=("policymakers",), lengths=("brief", "indepth"), formats=("html",))


def test_an_edition_that_takes_too_long_costs_only_itself(project: Project) -> None:
    outcome = build(REQUEST, project, Plan(project.build, 2, time_limit=0.01), SilentProgress())

    assert ["press.lost", "press.lost"] == [finding.code for finding in outcome.diagnostics]
    assert () == outcome.entries


class Killer(SilentProgress):
    """Kills the first worker that shows up."""

    def __init__(self) -> None:
        self.killed = 0

    def edition_started(self, edition: Edition) -> None:  # noqa: ARG002 - any
        if not self.killed:
            self.killed = 1
            Thread(target=self.kill_one, daemon=True).start()

    def kill_one(self) -> None:
        for _ in range(1000):
            found = [child for parent in server_ids() for child in children_of(parent)]
            if found:
                os.kill(found[0], signal.SIGKILL)
                return
            time.sleep(0.01)


def server_ids() -> list[int]:
    identifier = getattr(forkserver._forkserver, "_forkserver_pid", None)
    return [identifier] if identifier else []


def children_of(parent: int) -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
    except OSError:
        return []


@pytest.mark.skipif(sys.platform != "linux", reason="finds workers in /proc")
def test_a_worker_that_is_killed_costs_nothing(project: Project) -> None:
    outcome = build(REQUEST, project, Plan(project.build, 2), Killer())

    assert () == outcome.diagnostics
    assert ["brief", "indepth"] == [entry.length for entry in outcome.entries]
