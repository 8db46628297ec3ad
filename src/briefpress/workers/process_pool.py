"""Calls -> futures, done by processes of this machine, any of which may crash, hang or be killed at any moment.

Each worker has a pipe of its own, so that nothing which dies holds a lock that others wait for; one thread hands out
calls and hears who answers, who is gone and who is late. `concurrent.futures.ProcessPoolExecutor` gives up every call
when one worker dies and cannot end one that hangs; Pebble, tried too, stood still after some kills.
"""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, InvalidStateError
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import connection, forkserver, get_context, resource_tracker
from multiprocessing.context import ForkServerContext, ForkServerProcess
from types import ModuleType
from typing import Any, ParamSpec, TypeVar

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.files.safe_path import SafeChildren

P = ParamSpec("P")
T = TypeVar("T")

# Engines and allocators give back less than they take: a worker that holds more than this tidies up, and is
# replaced when that does not help. A Chinese edition needs some 200 MiB more while its fonts are cut down.
_GROWN_BYTES = 130 * 1024**2
# Of data, fonts and libraries left out, which are files in memory: with them a worker stays below a gigabyte. A Chinese
# edition of eight pages takes 310 MiB of data and 470 MiB altogether. Beyond it a worker has a MemoryError.
_MOST_BYTES = 700 * 1024**2


class WorkerDied(Exception):  # noqa: N818 - it says what happened, as futures' exceptions do
    """A worker was gone before it answered."""

    def __init__(self, exit_code: int | None) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code
        """Negative: the signal that ended it."""


def prepare(preload: tuple[str, ...]) -> None:
    """Let the server that workers are forked from start to import modules, while this process does something else."""
    get_context("forkserver").set_forkserver_preload(list(preload))
    try:
        with _nothing_to_prepare(), _interrupts_held():
            forkserver.ensure_running()
    except OSError as error:
        # It listens at a file among the temporary ones.
        message = f"no worker can be started: {(error.strerror or str(error)).lower()}"
        hint = "make room for temporary files, or let TMPDIR name a folder that has some"
        raise BriefPressError([Diagnostic("workers.no-start", message, hint=hint)]) from error


class ProcessPool(Executor):
    """Workers of this machine; each call may take so many seconds, then raises TimeoutError."""

    def __init__(
        self,
        count: int,
        time_limit: float,
        preload: tuple[str, ...] = (),
        most_held: int = _GROWN_BYTES,
        is_awaited: bool = False,
    ) -> None:
        """`most_held`: a worker that holds more bytes after a call is replaced by a fresh one.

        `is_awaited`: whether somebody waits for each answer and then thinks: workers clear up when they have answered.
        """
        # Forking would copy this process's threads and engines; a fork server starts clean and imports once.
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload(list(preload))
        self._count, self._time_limit = count, time_limit
        self._habits = _Habits(most_held, is_awaited)
        self._calls: deque[_Call] = deque()
        self._workers: list[_Worker] = []
        self._is_closing = False
        self.peak_bytes = 0
        """The most memory that a worker has held, as far as the system tells."""
        self._heard, self._bell = connection.Pipe(duplex=False)
        self._thread = threading.Thread(target=self._manage, daemon=True)
        self._thread.start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        self._calls.append(_Call(future, pickle.dumps((fn, args, kwargs))))
        self._ring()
        return future

    def stream(
        self, heard: Callable[[T], None], fn: Callable[P, Iterator[T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[None]:
        """Let a worker do what yields its answer in parts; `heard` is told each, in another thread than this one."""
        future: Future[None] = Future()
        self._calls.append(_Call(future, pickle.dumps((_parts, (fn, args, kwargs), {})), heard))
        self._ring()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        if cancel_futures:
            while self._calls:
                self._calls.popleft().future.cancel()
            for worker in tuple(self._workers):
                worker.process.kill()
        self._is_closing = True
        self._ring()
        if wait:
            self._thread.join()

    def _ring(self) -> None:
        with suppress(OSError):
            self._bell.send(None)

    # ---- in the thread

    def _manage(self) -> None:
        """Hand out calls and hear of workers until there is nothing left to do."""
        try:
            while self._calls or any(worker.call for worker in self._workers) or not self._is_closing:
                self._hand_out()
                self._listen()
        except Exception as error:  # noqa: BLE001 - whoever waits is told; nobody else would hear of it
            self._is_closing = True
            for call in (*self._calls, *(worker.call for worker in self._workers if worker.call)):
                _settle(call.future, error, is_value=False)
        finally:
            for worker in self._workers:
                worker.process.kill()
            for worker in self._workers:
                worker.process.join()

    def _hand_out(self) -> None:
        while self._calls:
            idle = next((worker for worker in self._workers if worker.call is None), None)
            if idle is None:
                if len(self._workers) >= self._count:
                    return
                idle = _new_worker(self._context, self._habits)
                self._workers.append(idle)
            call = self._calls.popleft()
            if not call.future.set_running_or_notify_cancel():
                continue
            idle.call, idle.deadline = call, time.monotonic() + self._time_limit
            try:
                idle.pipe.send_bytes(call.pickled)
            except OSError:
                self._bury(idle)

    def _listen(self) -> None:
        """Wait until a worker answers, dies or is late, or a call comes in."""
        busy = {worker.pipe: worker for worker in self._workers if worker.call}
        gone = {worker.process.sentinel: worker for worker in self._workers}
        deadline = min((worker.deadline for worker in busy.values()), default=None)
        patience = None if deadline is None else max(0.0, deadline - time.monotonic())
        ready = set(connection.wait([*busy, *gone, self._heard], patience))
        if self._heard in ready:
            self._heard.recv()
        for pipe in ready & busy.keys():
            self._hear(busy[pipe])  # type: ignore[index] # one of the pipes
        for sentinel in ready & gone.keys():
            if gone[sentinel] in self._workers:  # type: ignore[index] # one of the sentinels
                self._bury(gone[sentinel])  # type: ignore[index] # as above
        for worker in tuple(self._workers):
            if worker.call and worker.deadline <= time.monotonic():
                self._bury(worker, TimeoutError())

    def _hear(self, worker: _Worker) -> None:
        try:
            is_value, value, memory = pickle.loads(worker.pipe.recv_bytes())  # noqa: S301 - from our own worker
        except (EOFError, OSError):
            self._bury(worker)
            return
        call = worker.call
        if isinstance(value, _Part):
            if call and call.heard:
                call.heard(value.value)
            return
        worker.call = None
        if call:
            _settle(call.future, value, is_value)
        held, peak = memory
        self.peak_bytes = max(self.peak_bytes, peak)
        if held > self._habits.most_held:
            self._workers.remove(worker)
            worker.pipe.close()
            worker.process.kill()
            worker.process.join()

    def _bury(self, worker: _Worker, reason: BaseException | None = None) -> None:
        """Forget a worker, and tell whoever waits for its answer why there is none."""
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        if worker.call:
            _settle(worker.call.future, reason or WorkerDied(worker.process.exitcode), is_value=False)


@dataclass(frozen=True, slots=True)
class _Habits:
    """How a worker keeps house."""

    most_held: int
    clears_up_later: bool


@dataclass(frozen=True, slots=True)
class _Call:
    """What somebody wants to be done."""

    future: Future[Any]
    pickled: bytes
    """Function, arguments and keywords."""
    heard: Callable[[Any], None] | None = None
    """Who is told parts of the answer."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Of an answer that comes in parts."""

    value: Any


@dataclass(frozen=True, slots=True)
class _Parts:
    """An answer whose parts are still to be made."""

    values: Iterator[Any]


def _parts(fn: Callable[..., Iterator[Any]], args: tuple[Any, ...], kwargs: dict[str, Any]) -> _Parts:
    return _Parts(fn(*args, **kwargs))


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, the pipe to it, and what it has in hand."""

    process: ForkServerProcess
    pipe: connection.Connection[Any, Any]
    call: _Call | None = None
    deadline: float = field(default=float("inf"))


def _settle(future: Future[Any], value: Any, is_value: bool) -> None:
    # Whoever waited may have given up meanwhile.
    with suppress(InvalidStateError):
        if is_value:
            future.set_result(value)
        else:
            future.set_exception(value)


def _new_worker(context: ForkServerContext, habits: _Habits) -> _Worker:
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, habits), daemon=True)
    with _nothing_to_prepare(), _interrupts_held():
        process.start()
    # With our copy of its end closed, its death is the end of the pipe.
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _nothing_to_prepare() -> Iterator[None]:
    """Let a new process not import the program that was started: it needs what it is sent, and nothing of that.

    `multiprocessing` has no word for it; it looks at the main module when a process is started. Its servers are
    started with `python -c`, which would look for modules in the working folder first.
    """
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        with SafeChildren():
            yield
    finally:
        sys.modules["__main__"] = program


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Keep Ctrl-C for later, and for good from processes that are started meanwhile.

    It goes to all processes of a terminal. A server learns to leave it to this one only when it has imported all, and
    would tell where it was interrupted until then.
    """
    if not hasattr(signal, "pthread_sigmask"):  # on Windows, which has no such server
        yield
        return
    # It is started beside the server, and whoever starts it lets Ctrl-C through again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: connection.Connection[Any, Any], habits: _Habits) -> None:
    """Do what comes through the pipe until nobody is at its other end."""
    _prepare()
    memory = 0, 0
    if habits.clears_up_later:
        gc.disable()
    while True:
        try:
            call = pipe.recv_bytes()
        except EOFError:
            return
        try:
            function, args, kwargs = pickle.loads(call)  # noqa: S301 - from the process that started this one
            value = function(*args, **kwargs)
            if isinstance(value, _Parts):
                for part in value.values:
                    pipe.send_bytes(pickle.dumps((True, _Part(part), (0, 0))))
                value = None
            memory = memory if habits.clears_up_later else _tidied(habits.most_held)
            answer = pickle.dumps((True, value, memory))
        except BaseException as error:  # noqa: BLE001 - whatever it is, whoever asked is told
            error.add_note("".join(traceback.format_exception(error)))
            answer = _pickled_error(error)
        with suppress(OSError):
            pipe.send_bytes(answer)
        value = None
        if habits.clears_up_later:
            gc.collect()
            memory = _tidied(habits.most_held)


def _pickled_error(error: BaseException) -> bytes:
    try:
        pickled = pickle.dumps((False, error, _memory()))
        pickle.loads(pickled)  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - some exceptions cannot travel; their words can
        return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}"), _memory()))
    return pickled


def _prepare() -> None:
    """Leave Ctrl-C to the process that gives the work, and keep a runaway call from taking the machine."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        import resource
    except ImportError:  # not on Windows
        return
    # Not the address space, of which libraries take much that they never use.
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    limit = _MOST_BYTES if hard == resource.RLIM_INFINITY else min(_MOST_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))


def _tidied(most_held: int) -> tuple[int, int]:
    """Return `_memory`; a process that would be replaced gives back first what nobody uses any more."""
    memory = _memory()
    if memory[0] <= most_held:
        return memory
    gc.collect()
    with suppress(OSError, AttributeError):  # only the GNU library has the word
        ctypes.CDLL(None).malloc_trim(0)
    return _memory()


def _memory() -> tuple[int, int]:
    """Return how many bytes this process holds, and how many it has held at most; 0 where the system does not tell."""
    try:
        import resource

        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - not a file to be read as text
            held = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (ImportError, OSError, ValueError, IndexError):
        return 0, 0
    return held, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
