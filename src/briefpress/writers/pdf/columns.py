"""Columns balanced in steps of half a line, not of a pixel.

WeasyPrint 70 makes columns of equal height by setting them again and again, often a pixel higher each time; a list of
sources in two columns takes most of the time of a build so. While `quick_columns` is entered, the engine's own
function is used with a longer step. With any other version, or if its text is not the one that is known, nothing is
changed: columns are then as slow as the engine makes them, and look the same.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import weasyprint
from weasyprint.layout import block, column

# CSS pixels: half a line of the smallest text, which no eye misses at the foot of a column.
_STEP = 6
_ENGINE_STEP = "add_height = 1 if lost_space == inf else lost_space"
_OUR_STEP = f"add_height = {_STEP} if lost_space == inf else max({_STEP}, lost_space)"


@contextmanager
def quick_columns() -> Iterator[None]:
    """Balance columns quickly while this is entered; not for several threads at once."""
    original = block.columns_layout
    block.columns_layout = _quick() or original
    try:
        yield
    finally:
        block.columns_layout = original


@lru_cache(maxsize=1)
def _quick() -> object:
    """Return the engine's function with our step, or None when this is not the engine that we know."""
    source = inspect.getsource(column.columns_layout)
    if weasyprint.__version__ != "70.0" or source.count(_ENGINE_STEP) != 1:
        return None
    names = dict(vars(column))
    exec(compile(source.replace(_ENGINE_STEP, _OUR_STEP), column.__file__, "exec"), names)  # noqa: S102 - the engine's own text, one number changed
    function: object = names["columns_layout"]
    return function
