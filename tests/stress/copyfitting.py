"""The stress corpus: generated briefs from 40 % to 180 % of what their length promises, in six languages.

    .venv/bin/python -P .ci/module.py tests.stress.copyfitting [--sizes 40] [--jobs 2] [--folder DIR]

Prints how many editions fit, what that cost, and everything that is wrong; ends with 1 when anything is. The full
corpus is 720 editions and takes the better part of an hour on two processors; a sample of it is a test.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from briefpress.content.lengths import Length
from briefpress.editions.request import Request
from briefpress.pipeline.outcome import Outcome, Plan
from briefpress.pipeline.pipeline import build
from briefpress.project import Project
from briefpress.publish.manifest import Entry
from briefpress.report.progress import SilentProgress
from tests.lengths import BRIEF, GLANCE, INDEPTH, LENGTHS
from tests.stress.checks import broken_promises, unexplained
from tests.stress.corpus import Size, write_brief

# English words that the standard setting takes for a length, reckoned for this corpus.
WORDS = {GLANCE: 330, BRIEF: 780, INDEPTH: 1700}
SMALLEST, LARGEST = 0.4, 1.8


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, default=40)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--lengths", nargs="*", default=[str(length) for length in LENGTHS])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = options.folder or Path(folder)
        problems = [
            problem
            for length in options.lengths
            for problem in stress(root / length, LENGTHS[LENGTHS.index(length)], options.sizes, options.jobs)
        ]
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems")
    return 1 if problems else 0


def stress(root: Path, length: Length, sizes: int, jobs: int) -> list[str]:
    """Make a corpus of one length in a new project, say how it went, and return what is wrong."""
    project = write_corpus(root, length, even_shares(sizes))
    request = Request(lengths=(str(length),), formats=("pdf",))
    outcome = build(request, project, Plan(project.build, jobs), SilentProgress())
    _tell(length, outcome, sizes * 6)
    return [*broken_promises(project.build, outcome.entries), *unexplained(outcome.diagnostics), *_others(outcome)]


def even_shares(sizes: int) -> tuple[float, ...]:
    """Return so many shares of what a length promises, evenly from the smallest to the largest."""
    return tuple(SMALLEST + (LARGEST - SMALLEST) * number / max(sizes - 1, 1) for number in range(sizes))


def write_corpus(root: Path, length: Length, shares: Sequence[float]) -> Project:
    """Write a brief of one length for each share of its promise."""
    for number, share in enumerate(shares):
        size = Size(length, round(WORDS[length] * share), seed=number)
        write_brief(root / "content", f"s{round(100 * share):03d}", size)
    return Project(root)


def _tell(length: Length, outcome: Outcome, editions: int) -> None:
    refused = sum(finding.code == "fit.too-long" for finding in outcome.diagnostics)
    print(f"{length}: {editions} editions, {len(outcome.entries)} fit, {refused} refused")
    print(f"  nothing cut: {_layouts([one for one in outcome.entries if not one.dropped])}")
    print(f"  with cuts:   {_layouts([one for one in outcome.entries if one.dropped])}", flush=True)


def _layouts(entries: Sequence[Entry]) -> str:
    counts = sorted(entry.layouts for entry in entries)
    if not counts:
        return "none"
    late = counts[min(len(counts) - 1, round(0.95 * len(counts)))]
    return f"{len(counts)}, layouts: median {statistics.median(counts):g}, 95th percentile {late}, most {counts[-1]}"


def _others(outcome: Outcome) -> list[str]:
    """Return the findings that are no refusals: proofreader's marks on generated pages count too."""
    return [f"{one.code}: {one.message}" for one in outcome.diagnostics if one.code != "fit.too-long"]


if __name__ == "__main__":
    sys.exit(main())
