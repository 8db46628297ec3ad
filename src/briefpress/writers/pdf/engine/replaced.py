"""Functions of the engine replaced by ours while it works, as long as it is the engine that we know.

Not for several threads at once: what is replaced is replaced for the whole process.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import Any, TypeAlias

import weasyprint

IS_KNOWN = weasyprint.__version__ == "70.0"

_Function: TypeAlias = Callable[..., Any]


@contextmanager
def replaced(owner: object, name: str, ours: Callable[[_Function], _Function]) -> Iterator[None]:
    """Let a function of a module or class of the engine be what `ours` makes of it while this is entered."""
    original = getattr(owner, name)
    if IS_KNOWN:
        setattr(owner, name, ours(original))
    try:
        yield
    finally:
        setattr(owner, name, original)


@contextmanager
def replaced_everywhere(original: _Function, ours: Callable[[_Function], _Function]) -> Iterator[None]:
    """Replace a function of the engine in all of its modules that know it while this is entered."""
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] == "weasyprint"]
    places = [(names, name) for names in map(vars, modules) for name, value in names.items() if value is original]
    replacement = ours(original) if IS_KNOWN else original
    for names, name in places:
        names[name] = replacement
    try:
        yield
    finally:
        for names, name in places:
            names[name] = original


def rewritten(engines: str, ours: str) -> Callable[[_Function], _Function]:
    """Return what makes a function of another one with `ours` in the place of the engine's own text.

    A function that does not have that text, once, is left as it is.
    """
    return partial(_rewritten, engines=engines, ours=ours)


@lru_cache
def _rewritten(function: _Function, engines: str, ours: str) -> _Function:
    source = inspect.getsource(function)
    if source.count(engines) != 1:
        return function
    module = sys.modules[function.__module__]
    made: dict[str, _Function] = {}
    # Among the engine's own names, where other measures replace what it calls.
    exec(compile(source.replace(engines, ours), str(module.__file__), "exec"), vars(module), made)  # noqa: S102 - the engine's own text, one piece changed
    return made[function.__name__]
