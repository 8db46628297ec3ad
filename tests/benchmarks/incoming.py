"""What it takes to read what people hand in: reviewed in-depth editions, and an old document of sixty pages.

    .venv/bin/python -P .ci/module.py tests.benchmarks.incoming [--rounds 5]

Each is a process of its own, in turn with one that opens the same file with python-docx and does nothing else. What is
told are medians of the rounds: seconds on the clock, those of the processor, and how often those of a bare open.
On a machine that others use, the clock says nothing, and the processor's seconds are more than on a quiet one.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from briefpress.project import Project
from tests.incoming.importing.documents import sixty_pages
from tests.incoming.review.conftest import Sent, send
from tests.incoming.review.editor import Editor

ROOT = Path(__file__).parents[2]
BRIEF = "green-belt-and-road"
LANGUAGES = ("en", "ar", "zh-Hans", "ru")
PULL, IMPORT = 2.0, 5.0
"""Seconds, at most, on two processors that have nothing else to do."""
_EDITED = 10
_FILES = 5
_OPEN = "import docx, sys; docx.Document(sys.argv[1])"
# As people have it: what is installed is compiled, and stays so.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True, slots=True)
class Spent:
    """What a process took, in seconds."""

    clock: float
    processor: float


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    rounds: int = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for language in LANGUAGES:
            sent = send(Project(ROOT), BRIEF, "indepth", language)
            files = [_written(folder, f"{language}-{number}", _edited(sent, number)) for number in range(_FILES)]
            unedited = _written(folder, language, sent.content)
            told(f"review pull, {language}, unedited", unedited, PULL, rounds, _pull([unedited]))
            told(f"review pull, {language}, {_EDITED} texts edited", files[0], PULL, rounds, _pull(files[:1]))
            told(f"review pull, {language}, {_FILES} such files", files[0], PULL, rounds, _pull(files))
        old = _written(folder, "old", sixty_pages().content)
        told("import", old, IMPORT, rounds, lambda at: _briefpress("import", str(old), "old", cwd=_made(folder, at)))
    return 0


def told(name: str, file: Path, wanted: float, rounds: int, do: Callable[[int], None]) -> None:
    """Print what something takes, beside opening the file."""
    do(rounds)  # what is read for the first time, and compiled
    takes: list[Spent] = []
    opens: list[Spent] = []
    for number in range(rounds):
        takes.append(_spent(partial(do, number)))
        opens.append(_spent(partial(_python, _OPEN, file)))
    clock = statistics.median(one.clock for one in takes)
    processor = statistics.median(one.processor for one in takes)
    over = statistics.median(one.processor / other.processor for one, other in zip(takes, opens, strict=True))
    line = f"{name}: {clock:.2f} s (at most {wanted:g}), {processor:.2f} of the processor, {over:.1f} times a bare open"
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _edited(sent: Sent, first: int) -> bytes:
    """Return a file with a word of some texts typed over; of other texts in each file."""
    kinds = sent.kinds
    spots = {one.place: one for one in kinds.spots if one.words and not one.context.startswith("timeline")}
    chosen = list(spots.values())[first :: len(spots) // _EDITED][:_EDITED]

    def edit(editor: Editor) -> None:
        for one in chosen:
            start = one.at(one.words[0])
            editor.replace(one.place, start, start + len(one.words[0]), kinds.word)

    return sent.edited(edit, tracked=True, author=f"Reviewer {first}")


def _spent(do: Callable[[], None]) -> Spent:
    """Return what the processes take that something starts."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    do()
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Spent(clock, (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime))


def _pull(files: Sequence[Path]) -> Callable[[int], None]:
    return lambda _: _briefpress("review", "pull", *map(str, files))


def _briefpress(*words: str, cwd: Path = ROOT) -> None:
    _run((sys.executable, "-m", "briefpress", *words), cwd)


def _python(code: str, file: Path) -> None:
    _run((sys.executable, "-c", code, str(file)), ROOT)


def _run(command: Sequence[str], cwd: Path) -> None:
    subprocess.run(command, cwd=cwd, check=True, capture_output=True, env=_ENVIRONMENT)


def _written(folder: Path, name: str, content: bytes) -> Path:
    (path := folder / f"{name}.docx").write_bytes(content)
    return path


def _made(folder: Path, number: int) -> Path:
    (made := folder / str(number)).mkdir()
    return made


if __name__ == "__main__":
    sys.exit(main())
