"""Where jobs are run: pools with the interface of `concurrent.futures`, and how each of them loses a job.

`distributed` is imported when a cluster is asked for; the package does not need it.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.workers import engines
from briefpress.workers.process_pool import ProcessPool, WorkerDied, prepare

P = ParamSpec("P")
T = TypeVar("T")

PATIENCE = 10
"""Seconds in which a scheduler answers, or nobody is there."""


@dataclass(frozen=True, slots=True)
class JobExecutor:
    """An executor, and the exceptions by which it says that a job was lost and not done."""

    executor: Executor
    lost_job_errors: tuple[type[BaseException], ...]


# Its processes are started with `python -c`, which looks for modules in the working folder first.
_START = "PYTHONSAFEPATH=1 dask"
_OUT_OF_MEMORY = (signal.SIGABRT, signal.SIGTRAP)
_PRELOAD = ("briefpress.workers.preload", "briefpress.workers.workers")


LOST_HERE = (WorkerDied, TimeoutError, MemoryError)
"""How a pool of this machine says that a job was lost."""

# A worker that is replaced reads its fonts anew, which takes as long as a page.
_HELD_WHILE_LOOKING = 350 * 1024**2


def preload_local_workers() -> None:
    """Let the engines be imported for the workers of this machine, in a process beside this one."""
    prepare(_PRELOAD)


def local_executor(count: int, time_limit: float) -> JobExecutor:
    """Return a pool of processes on this machine; a job that takes longer than so many seconds is lost."""
    return JobExecutor(ProcessPool(count, time_limit, _PRELOAD), LOST_HERE)


def looking_pool(count: int, time_limit: float) -> ProcessPool:
    """Return a pool whose processes stay warm: they are given one edition after the other while somebody writes."""
    return ProcessPool(count, time_limit, _PRELOAD, _HELD_WHILE_LOOKING, is_awaited=True)


def cluster_executor(address: str) -> JobExecutor:
    """Return the workers of a Dask scheduler such as `dask://127.0.0.1:8786`, or `tls://` with Dask's certificates.

    Raises BriefPressError when `distributed` is not installed, nobody answers, or workers have other engines.
    """
    try:
        import distributed
        from distributed.comm.core import CommClosedError
    except ImportError as error:
        hint = "pip install 'briefpress[dask]'"
        raise BriefPressError([Diagnostic("executor.no-dask", "Dask is not installed", hint=hint)]) from error
    scheduler = address.replace("dask://", "tcp://", 1)
    security = _certificates() if scheduler.startswith("tls://") else None
    try:
        client: Any = distributed.Client(  # type: ignore[no-untyped-call]
            scheduler, timeout=PATIENCE, set_as_default=False, security=security
        )
    except RuntimeError as error:  # Dask has been told to talk over TLS only
        message = f"Dask does not connect to {address}: {error}"
        hint = "name the address with tls:// in the place of dask://"
        raise BriefPressError([Diagnostic("executor.no-answer", message, hint=hint)]) from error
    except (OSError, TimeoutError, ValueError) as error:
        hint = (
            f"start it: {_START} scheduler --host 127.0.0.1, and for each worker: {_START} worker tcp://127.0.0.1:8786"
        )
        message = f"no Dask scheduler answers at {address}"
        raise BriefPressError([Diagnostic("executor.no-answer", message, hint=hint)]) from error
    _check_engines(client.run(engines.versions), address)
    lost_job_errors = (distributed.KilledWorker, CommClosedError, TimeoutError, MemoryError)
    return JobExecutor(_Cluster(client), lost_job_errors)


def _certificates() -> Any:
    """Return what Dask says of its certificates, in its configuration or environment.

    Raises BriefPressError when it says nothing: whoever answered would be believed.
    """
    from distributed.security import Security

    security: Any = Security(require_encryption=True)  # type: ignore[no-untyped-call]
    if security.tls_ca_file and security.tls_client_cert:
        return security
    prefix = "DASK_DISTRIBUTED__COMM__TLS__"
    hint = f"say where: {prefix}CA_FILE, {prefix}CLIENT__CERT and {prefix}CLIENT__KEY"
    message = "Dask knows no certificates to talk over TLS with"
    raise BriefPressError([Diagnostic("executor.no-certificates", message, hint=hint)])


def why_lost(error: BaseException, time_limit: float) -> str:
    """Return in words why a job was not done."""
    match error:
        case WorkerDied():
            code = error.exit_code or 0
            names = {number.value: f" ({number.name})" for number in signal.Signals}
            reason = ", as libraries do that get no more memory" if -code in _OUT_OF_MEMORY else ""
            return f"its worker crashed{names.get(-code, '')}{reason}"
        case TimeoutError():
            return f"it took longer than {time_limit:g} s"
        case MemoryError():
            return "it needed more memory than a worker may have, which is less than 1 GB"
        case _:
            return "the workers that had it were lost"


class _Cluster(Executor):
    """A Dask client's executor that lets its client go with it."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._executor = client.get_executor(retries=2, pure=False)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = self._executor.submit(fn, *args, **kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()


def _check_engines(found: dict[str, tuple[tuple[str, str], ...]], address: str) -> None:
    """Raise BriefPressError with what is other on workers than here: their bytes would be others too."""
    here = dict(engines.versions())
    if not found:
        hint = f"start some: {_START} worker {address.replace('dask://', 'tcp://', 1)}"
        raise BriefPressError([Diagnostic("executor.no-workers", f"{address} has no workers", hint=hint)])
    problems = [
        Diagnostic(
            "executor.other-engines",
            f"the worker {worker} has {name} {there.get(name, 'not at all')}, this machine {here.get(name, 'not')}",
            hint="install the same versions on both",
        )
        for worker, told in sorted(found.items())
        for there in [dict(told)]
        for name in sorted(here.keys() | there.keys())
        if here.get(name) != there.get(name)
    ]
    if problems:
        raise BriefPressError(problems)
