"""What a build of the shipped brief costs, here and in another version: layouts, processor time, memory, a rebuild.

    .venv/bin/python -P .ci/module.py tests.benchmarks.rebuild [--beside FOLDER] [--rounds 3] [--changed fr]
        [--language T...] [--length L...]

Each round makes every edition anew, then those again in which a paragraph of one language was changed. `--beside`
names a checkout of another version, with its `.venv`: it does the same with its own brief, in turn, so that a busy
machine is as busy for both. Told are the medians of processor time, of all processes of a build, and the most memory
that one of them held. For Linux, which tells what a worker has cost whose parent is gone.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefpress.project import Project
from tests.benchmarks.workload import change_a_string, copy_project

ROOT = Path(__file__).parents[2]
SHIPPED = "green-belt-and-road"
JOBS = "2"
_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER: who is told of processes whose parents are gone."""
_KIBIBYTES = 1024
# A name of a line -> how many, a round each.
Told = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Version:
    """A checkout, and a copy of the brief that it ships."""

    name: str
    checkout: Path
    project: Project

    def build(self, words: Sequence[str]) -> tuple[float, float]:
        """Build, and return seconds of processor time and MiB."""
        python = self.checkout / ".venv/bin/python"
        command = [str(python), "-m", "briefpress", "build", "--project", str(self.project.root), "--jobs", JOBS]
        return spent([*command, "--quiet", *words], self.checkout)

    def editions(self) -> Mapping[str, tuple[str, int, str]]:
        """Return length, layouts and key of each edition that was made."""
        manifest = json.loads((self.project.build / "manifest.json").read_bytes())
        names = ("language", "length", "audience")
        return {
            "/".join(entry[name] for name in names): (entry["length"], entry["layouts"], entry["key"])
            for entry in manifest["editions"]
        }


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--beside", type=Path, help="a checkout of another version, with its .venv")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--changed", default="fr", metavar="LANGUAGE")
    parser.add_argument("--language", nargs="*", default=[])
    parser.add_argument("--length", nargs="*", default=[])
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(_spent_here(*json.loads(options.one))))
        return 0
    chosen = [word for name in ("language", "length") for one in getattr(options, name) for word in (f"--{name}", one)]
    checkouts = {"here": ROOT, **({"beside": options.beside.resolve()} if options.beside else {})}
    told: dict[str, Told] = {name: defaultdict(list) for name in checkouts}
    for _ in range(options.rounds):
        for name, checkout in checkouts.items():
            with tempfile.TemporaryDirectory() as folder:
                version = Version(name, checkout, copy_project(checkout, Path(folder) / "project"))
                _take(version, chosen, options.changed, told[name])
    print(
        table_of({name: {line: statistics.median(values) for line, values in of.items()} for name, of in told.items()})
    )
    return 0


def _take(version: Version, chosen: Sequence[str], language: str, told: Told) -> None:
    seconds, memory = version.build(chosen)
    told["all editions, s"].append(seconds)
    told["memory of a process, MiB"].append(memory)
    made = version.editions()
    for length in dict.fromkeys(length for length, _, _ in made.values()):
        layouts = [count for of, count, _ in made.values() if of == length]
        told[f"layouts, {length}"].append(statistics.mean(layouts))
    told["layouts, all"].append(statistics.mean(count for _, count, _ in made.values()))
    change_a_string(version.project, SHIPPED, language)
    told["a paragraph changed, s"].append(version.build(chosen)[0])
    again = version.editions()
    told["editions made again"].append(sum(made.get(name) != edition for name, edition in again.items()))


def table_of(told: Mapping[str, Mapping[str, float]]) -> str:
    """Return lines of what was told of each version, and how many times as much it is in the first one."""
    here, *others = told.values()
    names = [*told, *("ratio" for _ in others)]
    lines = [f"{'':26}{''.join(f'{name:>10}' for name in names)}"]
    for line, value in here.items():
        values = [value, *(other.get(line, 0.0) for other in others)]
        ratios = (f"{value / one:10.2f}" if one else f"{'':10}" for one in values[1:])
        lines.append(f"{line:26}{''.join(f'{one:10.2f}' for one in values)}{''.join(ratios)}".rstrip())
    return "\n".join(lines)


def spent(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Return seconds and MiB of a command, in a process of its own: its children are told of together."""
    asked = json.dumps([list(command), str(folder)])
    # Where modules are found is said by the program, and differs from version to version.
    here = [sys.executable, "-P", str(ROOT / ".ci/module.py"), "tests.benchmarks.rebuild", "--one", asked]
    told = subprocess.run(here, check=True, stdout=subprocess.PIPE).stdout
    seconds, memory = json.loads(told)
    return seconds, memory


def _spent_here(command: Sequence[str], folder: str) -> tuple[float, float]:
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=True)
    # The server that workers are forked from ends when it hears that nobody needs it.
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / _KIBIBYTES


if __name__ == "__main__":
    sys.exit(main())
