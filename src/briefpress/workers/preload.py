"""The engines, imported once by the server that workers are forked from; nothing where the machine lacks a library."""

from __future__ import annotations

import gc
from contextlib import redirect_stdout, suppress
from io import StringIO

# What the engine prints when it cannot be loaded would spoil a JSON document; each job says it again, as a finding.
with redirect_stdout(StringIO()), suppress(OSError):
    import briefpress.press.press  # noqa: F401 - for those who are forked

# What is there now stays: no search for garbage looks through it, which would also copy it into each process.
gc.collect()
gc.freeze()
