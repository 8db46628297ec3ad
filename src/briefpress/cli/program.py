"""What a person types to run this command, for the advice on what comes next."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

NAME = "briefpress"


def program() -> str:
    """Return the command's name where the shell finds it, else its path from here: `.venv/bin/briefpress`."""
    started = Path(sys.argv[0])
    if started.stem != NAME:
        # Python was told to run the module, or a script calls it.
        return NAME
    found = shutil.which(NAME)
    if found and Path(found).resolve() == started.resolve():
        return NAME
    return os.path.relpath(started)
