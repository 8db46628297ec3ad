"""One function of the engine replaced wherever the engine calls it by its name."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def replaced(original: Callable[..., object], replacement: Callable[..., object]) -> Iterator[None]:
    """Let the engine's modules know `original` as `replacement` while this is entered."""
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] == "weasyprint"]
    places = [(names, name) for names in map(vars, modules) for name, value in names.items() if value is original]
    for names, name in places:
        names[name] = replacement
    try:
        yield
    finally:
        for names, name in places:
            names[name] = original
