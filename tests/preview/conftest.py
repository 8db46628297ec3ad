"""A preview that runs, of a small project, and Chromium to look at it with. Both are started once."""

from __future__ import annotations

import re
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.conftest import CASES

BRIEFPRESS = Path(sys.executable).with_name("briefpress")
PATIENCE = 120_000
"""Milliseconds that anything may take on a machine that has more to do."""
LONG = "".join(
    f"""      - id: more.{number}
        type: paragraph
        from: brief
        text: Pipe number {number} was laid in the spring, along the old road from the mill to the harbour.
"""
    for number in range(1, 45)
)
"""What makes the edition of four pages longer than one."""


@dataclass(frozen=True, slots=True)
class Running:
    """A preview and its project."""

    project: Path
    address: str
    process: subprocess.Popen[str]

    @property
    def brief(self) -> Path:
        return self.project / "content" / "water" / "brief.yaml"

    def write(self, old: str, new: str) -> None:
        """Write a word in the place of another, as editors do: the whole file."""
        text = self.brief.read_text("utf-8")
        assert old in text
        self.brief.write_text(text.replace(old, new, 1), "utf-8")


def water(root: Path) -> Path:
    """Return a project with one brief in English and French, two pages long."""
    shutil.copytree(CASES / "translated" / "water", root / "content" / "water")
    brief = root / "content" / "water" / "brief.yaml"
    text = brief.read_text("utf-8").replace("[en, fr, es, ru, ar, zh-Hans]", "[en, fr]")
    brief.write_text(text.replace("colophon:\n", LONG + "colophon:\n", 1), "utf-8")
    return root


@contextmanager
def running(project: Path, *words: str, caches: Path | None = None) -> Iterator[Running]:
    """Run a preview, end it as people do, and see that it says nothing more."""
    home = caches or project / "caches"
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(home), "XDG_CACHE_HOME": str(home), "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen(
        [BRIEFPRESS, "preview", "--no-open", *words],
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert process.stdout
    said = [process.stdout.readline(), process.stdout.readline()]
    try:
        address = re.search(r"http://127\.0\.0\.1:\d+/\S+/", said[0])
        assert address, "".join(said) + process.stdout.read()
        yield Running(project, address[0], process)
    finally:
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
        code = process.wait(30)
        process.stdout.close()
    assert (0, "") == (code, rest)


def let_nothing_be_written(preview: Running) -> None:
    """Let every write to a file fail from now on, as on a full disk, in the preview and all its workers."""
    for process in (preview.process.pid, *workers(preview.process.pid), *servers(preview.process.pid)):
        resource.prlimit(process, resource.RLIMIT_FSIZE, (0, 0))


def servers(parent: int) -> list[int]:
    """Return the processes that one has started."""
    return _children().get(parent, [])


def workers(parent: int) -> list[int]:
    """Return the processes that lay out pages: those that the fork server of a preview has forked."""
    return [worker for server in servers(parent) for worker in _children().get(server, [])]


def _children() -> dict[int, list[int]]:
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = path.read_text().rpartition(")")[2].split()
            children.setdefault(int(fields[1]), []).append(int(path.parent.name))
    return children


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("there is no Chromium here")
    with sync_playwright() as playwright:
        # A name of somebody else's that leads to this machine.
        rebound = "--host-resolver-rules=MAP rebound.example 127.0.0.1"
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", rebound])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A preview of the edition of four pages."""
    project = water(tmp_path_factory.mktemp("preview"))
    with running(project, "en/brief/policymakers") as one:
        yield one


@pytest.fixture
def page(chromium: Browser, preview: Running) -> Iterator[Page]:
    """The preview's page in a window, once its pages are there; nothing may go wrong in it."""
    with opened(chromium, preview.address) as page:
        yield page


@contextmanager
def opened(chromium: Browser, address: str, **context: object) -> Iterator[Page]:
    """Open an address in a window of its own, till all is shown; a mistake of its scripts is a mistake of the test."""
    window = chromium.new_context(**context)  # type: ignore[arg-type] # as Playwright names them
    window.set_default_timeout(PATIENCE)
    page = window.new_page()
    mistakes: list[str] = []
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    page.goto(address)
    wait_for_all(page)
    try:
        yield page
    finally:
        window.close()
    assert [] == mistakes


def wait_for_all(page: Page) -> None:
    """Wait until nothing more comes: the density is found, and every page has its picture."""
    page.wait_for_selector("img[data-look]", state="attached")
    for what_is_to_come in (".pane:not([aria-busy=false])", ".page img:not([data-look])"):
        page.wait_for_selector(what_is_to_come, state="detached")


def looks(page: Page) -> list[str | None]:
    """Return the names of how the pages look."""
    return [one.get_attribute("data-look") for one in page.locator(".page img").all()]


def wait_for_change(page: Page, before: list[str | None]) -> None:
    """Wait until a page looks different."""
    gone = "".join(f':not([data-look="{look}"])' for look in before)
    page.wait_for_selector(f".page img[data-look]{gone}")
