"""Many inputs, counted by kind of file and level.

    .venv/bin/python -P .ci/module.py tests.stress.fuzz.campaign [--inputs 20000] [--checks 2000] [--builds 400]
        [--seed 1] [--minutes M]

Of the inputs, so many go through `check` and so many through a whole build; the others are read by their loaders. Every
batch runs in a process of its own, bounded in memory and ended when it stands still. Failures are written below
`build/fuzz/`, one folder for each: the file, and what was said. Exits with 1 when there are any.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from math import inf
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.stress.fuzz.kinds import KINDS, Kind
from tests.stress.fuzz.trial import BYTES, Bench, Failure, Level, patience

BATCH = {Level.LOADER: 500, Level.CHECK: 50, Level.BUILD: 10}
"""Inputs of one process."""
FOLDER = Path("build/fuzz")
_STARTER = Path(__file__).parents[3] / ".ci" / "module.py"
_START = 60


@dataclass(frozen=True, slots=True)
class Batch:
    kind: str
    level: Level
    seed: int
    count: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of a batch."""

    tried: int
    failures: dict[str, int]
    """Reason -> how many."""
    peak: int
    """The most memory that the process or a worker of its has held, in bytes."""


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--checks", type=int, default=2_000)
    parser.add_argument("--builds", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=[kind.name for kind in KINDS])
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--minutes", type=float, default=inf, help="begin nothing more after so many")
    parser.add_argument("--batch", help=argparse.SUPPRESS)
    typed = parser.parse_args()
    if typed.batch:
        kind, level, number, count = typed.batch.split(",")
        return run_batch(Batch(kind, Level(level), int(number), int(count)))
    return campaign(typed)


def campaign(typed: argparse.Namespace) -> int:
    """Run all batches, print the table of what came of them."""
    shares = {Level.CHECK: typed.checks, Level.BUILD: typed.builds}
    shares[Level.LOADER] = max(0, typed.inputs - typed.checks - typed.builds)
    batches = [batch for level, count in shares.items() for batch in _batches(level, count, typed.seed, typed.kind)]
    tried: Counter[tuple[str, Level]] = Counter()
    failed: Counter[str] = Counter()
    peak = 0
    start = time.monotonic()
    # Kinds and levels mixed, so that whoever ends it early has seen some of all.
    Random(typed.seed).shuffle(batches)
    until = start + 60 * typed.minutes
    with ThreadPoolExecutor(typed.jobs) as threads:
        for batch, told in zip(batches, threads.map(partial(_in_process, until=until), batches), strict=True):
            tried[batch.kind, batch.level] += told.tried
            failed.update(told.failures)
            peak = max(peak, told.peak)
            print(f"{batch.kind} {batch.level} {batch.seed}: {told}", file=sys.stderr, flush=True)
    _print_table(tried)
    print(f"\n{sum(tried.values()):,} inputs, seed {typed.seed}, {time.monotonic() - start:.0f} s; ", end="")
    print(f"most memory of a process or worker: {peak / 1024**2:.0f} MiB; failures: {dict(failed) or 0}")
    return 1 if failed else 0


def _batches(level: Level, count: int, first: int, only: str | None) -> Iterator[Batch]:
    """Yield the batches of a level, its inputs shared among the kinds."""
    kinds = [kind for kind in KINDS if only in (None, kind.name)]
    for place, kind in enumerate(kinds):
        mine = count // len(kinds) + (place < count % len(kinds))
        for number, begin in enumerate(range(0, mine, BATCH[level])):
            yield Batch(kind.name, level, first * 100_000 + number, min(BATCH[level], mine - begin))


def _in_process(batch: Batch, until: float) -> Tally:
    """Return what came of a batch; nothing comes of one that begins too late."""
    if time.monotonic() > until:
        return Tally(0, {}, 0)
    words = f"{batch.kind},{batch.level},{batch.seed},{batch.count}"
    command = [sys.executable, "-P", str(_STARTER), "tests.stress.fuzz.campaign", "--batch", words]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_START + 2 * patience() * batch.count, check=False
        )
    except subprocess.TimeoutExpired:
        return Tally(batch.count, {"hang": 1}, 0)
    try:
        return Tally(**json.loads(done.stdout.splitlines()[-1]))
    except (IndexError, json.JSONDecodeError):
        _keep(batch.kind, b"", batch.level, Failure("died", done.stderr[-3000:]))
        return Tally(batch.count, {"died": 1}, 0)


def run_batch(batch: Batch) -> int:
    """Try the inputs of a batch in this process, and print what came of them as JSON."""
    resource.setrlimit(resource.RLIMIT_DATA, (BYTES, BYTES))
    failures: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        # What builds keep for each other is kept outside of the project, and not among the developer's own.
        os.environ["XDG_CACHE_HOME"] = f"{folder}/caches"
        bench = Bench(Path(folder) / "project")
        kind = next(kind for kind in KINDS if kind.name == batch.kind)
        tried = try_inputs(bench, kind, batch, failures)
    usage = (resource.getrusage(who).ru_maxrss * 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    peak = max(usage)
    if peak > BYTES:
        failures["memory"] += 1
    print(json.dumps(asdict(Tally(tried, dict(failures), peak))))
    return 0


def try_inputs(bench: Bench, kind: Kind, batch: Batch, failures: Counter[str]) -> int:
    """Try as many inputs as a batch has, and keep those that fail. Return how many were tried."""
    tried = 0

    @seed(batch.seed)
    @settings(
        max_examples=batch.count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(kind.inputs)
    def try_one(content: bytes) -> None:
        nonlocal tried
        tried += 1
        failure = bench.tried(kind, content, batch.level)
        if failure:
            failures[failure.reason] += 1
            _keep(kind.name, content, batch.level, failure)

    try_one()
    return tried


def _keep(kind: str, content: bytes, level: Level, failure: Failure) -> None:
    """Write an input that failed to a folder of its own."""
    suffix = Path(next(one for one in KINDS if one.name == kind).path).suffix
    name = f"{kind}.{level}.{failure.reason.replace(' ', '-')}.{hashlib.sha256(content).hexdigest()[:10]}"
    folder = FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"input{suffix}").write_bytes(content)
    (folder / "told.txt").write_text(failure.told, "utf-8", errors="backslashreplace")


def _print_table(tried: Counter[tuple[str, Level]]) -> None:
    print("| kind of file | loader | `check` | `build` |\n|---|---:|---:|---:|")
    for kind in KINDS:
        counts = [tried[kind.name, level] for level in (Level.LOADER, Level.CHECK, Level.BUILD)]
        if any(counts):
            print(f"| {kind.name} (`{kind.path}`) | {' | '.join(f'{count:,}' for count in counts)} |")


if __name__ == "__main__":
    sys.exit(main())
