"""A project and an edition -> a preview that runs until somebody ends it."""

from __future__ import annotations

import asyncio
import gc
import secrets
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import uvicorn

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.preview.address import HOST, Address
from briefpress.preview.choice import Choice
from briefpress.preview.desk import Desk
from briefpress.preview.editor import Editor
from briefpress.preview.server import Preview
from briefpress.preview.watching import changes
from briefpress.project import Project
from briefpress.workers.executors import preload_local_workers

_TOKEN_BYTES = 24
# Seconds for answers on their way; those that never end are told to.
_FAREWELL = 1
# More objects than an edit leaves.
_MADE_BEFORE_A_SEARCH = 200_000
# Seconds. Whoever hands work to another process, or answers a browser, waits so long for a thread that sets a page.
_TURN = 0.0005


def run(project: Project, choice: Choice, port: int, editor: Editor, ready: Callable[[Address], None]) -> None:
    """Show an edition until somebody ends it; `ready` is told the address when it answers.

    Port 0 is a free one. Raises BriefPressError for a port that is taken.
    """
    preload_local_workers()
    _let_nobody_wait()
    with _listening(port) as listener:
        address = Address(listener.getsockname()[1], secrets.token_urlsafe(_TOKEN_BYTES))
        asyncio.run(_serve(project, choice, editor, listener, address, ready))


def _let_nobody_wait() -> None:
    """Search seldom for garbage, not through what is there now, and let threads that do little take turns soon.

    What is read and set anew after an edit makes so many objects that the search would take a quarter of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_MADE_BEFORE_A_SEARCH, 10, 10)
    sys.setswitchinterval(_TURN)


@contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        try:
            listener.bind((HOST, port))
            listener.listen()
        except OSError as error:
            hint = "leave --port out for one that is free"
            message = f"port {port} cannot be listened to: {(error.strerror or str(error)).lower()}"
            raise BriefPressError([Diagnostic("preview.port", message, hint=hint)]) from error
        yield listener


async def _serve(
    project: Project,
    choice: Choice,
    editor: Editor,
    listener: socket.socket,
    address: Address,
    ready: Callable[[Address], None],
) -> None:
    preview = Preview(Desk(project), choice, editor)
    config = uvicorn.Config(
        preview.app(address.token, address.port),
        log_level="critical",
        access_log=False,
        server_header=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=_FAREWELL,
    )
    server, stop = _Server(config), asyncio.Event()
    _end_with_signals(stop)
    following = asyncio.create_task(_follow(preview, project, stop))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started and not serving.done():
        await asyncio.sleep(0.01)
    ready(address)
    ended = asyncio.create_task(stop.wait())
    await asyncio.wait({serving, ended, following}, return_when="FIRST_COMPLETED")
    stop.set()
    preview.end()
    server.should_exit = True
    await asyncio.gather(serving, following)


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to whoever runs the server."""
        yield


def _end_with_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        # Windows has no such handlers: there Ctrl-C interrupts the loop.
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, stop.set)


async def _follow(preview: Preview, project: Project, stop: asyncio.Event) -> None:
    async for paths in changes(project, stop):
        preview.changed(paths)
