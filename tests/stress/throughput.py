"""Many editions: how fast, with how much memory, and the same bytes however the work is spread.

    .venv/bin/python -P .ci/module.py tests.stress.throughput [--editions 1000] [--jobs 2] [--dask]

Makes generated briefs in six languages at a glance, 50 editions and then all, and prints editions a second for each
core, as a ratio too, and the most memory that a worker held. With `--dask`, makes all of them again on a cluster of two
workers, one of which is killed half way, and compares every byte.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from briefpress.editions.edition import Edition
from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Outcome, Plan
from briefpress.pipeline.pipeline import build
from briefpress.project import Project
from briefpress.report.progress import SilentProgress
from tests.lengths import GLANCE
from tests.stress.corpus import Size, write_brief

FEW = 50
REQUEST = Request(lengths=("glance",), formats=("pdf", "docx"))


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--editions", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--dask", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        few = _timed(_project(root / "few", FEW), options.jobs)
        project = _project(root / "many", options.editions)
        many = _timed(project, options.jobs)
        print(f"throughput of many / of few: {many / few:.2f}")
        if options.dask:
            return _on_cluster(project)
    return 0


def _project(root: Path, editions: int) -> Project:
    for number in range(-(-editions // 6)):
        write_brief(root / "content", f"s{number:04d}", Size(GLANCE, 240, seed=number))
    return Project(root)


def _timed(project: Project, jobs: int) -> float:
    """Build, tell how it went, and return editions a second for each core."""
    started = time.perf_counter()
    outcome = build(REQUEST, project, Plan(project.build, jobs), SilentProgress())
    seconds = time.perf_counter() - started
    editions = len(outcome.seconds)
    rate = editions / seconds / jobs
    memory = outcome.peak_bytes / 1024**2
    print(f"{editions} editions in {seconds:.0f} s: {rate:.2f} a second for each core; {memory:.0f} MiB at most")
    return rate


class _Killer(SilentProgress):
    """Kills a worker of a cluster half way."""

    def __init__(self, cluster: Any) -> None:
        self.cluster, self.total, self.done = cluster, 0, 0

    def started(self, total: int) -> None:
        self.total = total

    def edition_done(self, edition: Edition, pages: int, seconds: float, *, is_kept: bool) -> None:  # noqa: ARG002
        self.done += 1
        if self.done == self.total // 2:
            next(iter(self.cluster.workers.values())).process.process.kill()


def _on_cluster(project: Project) -> int:
    import distributed

    with distributed.LocalCluster(  # type: ignore[no-untyped-call] # it has no types
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", memory_limit=0
    ) as cluster:
        address = cluster.scheduler_address.replace("tcp://", "dask://")
        out = project.root / "cluster"
        outcome: Outcome = build(REQUEST, project, Plan(out, 2, executor=address), _Killer(cluster))
    different = [
        entry.path
        for entry in outcome.entries
        if (out / entry.path).read_bytes() != (project.build / entry.path).read_bytes()
    ]
    print(f"on the cluster, one worker killed: {len(outcome.entries)} files, {len(different)} different")
    return (
        1 if different or (out / "manifest.json").read_bytes() != (project.build / "manifest.json").read_bytes() else 0
    )


if __name__ == "__main__":
    sys.exit(main())
