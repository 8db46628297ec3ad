"""Kill real builds, again and again.

    .venv/bin/python -P .ci/module.py tests.stress.kills [--kills 200]

Starts `briefpress build` on a brief that changes each time and kills it, with all its workers, at a random moment.
Prints how often the manifest then told of a file that is not there as it says, and whether a last build completes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from briefpress.publish.manifest import is_intact, load_manifest

CASE = Path(__file__).parents[1] / "cases" / "valid" / "brief.yaml"
COMMAND = (sys.executable, "-m", "briefpress", "build", "--audience", "policymakers", "--language", "en")
FORMATS = ("--format", "html", "--format", "docx")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=200)
    kills = parser.parse_args().kills
    chance = Random(7)
    lies = 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        brief = root / "content" / "tiny" / "brief.yaml"
        brief.parent.mkdir(parents=True)
        shutil.copy(CASE, brief)
        text = brief.read_text("utf-8")
        longest = _seconds(root)
        for turn in range(kills):
            brief.write_text(text.replace("An example.", f"An example, written {turn} times."), "utf-8")
            _killed(root, chance.uniform(0.1, longest))
            lies += sum(not is_intact(root / "build", entry) for entry in load_manifest(root / "build").entries)
        last = subprocess.run([*COMMAND, *FORMATS], cwd=root, capture_output=True, check=False).returncode
        parts = len(list((root / "build").glob("*/**/*.part")))
        entries = len(load_manifest(root / "build").entries)
    print(f"{kills} kills: {lies} lies; a last build ends with {last}, {entries} files, {parts} parts left")
    return int(lies > 0 or last != 0 or parts > 0 or entries != 6)


def _seconds(root: Path) -> float:
    """Return how long a whole build takes."""
    started = time.perf_counter()
    subprocess.run([*COMMAND, *FORMATS], cwd=root, capture_output=True, check=True)
    return time.perf_counter() - started


def _killed(root: Path, seconds: float) -> None:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen([*COMMAND, *FORMATS], cwd=root, stdout=quiet, stderr=quiet, start_new_session=True)
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


if __name__ == "__main__":
    sys.exit(main())
