"""How long after a file is saved a browser shows what changed: the web edition, and the pages of each length.

    .venv/bin/python -P .ci/module.py tests.benchmarks.preview [--edits 5] [--only glance web...]

Of a copy of the shipped brief, in Chromium, warm: nothing is left to be done from the edit before, and the first edit
is not counted. After each edit one bare layout of the same page is timed, twice, and the second counts: fonts, sheets
and page are then known to it. On a machine that has more to do both wait as long; the ratio says what a preview adds.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from briefpress.editions.request import Request
from briefpress.pipeline.looking import AS_IT_IS, composed, composers
from briefpress.press.press import laid_out_at
from briefpress.project import Project

ROOT = Path(__file__).parents[2]
BRIEF = "green-belt-and-road"
AUDIENCE = "policymakers"
WANTED = {"glance": 1.0, "brief": 2.0, "indepth": 3.5}
"""Seconds, at most, on two processors that have nothing else to do."""
WANTED_OF_WEB = 0.3
WANTED_RATIO = 1.3
"""To one bare layout of the same page."""
WEB = "web"
_MILLISECONDS = 180_000


@dataclass(frozen=True, slots=True)
class Followed:
    """How something followed its edits."""

    name: str
    seconds: Sequence[float]
    wanted: float
    ratios: Sequence[float] = ()
    """To a bare layout; none for a web edition, for which nothing is laid out."""

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def ratio(self) -> float | None:
        return statistics.median(self.ratios) if self.ratios else None

    def missed(self) -> Iterator[str]:
        """Yield what was wanted and not reached."""
        if self.median > self.wanted:
            yield f"{self.name} {self.median:.2f} s of {self.wanted} s"
        if self.ratio and self.ratio > WANTED_RATIO:
            yield f"{self.name} {self.ratio:.2f} of a bare layout, not {WANTED_RATIO}"

    def __str__(self) -> str:
        slowest, ratio = max(self.seconds), f"{self.ratio:12.2f}" if self.ratio else ""
        return f"{self.name:24}{self.median:8.2f} s{slowest:8.2f} s{self.wanted:8.1f} s{ratio}"


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=5)
    parser.add_argument("--only", nargs="*", default=[*WANTED, WEB], choices=[*WANTED, WEB])
    options = parser.parse_args()
    told: list[Followed] = []
    print(f"{'':24}{'median':>10}{'slowest':>10}{'wanted':>10}{'of a layout':>12}")
    with tempfile.TemporaryDirectory() as folder, _chromium() as browser:
        project = _copy(Path(folder))
        for length in (one for one in WANTED if one in options.only):
            told.append(_pages(project, length, options.edits, browser))
            print(told[-1], flush=True)
        for length in WANTED if WEB in options.only else ():
            told.append(_web(project, length, options.edits, browser))
            print(told[-1], flush=True)
    print(verdict(told))
    return 0


def verdict(told: Sequence[Followed]) -> str:
    """Return in a line what was reached."""
    missed = [one for followed in told for one in followed.missed()]
    count = sum(2 if one.ratios else 1 for one in told)
    return f"{count - len(missed)} of {count} targets are met" + (f"; not: {', '.join(missed)}" if missed else "")


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


def _copy(root: Path) -> Project:
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, root / name)
    return Project(root)


@contextmanager
def _previewed(project: Project, length: str, browser: Browser) -> Iterator[Page]:
    """Show an edition in a window, until all about it is known."""
    program = str(Path(sys.executable).with_name("briefpress"))
    command = [program, "preview", "--no-open", f"en/{length}/{AUDIENCE}"]
    page = browser.new_page()
    page.set_default_timeout(_MILLISECONDS)
    with subprocess.Popen(command, cwd=project.root, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout
        try:
            found = re.search(r"http\S+", process.stdout.readline())
            assert found
            page.goto(found[0])
            _settled(page)
            yield page
        finally:
            page.close()
            process.terminate()


def _pages(project: Project, length: str, edits: int, browser: Browser) -> Followed:
    """Return how the pages of a length follow."""
    seconds, ratios = [], []
    with _previewed(project, length, browser) as page:
        for number in range(edits + 1):
            taken = _after_edit(project, f"Pages of edit {number}", partial(_pages_differ, page, _looks(page)))
            _settled(page)
            bare = _bare(project, length)
            seconds.append(taken)
            ratios.append(taken / bare)
    return Followed(f"pages of {length}", seconds[1:], WANTED[length], ratios[1:])


def _web(project: Project, length: str, edits: int, browser: Browser) -> Followed:
    """Return how the web edition of a length follows."""
    seconds = []
    with _previewed(project, length, browser) as page:
        page.get_by_label("Web edition").check()
        page.frame_locator("iframe").locator("h1").wait_for()
        for number in range(edits + 1):
            title = f"Text of edit {number}"
            shown = page.frame_locator("iframe").locator("h1", has_text=re.compile(f"^{title}$"))
            seconds.append(_after_edit(project, title, shown.wait_for))
            _settled(page)
    return Followed(f"web edition of {length}", seconds[1:], WANTED_OF_WEB)


def _after_edit(project: Project, title: str, wait: Callable[[], object]) -> float:
    """Change the title of the brief, and return the seconds until that is seen."""
    path = project.content / BRIEF / "brief.yaml"
    text = path.read_text("utf-8")
    changed = re.sub(r"(?m)^title: .*(?:\n  .*)*$", f"title: {title}", text, count=1)
    start = time.perf_counter()
    path.write_text(changed, "utf-8")
    wait()
    return time.perf_counter() - start


def _looks(page: Page) -> list[str]:
    return [str(one.get_attribute("data-look")) for one in page.locator(".page img").all()]


def _pages_differ(page: Page, before: list[str]) -> None:
    gone = "".join(f':not([data-look="{look}"])' for look in before)
    page.wait_for_selector(f".page img[data-look]{gone}")


def _settled(page: Page) -> None:
    """Wait until a build's verdict is there, so that nothing of an earlier edit is still being done."""
    page.wait_for_selector(".pane[aria-busy=false] img[data-look]", state="attached")


def _bare(project: Project, length: str) -> float:
    """Return the seconds of one layout of the edition as it is now; the second, once all is warm."""
    request = Request((BRIEF,), (AUDIENCE,), (length,), ("en",))
    job = composed(composers(project, "", ""), request, AS_IT_IS).job
    laid_out_at(job, AS_IT_IS)
    start = time.perf_counter()
    laid_out_at(job, AS_IT_IS)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
