"""One build at a time in one folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from briefpress.publish.atomic import below, os_errors_reported

LOCK = ".lock"


@contextmanager
def exclusive_lock(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold a folder's lock; call `waiting` once when another build has it.

    The system frees the lock of a process that dies. The file stays: removing it would let a third build in between.
    """
    path = folder / LOCK
    with os_errors_reported(path), below(folder).holding(path, make=True) as (found, name):
        file = os.fdopen(found.open(name, os.O_RDWR | os.O_CREAT), "r+b")
    with file:
        with os_errors_reported(path):
            if not _try_lock(file):
                waiting()
                _wait_lock(file)
        yield


@contextmanager
def shared_lock(folder: Path) -> Iterator[bool]:
    """Keep builds from writing to a folder while it is read; False when one is writing already.

    Nothing is made: a folder that nobody has built in has no lock, and one that may only be read can be read.
    """
    try:
        with below(folder).holding(folder / LOCK) as (found, name):
            file = os.fdopen(found.open(name), "rb")
    except OSError:
        yield True
        return
    with file:
        yield _try_share(file)


if sys.platform == "win32":
    import msvcrt
    import time

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    # Windows has no lock that readers share.
    _try_share = _try_lock

    def _wait_lock(file: IO[bytes]) -> None:
        # LK_LOCK gives up after ten attempts.
        while not _try_lock(file):
            time.sleep(0.1)

else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _try_share(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait_lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)
