"""What it takes to read what people hand in: a reviewed in-depth edition, and an old document of sixty pages.

    .venv/bin/python -P .ci/module.py tests.benchmarks.incoming [--rounds 5]

Each is a process of its own, in turn with one that opens the same file with python-docx and does nothing else.
Processor time is counted, and the ratios are medians of the rounds. Seconds are those of this machine, and of its load.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from briefpress.project import Project
from tests.incoming.importing.documents import sixty_pages
from tests.incoming.review.conftest import send

ROOT = Path(__file__).parents[2]
BRIEF = "green-belt-and-road"
WANTED = {"review pull": 2.0, "import": 5.0}
"""Seconds, at most, on two processors that have nothing else to do."""
_OPEN = "import docx, sys; docx.Document(sys.argv[1])"
_OPEN_AND_READ = "import docx, sys; [one.text for one in docx.Document(sys.argv[1]).paragraphs]"


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    rounds: int = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reviewed, old = folder / "reviewed.docx", folder / "old.docx"
        reviewed.write_bytes(send(Project(ROOT), BRIEF, "indepth", "en").content)
        old.write_bytes(sixty_pages().content)
        told("review pull", reviewed, rounds, lambda _: _briefpress("review", "pull", str(reviewed)))
        told("import", old, rounds, lambda number: _briefpress("import", str(old), "old", cwd=_made(folder, number)))
    return 0


def told(name: str, file: Path, rounds: int, do: Callable[[int], None]) -> None:
    """Print what something takes, beside opening the file."""
    takes: list[float] = []
    opens: list[float] = []
    reads: list[float] = []
    for number in range(rounds):
        takes.append(_seconds(partial(do, number)))
        opens.append(_seconds(partial(_python, _OPEN, file)))
        reads.append(_seconds(partial(_python, _OPEN_AND_READ, file)))
    over_open = statistics.median(one / other for one, other in zip(takes, opens, strict=True))
    over_read = statistics.median(one / other for one, other in zip(takes, reads, strict=True))
    seconds = statistics.median(takes)
    line = f"{name}: {seconds:.2f} s of processor time (at most {WANTED[name]:g}), {over_open:.1f} times a bare open"
    sys.stdout.write(f"{line}, {over_read:.1f} times open and text\n")
    sys.stdout.flush()


def _seconds(do: Callable[[], None]) -> float:
    """Return the processor time of the processes that something starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    do()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def _briefpress(*words: str, cwd: Path = ROOT) -> None:
    subprocess.run((sys.executable, "-m", "briefpress", *words), cwd=cwd, check=True, capture_output=True)


def _python(code: str, file: Path) -> None:
    subprocess.run((sys.executable, "-c", code, str(file)), check=True, capture_output=True)


def _made(folder: Path, number: int) -> Path:
    (made := folder / str(number)).mkdir()
    return made


if __name__ == "__main__":
    sys.exit(main())
