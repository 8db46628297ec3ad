"""Python's garbage collection, put off while pages are set and written.

Everything that is made then is in use, and there is so much of it that the search for cycles, which begins anew with
every so many things made, takes a tenth of the time. Commands that read a document of somebody else's put it off too,
for a twentieth of theirs. What is unused afterwards is found afterwards.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def garbage_collection_paused() -> Iterator[None]:
    """Collect no garbage while this is entered."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
