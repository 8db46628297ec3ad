"""How long after a file is saved a browser shows what changed: the web edition, and the pages of each length.

    .venv/bin/python -P .ci/module.py tests.benchmarks.preview [--edits 5]

Of a copy of the shipped brief, in Chromium. Beside each edit one bare layout of the same page is timed, in the same
moment, so that a busy machine is as busy for both: the ratio says what a preview adds to what the engine needs anyhow.
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
from collections.abc import Callable
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

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
_MILLISECONDS = 180_000


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=5)
    edits = parser.parse_args().edits
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = _copy(Path(folder))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        print(f"{'':24}{'median':>9}{'wanted':>9}{'of a bare layout':>19}")
        for length, wanted in WANTED.items():
            _measured(project, length, edits, wanted, browser.new_page())
        browser.close()
    return 0


def _copy(root: Path) -> Project:
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, root / name)
    return Project(root)


def _measured(project: Project, length: str, edits: int, wanted: float, page: Page) -> None:
    """Print how long the pages and the web edition of a length take to follow an edit."""
    command = [str(Path(sys.executable).with_name("briefpress")), "preview", "--no-open", f"en/{length}/{AUDIENCE}"]
    with subprocess.Popen(command, cwd=project.root, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout
        found = re.search(r"http\S+", process.stdout.readline())
        assert found
        page.set_default_timeout(_MILLISECONDS)
        page.goto(found[0])
        _settled(page)
        seconds, ratios = [], []
        for number in range(edits):
            before = _looks(page)
            taken = _after_edit(project, number, partial(_pages_differ, page, before))
            bare = _bare(project, length)
            seconds.append(taken)
            ratios.append(taken / bare)
            _settled(page)
        _told(f"pages of {length}", seconds, wanted, ratios)
        page.get_by_label("Web edition").check()
        page.frame_locator("iframe").locator("h1").wait_for()
        webs = []
        for number in range(edits):
            title = f"Edited {number}"
            shown = page.frame_locator("iframe").get_by_text(re.compile(f"{title}$"))
            webs.append(_after_edit(project, number, shown.wait_for, title))
        _told(f"web edition of {length}", webs, WANTED_OF_WEB, [])
        process.terminate()


def _after_edit(project: Project, number: int, wait: Callable[[], object], title: str = "") -> float:
    """Change the title of the brief, and return the seconds until that is seen."""
    path = project.content / BRIEF / "brief.yaml"
    text = path.read_text("utf-8")
    changed = re.sub(r"(?m)^title: .*(?:\n  .*)*$", f"title: {title or f'Pages of edit {number}'}", text, count=1)
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
    page.wait_for_selector(".pane[aria-busy=false] img[data-look]")


def _bare(project: Project, length: str) -> float:
    """Return the seconds of one layout of the edition as it is now; the second, once all is warm."""
    both = composers(project, "", "")
    request = Request((BRIEF,), (AUDIENCE,), (length,), ("en",))
    job = composed(both, request, AS_IT_IS).job
    laid_out_at(job, AS_IT_IS)
    start = time.perf_counter()
    laid_out_at(job, AS_IT_IS)
    return time.perf_counter() - start


def _told(name: str, seconds: list[float], wanted: float, ratios: list[float]) -> None:
    ratio = f"{statistics.median(ratios):19.2f}" if ratios else ""
    print(f"{name:24}{statistics.median(seconds):7.2f} s{wanted:7.1f} s{ratio}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
