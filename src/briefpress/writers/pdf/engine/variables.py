"""Values that stand in variables read once, not for each element that uses them.

`font-size: var(--size-small)` cannot be read before the variable is known; WeasyPrint 70 then reads it for each element
anew, although the variable is nearly always that of the whole document. While `variables_read_once` is entered, what
was read is kept for one layout, by the words of the value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import TypeAlias

import tinycss2
from weasyprint.css.tokens import Pending

from briefpress.writers.pdf.engine.replaced import replaced

_Solve = Callable[[Pending, Sequence[tinycss2.ast.Node], str, str], object]
# Of values kept for later layouts: sheets that are read anew have declarations of their own.
_MOST = 4_000

KeptValues: TypeAlias = dict[tuple[object, ...], tuple[Pending, object]]
"""What was read; a declaration is kept with its value, so that nothing else takes its identity."""


def variables_read_once(kept: KeptValues | None = None) -> AbstractContextManager[None]:
    """Keep what was read in one layout while this is entered, or use what is kept, and keep more."""
    values: KeptValues = {} if kept is None else kept
    if len(values) > _MOST:
        values.clear()
    return replaced(Pending, "solve", partial(_keeping, kept=values))


def _keeping(original: _Solve, kept: KeptValues) -> _Solve:
    def solve(declared: Pending, tokens: Sequence[tinycss2.ast.Node], name: str, base_url: str) -> object:
        key = (id(declared), name, base_url, tinycss2.serialize(tokens))
        if key not in kept:
            kept[key] = (declared, original(declared, tokens, name, base_url))
        return kept[key][1]

    return solve
