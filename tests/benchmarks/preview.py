"""How long after a file is saved a browser shows what changed: pages and web edition of each length.

    .venv/bin/python -P .ci/module.py tests.benchmarks.preview [--edits 5] [--only glance brief indepth]

Of a copy of the shipped brief, in Chromium, warm: nothing is left to be done from the edit before, and the first edit
is not counted. The browser says itself when its pixels have changed: in the first frame after that in which they are
drawn. After each edit one bare layout of the same text is timed, in a process that knows its fonts and sheets. On a
machine that has more to do both wait as long; the ratio says what a preview adds. It takes some minutes, most of them
for finding out, after each edit, what a build would say of it.
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
_MILLISECONDS = 180_000

_WATCHED = """(wanted) => {
  const isShown = %s;
  window.seen = new Promise((seen, failed) => {
    // Asked before each frame; when the next one begins, the pixels of this one are there.
    const look = () => requestAnimationFrame(isShown() ? () => seen(Date.now()) : look);
    look();
    setTimeout(() => failed(new Error("nothing has changed")), %d);
  });
}"""
"""Has a page of the browser watch for something; `window.seen` is then when it was seen, in milliseconds."""
_PAGES_DIFFER = """
    () => [...document.querySelectorAll(".page img[data-look]")].some((one) => !wanted.includes(one.dataset.look))"""
_TITLE_IS = r"""
    () => document.querySelector("iframe").contentDocument.querySelector("h1")
        .textContent.replace(/\s+/g, " ") === wanted
"""


@dataclass(frozen=True, slots=True)
class Edit:
    """How one edit was followed."""

    seconds: float
    bare: float
    """Seconds of one layout of the same text."""


@dataclass(frozen=True, slots=True)
class Followed:
    """How something followed its edits."""

    name: str
    edits: Sequence[Edit]
    wanted: float
    wanted_ratio: float | None = None
    """None for a web edition, for which nothing is laid out."""

    @property
    def median(self) -> float:
        return statistics.median(one.seconds for one in self.edits)

    @property
    def ratio(self) -> float:
        """To one bare layout."""
        return statistics.median(one.seconds / one.bare for one in self.edits)

    def missed(self) -> Iterator[str]:
        """Yield what was wanted and not reached."""
        if self.median > self.wanted:
            yield f"{self.name} {self.median:.2f} s of {self.wanted} s"
        if self.wanted_ratio and self.ratio > self.wanted_ratio:
            yield f"{self.name} {self.ratio:.2f} of a bare layout, not {self.wanted_ratio}"

    def __str__(self) -> str:
        slowest, wanted = max(one.seconds for one in self.edits), self.wanted_ratio or ""
        return f"{self.name:24}{self.median:8.2f} s{slowest:8.2f} s{self.wanted:8.1f} s{self.ratio:12.2f}{wanted:>8}"


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=5)
    parser.add_argument("--only", nargs="*", default=[*WANTED], choices=[*WANTED])
    options = parser.parse_args()
    told: list[Followed] = []
    print(f"{'':24}{'median':>10}{'slowest':>10}{'wanted':>10}{'of a layout':>12}{'wanted':>8}", flush=True)
    with tempfile.TemporaryDirectory() as folder, _chromium() as browser:
        project = _copy(Path(folder))
        for length in options.only:
            for followed in _followed(project, length, options.edits, browser):
                told.append(followed)
                print(followed, flush=True)
    print(verdict(told))
    return 0


def verdict(told: Sequence[Followed]) -> str:
    """Return in a line what was reached."""
    missed = [one for followed in told for one in followed.missed()]
    count = sum(2 if one.wanted_ratio else 1 for one in told)
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


def _followed(project: Project, length: str, edits: int, browser: Browser) -> Iterator[Followed]:
    """Yield how the pages of a length follow, and how its web edition does."""
    bare = _BareLayout(project, length)
    with _previewed(project, length, browser) as page:
        taken = [_edited(project, page, f"Pages of edit {number}", bare, _watch_pages) for number in range(edits + 1)]
        yield Followed(f"pages of {length}", taken[1:], WANTED[length], WANTED_RATIO)
        page.get_by_label("Web edition").check()
        page.frame_locator("iframe").locator("h1").wait_for()
        taken = [_edited(project, page, f"Text of edit {number}", bare, _watch_title) for number in range(edits + 1)]
        yield Followed(f"web edition of {length}", taken[1:], WANTED_OF_WEB)


def _edited(project: Project, page: Page, title: str, bare: _BareLayout, watch: Callable[[Page, str], None]) -> Edit:
    """Change the title of the brief; return how soon that was seen."""
    path = project.content / BRIEF / "brief.yaml"
    changed = re.sub(r"(?m)^title: .*(?:\n  .*)*$", f"title: {title}", path.read_text("utf-8"), count=1)
    watch(page, title)
    start = time.time()
    path.write_text(changed, "utf-8")
    seconds = float(page.evaluate("window.seen")) / 1000 - start
    _settled(page)
    return Edit(seconds, bare.seconds())


def _watch_pages(page: Page, _title: str) -> None:
    looks = [one.get_attribute("data-look") for one in page.locator(".page img").all()]
    page.evaluate(_WATCHED % (_PAGES_DIFFER, _MILLISECONDS), looks)


def _watch_title(page: Page, title: str) -> None:
    page.evaluate(_WATCHED % (_TITLE_IS, _MILLISECONDS), title)


def _settled(page: Page) -> None:
    """Wait until a build's verdict is there, so that nothing of an earlier edit is still being done."""
    page.wait_for_selector(".pane[aria-busy=false] img[data-look]", state="attached")


class _BareLayout:
    """One layout of an edition as its files are, at the standard density."""

    def __init__(self, project: Project, length: str) -> None:
        self.composers = composers(project, "", "")
        self.path = project.content / BRIEF / "brief.yaml"
        self.request = Request((BRIEF,), (AUDIENCE,), (length,), ("en",))
        self.seconds()

    def seconds(self) -> float:
        self.composers = self.composers.with_content_anew((self.path,))
        job = composed(self.composers, self.request, AS_IT_IS).job
        start = time.perf_counter()
        laid_out_at(job, AS_IT_IS)
        return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
