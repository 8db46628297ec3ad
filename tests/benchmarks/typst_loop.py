"""What Typst needs to follow an edit, warm: one compiler, the same file again and again with another word in it.

Runs where typst is installed, and knows nothing of ours: python typst_loop.py PAGE.typ EDITS
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import typst  # type: ignore[import-not-found,unused-ignore] # only some have it


def main(page: str, edits: str) -> None:
    path = Path(page)
    text = path.read_text("utf-8")
    compiler = typst.Compiler(str(path))
    made = compiler.compile()
    for number in range(int(edits)):
        path.write_text(f"{text}\n\nWords of edit {number}.\n", "utf-8")
        started = time.perf_counter()
        before, made = made, compiler.compile()
        print(time.perf_counter() - started)
        assert before != made  # it has seen the edit


if __name__ == "__main__":
    main(*sys.argv[1:])
