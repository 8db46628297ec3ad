"""The benchmark: BriefPress beside the bare engine and beside what people would use instead, in one run.

    .venv/bin/python -P .ci/module.py tests.benchmarks.run [--rounds 3] [--only WORD...] [--peers PYTHON] [--write]

In each round everything is done once, in turn, so that a busy machine is as busy for all; a measure is the median of
its rounds. Seconds say something of this machine; the ratios say what they say on any. `--write` puts them in
docs/benchmarks.md, if nothing was left out. Peers are left out where they are not installed: LibreOffice on the path,
typst, docxtpl and pypandoc_binary in the interpreter that `--peers` names, so that they need not be in ours.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from briefpress.project import Project
from tests.benchmarks.peers import (
    JOBS,
    PEERS,
    QUARTO,
    Peer,
    Tools,
    missing_for_loop,
    prepare,
    prepare_typst,
    travel,
    why_no_quarto,
)
from tests.benchmarks.table import Line, table_of, written
from tests.benchmarks.workload import NAME as NEUTRAL
from tests.benchmarks.workload import (
    Page,
    change_a_string,
    change_the_standfirst,
    copy_project,
    write_pages,
    write_project,
)

ROOT = Path(__file__).parents[2]
SHIPPED = "green-belt-and-road"
AUDIENCE = "policymakers"
FORMATS = ("pdf", "docx")
EDITS = "5"
_MODULE = (sys.executable, "-P", str(ROOT / ".ci/module.py"))
"""What runs a module of the tests."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that is timed."""

    group: str
    name: str
    makes: str
    do: Callable[[Path], float | None]
    """Do it; the folder is empty and there for it alone. Returns the seconds that it took, where it has told them."""
    against: str = "bare"
    """The short name of the measure that this one is compared with."""
    short: str = ""
    begin: Callable[[], object] = lambda: None
    """What has to be there before; it is done once, and not timed."""


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="*", default=[], help="words of the measures to take")
    parser.add_argument("--peers", default=sys.executable, help="an interpreter that has the peers' modules")
    parser.add_argument("--write", action="store_true", help="put the table in docs/benchmarks.md")
    options = parser.parse_args()
    tools = Tools(options.peers)
    for name, missing in missing_peers(tools).items():
        print(f"left out: {name} (not installed: {missing})", file=sys.stderr)
    if why := why_no_quarto(tools):
        print(f"left out: Quarto ({why})", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        measures = measures_of(Path(folder), tools)
        chosen = [one for one in measures if not options.only or any(word in _words(one) for word in options.only)]
        seconds = taken(chosen, options.rounds, Path(folder) / "out")
    lines = [_line(one, seconds) for one in chosen]
    print(table_of(lines, with_seconds=True))
    if options.write and len(chosen) == len(measures) and not missing_peers(tools):
        page = ROOT / "docs" / "benchmarks.md"
        page.write_text(written(page.read_text("utf-8"), table_of(lines)), "utf-8")
    elif options.write:
        print("docs/benchmarks.md is as it was: something was left out", file=sys.stderr)
    return 0


def missing_peers(tools: Tools) -> Mapping[str, str]:
    """Return what each peer lacks that cannot be measured here."""
    lacking = {peer.name: peer.missing(tools) for peer in PEERS}
    return {name: missing for name, missing in lacking.items() if missing}


def taken(measures: Sequence[Measure], rounds: int, out: Path) -> Mapping[str, list[float]]:
    """Return the seconds of each measure's rounds, by short name."""
    seconds: dict[str, list[float]] = {one.short: [] for one in measures}
    for number in range(1, rounds + 1):
        for one in measures:
            if number == 1:
                one.begin()
            shutil.rmtree(out, ignore_errors=True)
            out.mkdir()
            start = time.perf_counter()
            told = one.do(out)
            seconds[one.short].append(time.perf_counter() - start if told is None else told)
            print(f"round {number}: {seconds[one.short][-1]:8.2f} s  {one.name}", file=sys.stderr, flush=True)
    return seconds


def measures_of(folder: Path, tools: Tools) -> list[Measure]:
    """Write both workloads and return what can be measured with them here."""
    neutral = write_project(folder / "neutral")
    shipped = copy_project(ROOT, folder / "shipped")
    pages = write_pages(neutral, folder / "pages")
    prepare(tools, pages)
    return [
        *_neutral(neutral, pages),
        *_peers(tools, pages, "neutral text"),
        *_own(shipped, own := write_pages(shipped, folder / "shipped-pages")),
        *_again(shipped, folder),
        *_one_page(shipped, folder, own),
        *_edit_loop(tools, neutral, pages, folder),
    ]


def _neutral(project: Project, pages: Sequence[Page]) -> list[Measure]:
    group, files = "neutral text", f"{len(pages)} PDF, {len(pages)} Word"
    return [
        Measure(group, "bare engine, one process", f"{len(pages)} PDF", _bare(pages), short="bare"),
        Measure(group, "**BriefPress**, not made to fit", files, _unfitted(project), short="unfitted"),
        Measure(group, "**BriefPress**, made to fit", files, _build(project, *FORMATS), short="fitted"),
    ]


def _peers(tools: Tools, pages: Sequence[Page], group: str) -> list[Measure]:
    files = f"{len(pages)} PDF, {len(pages)} Word"
    return [
        Measure(group, peer.name, files, _travel(peer, tools, pages), short=peer.name)
        for peer in (*PEERS, QUARTO)
        if not peer.missing(tools)
    ]


def _own(shipped: Project, pages: Sequence[Page]) -> list[Measure]:
    group, count = "shipped brief", len(pages)
    return [
        Measure(group, "bare engine, one process", f"{count} PDF", _bare(pages), "own", "own"),
        Measure(
            group,
            "**BriefPress**, made to fit",
            f"{count} PDF, {count} Word, {count} HTML",
            _build(shipped),
            "own",
            "cold",
        ),
    ]


def _again(shipped: Project, folder: Path) -> list[Measure]:
    """Return measures of builds that find most of their work done, in a project of their own."""
    project = copy_project(shipped.root, folder / "again")
    imports = [sys.executable, "-c", "import jinja2, yaml"]
    begin = cache(partial(_build(project), project.build))

    def change(_out: Path) -> None:
        change_a_string(project, SHIPPED, "fr")
        _build(project)(project.build)

    group = "built before"
    return [
        Measure(group, '`python -c "import jinja2, yaml"`', "", lambda _out: _run(imports), "imports", "imports"),
        Measure(
            group,
            "**BriefPress**, nothing changed",
            "against the imports",
            lambda _out: _build(project)(project.build),
            "imports",
            "same",
            begin,
        ),
        Measure(
            group,
            "**BriefPress**, one string of one language changed",
            "against the whole build",
            change,
            "cold",
            "changed",
            begin,
        ),
    ]


def _one_page(shipped: Project, folder: Path, pages: Sequence[Page]) -> list[Measure]:
    """Return how soon a one-pager is there again after a change, beside an engine that does that page and no more."""
    project = copy_project(shipped.root, folder / "one-page")
    build = _build(project, "pdf", "docx", words=("--language", "fr", "--length", "glance", "--audience", AUDIENCE))
    page = next(page for page in pages if page.stem == f"{SHIPPED}.glance.{AUDIENCE}.fr")

    def change(_out: Path) -> None:
        change_the_standfirst(project, SHIPPED, "fr")
        build(project.build)

    group = "one page"
    return [
        Measure(group, "bare engine, one process", "1 PDF", _bare([page]), "page", "page"),
        Measure(
            group,
            "**BriefPress**, one string changed",
            "1 PDF, 1 Word",
            change,
            "page",
            "again",
            partial(build, project.build),
        ),
    ]


def _edit_loop(tools: Tools, neutral: Project, pages: Sequence[Page], folder: Path) -> list[Measure]:
    """Return how soon warm programs have the pages of four pages' text again after an edit; a median of theirs."""
    page = next(page for page in pages if page.stem == f"{NEUTRAL}.brief.{AUDIENCE}.en")
    project = copy_project(neutral.root, folder / "edit-loop")
    ours = [*_MODULE, "tests.benchmarks.edit_loop", str(project.root), NEUTRAL, "brief", EDITS]
    group = "edit loop, warm"
    measures = [
        Measure(group, "one bare layout", "pages, not drawn", _told([*ours, "bare"]), "layout", "layout"),
        Measure(
            group, "**BriefPress**, a look of the preview", "pages, one as a picture", _told(ours), "layout", "look"
        ),
    ]
    if missing_for_loop(tools):
        print(f"left out: Typst's edit loop (not installed: {missing_for_loop(tools)})", file=sys.stderr)
        return measures
    theirs = [tools.python, str(Path(__file__).with_name("typst_loop.py")), page.path("typ"), EDITS]
    prepare_typst(tools, page)
    return [*measures, Measure(group, "Typst, its compiler kept", "1 PDF", _told(theirs), "layout", "typst-loop")]


def _told(command: Sequence[str]) -> Callable[[Path], float]:
    """Return what runs a program that prints the seconds of each edit, and returns their median."""

    def told(_out: Path) -> float:
        done = subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        return statistics.median(map(float, done.stdout.split()))

    return told


def _bare(pages: Sequence[Page]) -> Callable[[Path], None]:
    paths = [page.path("html") for page in pages]
    return lambda out: _run([*_MODULE, "tests.benchmarks.bare_engine", str(out), *paths])


def _unfitted(project: Project) -> Callable[[Path], None]:
    command = [*_MODULE, "tests.benchmarks.unfitted", str(project.root)]
    return lambda out: _run([*command, str(out), str(JOBS), *FORMATS])


def _build(project: Project, *formats: str, words: Sequence[str] = ()) -> Callable[[Path], None]:
    command = [sys.executable, "-m", "briefpress", "build", "--project", str(project.root), "--quiet", *words]
    wanted = [word for name in formats for word in ("--format", name)]
    return lambda out: _run([*command, *wanted, "--jobs", str(JOBS), "--out", str(out)])


def _travel(peer: Peer, tools: Tools, pages: Sequence[Page]) -> Callable[[Path], None]:
    return lambda out: travel(peer.steps(tools, pages, out))


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


def _words(measure: Measure) -> str:
    return f"{measure.group} {measure.name} {measure.short}"


def _line(measure: Measure, seconds: Mapping[str, list[float]]) -> Line:
    """Return the line of a measure; its ratio is the median of those of its rounds, which were as busy."""
    own, base = seconds[measure.short], seconds.get(measure.against)
    ratio = statistics.median(mine / its for mine, its in zip(own, base, strict=True)) if base else None
    return Line(measure.group, measure.name, measure.makes, statistics.median(own), ratio)


if __name__ == "__main__":
    sys.exit(main())
