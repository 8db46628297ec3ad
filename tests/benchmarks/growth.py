"""What a page costs of a brief that is 1, 10 and 50 times as long: processor time by stage, and memory.

    .venv/bin/python -P .ci/module.py tests.benchmarks.growth [--times 1 10 50] [--write] [--profile STAGE]

No pages are promised, so that each length is laid out about as often; each is made in a process of its own, which has
made the shortest before. Told is what each page more costs, from the shortest to the next and from there to the
longest, so that what is there once in each brief does not count: where that is the same, time and memory grow as the
brief does.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefpress import GENERATOR
from briefpress.composing.composer import Composer
from briefpress.content.check import check_brief
from briefpress.content.load import load_brief
from briefpress.editions.edition import Edition
from briefpress.press.job import Printed
from briefpress.press.measure import Budget
from briefpress.press.press import print_edition
from briefpress.press.stopwatch import Stopwatch
from briefpress.project import Project
from tests.benchmarks.grown import NAME, write_grown
from tests.benchmarks.table import written

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "benchmarks.md"
TIMES = (1, 10, 50)
WANTED = 1.2
# Any number of pages, however full.
_ANYTHING = Budget(10_000, -10_000.0)
_FORMATS = ("pdf", "docx", "html")
_KIBIBYTES = 1024
_MEMORY, _ALL = "memory", "all"
# Milliseconds a page that nobody would notice if they were twice as many, and no clock tells well.
_TOO_LITTLE = 0.5


@dataclass(slots=True)
class Processor(Stopwatch):
    """Seconds of this processor's time, not of the clock's."""

    profiled: str = ""
    """A stage that is to be looked into."""
    profile: cProfile.Profile = field(default_factory=cProfile.Profile)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure a stage."""
        self.stages.setdefault(name, 0.0)
        started = time.process_time()
        if name == self.profiled:
            self.profile.enable()
        try:
            yield
        finally:
            self.profile.disable()
            self.stages[name] += time.process_time() - started


@dataclass(frozen=True, slots=True)
class Cost:
    """What a brief has cost."""

    times: int
    pages: int
    seconds: Mapping[str, float]
    """By stage."""
    kilobytes: float
    """Of memory, more than the shortest brief has asked for."""
    layouts: int
    """How often it was laid out, rounded up."""

    def since(self, shorter: Cost) -> Cost:
        """Return what this one has cost more than a shorter one."""
        seconds = {stage: value - shorter.seconds[stage] for stage, value in self.seconds.items()}
        more = self.pages - shorter.pages, seconds, self.kilobytes - shorter.kilobytes
        return Cost(self.times, *more, self.layouts)

    def a_page(self) -> dict[str, float]:
        """Return milliseconds by stage, and kilobytes, a page."""
        times = {stage: 1000 * value / self.pages for stage, value in self.seconds.items()}
        return {**times, _MEMORY: self.kilobytes / self.pages}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, nargs=3, default=TIMES)
    parser.add_argument("--write", action="store_true", help="put the ratios in docs/benchmarks.md")
    parser.add_argument("--profile", default="", metavar="STAGE", help="tell what takes longest in a stage")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(_made(options.one, options.profile)))
        return 0
    costs = [_cost(times, options.profile) for times in options.times]
    print(table_of(*costs), end="")
    print(verdict(*costs))
    if options.write:
        DOCUMENT.write_text(written(DOCUMENT.read_text("utf-8"), ratios_of(*costs), "growth"), "utf-8")
    return 0


def table_of(first: Cost, second: Cost, third: Cost) -> str:
    """Return what each page costs from one length to the next."""
    near, far = second.since(first).a_page(), third.since(second).a_page()
    heads = f"{f'to {second.times} x':>14}{f'to {third.times} x':>14}{'ratio':>8}"
    made = (f"{cost.pages} pages in {cost.layouts} layouts" for cost in (first, second, third))
    lines = [f"{'a page more':14}{heads}   ({', '.join(made)})"]
    for name, value in near.items():
        unit = "kB" if name == _MEMORY else "ms"
        lines.append(f"{name:14}{value:11.1f} {unit}{far[name]:11.1f} {unit}{_ratio(far[name], value):8.2f}")
    return "".join(f"{line}\n" for line in lines)


def ratios_of(first: Cost, second: Cost, third: Cost) -> str:
    """Return how many times as much each page costs from there to the longest, as a Markdown table."""
    near, far = second.since(first).a_page(), third.since(second).a_page()
    lines = [
        f"| {name} | {'' if name == _MEMORY else f'{value / far[_ALL]:.2f}'} | {_ratio(value, near[name]):.2f} |"
        for name, value in far.items()
    ]
    pages = f"from {second.pages} to {third.pages} pages, against from {first.pages} to {second.pages}"
    return "\n".join((f"| a page more | of the time | {pages} |", "| --- | ---: | ---: |", *lines, ""))


def verdict(first: Cost, second: Cost, third: Cost) -> str:
    """Return in a line what grows faster than the brief."""
    near, far = second.since(first).a_page(), third.since(second).a_page()
    faster = [
        f"{name} ({_ratio(far[name], value):.2f})"
        for name, value in near.items()
        if _ratio(far[name], value) > WANTED and far[name] > _TOO_LITTLE
    ]
    told = f"not: {', '.join(faster)}" if faster else "all stages, and memory"
    return f"a page more costs at most {WANTED} times as much, however long the brief is: {told}"


def _ratio(far: float, near: float) -> float:
    return far / near if near > 0 else float(far > 0) * WANTED * 10


def _cost(times: int, profiled: str) -> Cost:
    command = [sys.executable, "-P", str(ROOT / ".ci/module.py"), "tests.benchmarks.growth", "--one", str(times)]
    done = subprocess.run([*command, "--profile", profiled], check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    return Cost(times, *json.loads(done.stdout.splitlines()[-1]))


def _made(times: int, profiled: str) -> tuple[int, Mapping[str, float], float, int]:
    """Make a brief after the shortest; return its pages, seconds by stage, the memory that it took more, layouts."""
    with tempfile.TemporaryDirectory() as folder:
        _all(write_grown(Path(folder, "first"), 1), Processor())
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        watch = Processor(profiled=profiled)
        printed = _all(write_grown(Path(folder, "grown"), times), watch)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if profiled:
        pstats.Stats(watch.profile, stream=sys.stderr).sort_stats("cumulative").print_stats(40)
    whole = {**watch.stages, _ALL: sum(watch.stages.values())}
    return printed.pages, whole, (after - before) * _KIBIBYTES / 1000, printed.layouts


def _all(project: Project, watch: Processor) -> Printed:
    """Make an edition in all formats."""
    composer = Composer(project, GENERATOR)
    with watch.stage("read"):
        library = load_brief(project.content / NAME, project.root, composer.templates.lengths)
    with watch.stage("check brief"):
        list(check_brief(library))
    with watch.stage("compose"):
        edition = Edition(NAME, "en", composer.templates.lengths[-1], "policymakers")
        job = composer.job(library, edition, _FORMATS)
    result = print_edition(replace(job, budget=_ANYTHING), watch)
    assert result.printed  # nothing is refused that promises nothing
    return result.printed


if __name__ == "__main__":
    sys.exit(main())
