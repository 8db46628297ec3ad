"""Where Python looks for modules -> the same without the working folder: what lies there is data, never a program.

People stand in the folder of a project when they build it, and a project may come from a stranger. Python puts that
folder first for `python -m` and `python -c`, which `multiprocessing` starts its servers with, and for every empty
entry of PYTHONPATH (`PYTHONPATH=$PYTHONPATH:/here` has one). This file runs before anything else of ours is imported,
and imports only what Python has imported by then: not even `__future__`.
"""

import os
import sys

_SAFE = "PYTHONSAFEPATH"
"""As `python -P` (3.11); programs that are started by this one heed it too."""
_PATH = "PYTHONPATH"


def leave_working_folder() -> None:
    """Take the working folder out of where this process looks for modules."""
    sys.path[:] = without_working_folder(sys.path)


class SafeChildren:
    """While it is entered, programs that are started do not look for modules in the working folder."""

    def __enter__(self) -> None:
        self._before = {name: os.environ.get(name) for name in (_SAFE, _PATH)}
        path = self._before[_PATH]
        os.environ[_SAFE] = "1"
        if path is not None:
            os.environ[_PATH] = os.pathsep.join(without_working_folder(path.split(os.pathsep)))

    def __exit__(self, *error: object) -> None:
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def without_working_folder(entries: list[str]) -> list[str]:
    """Return the entries of a path that do not stand for the working folder, however they spell it."""
    try:
        here = os.path.realpath(os.getcwd())  # noqa: PTH109 - pathlib would be imported for it
    except OSError:  # it has been removed: nothing can be found there
        here = ""
    return [entry for entry in entries if entry and os.path.realpath(entry) != here]
