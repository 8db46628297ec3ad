"""LibreOffice: Word files -> how many pages each has, all at once: most of the program's time is its start."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.publish.atomic import below, write_whole

# Where it stands on macOS and Windows, which have no path to it.
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
)
_TO_START_SECONDS = 120
_FOR_EACH_SECONDS = 30
# Names of files in one command, which some systems let have 32 kB.
_AT_ONCE = 200
_MOST_BYTES = 500_000_000


def find_libre_office() -> str:
    """Return the program's path. Raises BriefPressError where there is none."""
    for name in ("soffice", "libreoffice", *_ELSEWHERE):
        if found := shutil.which(name):
            return found
    message = "LibreOffice, which counts the pages of Word files, is not installed"
    hint = "install it (on Debian: apt install libreoffice-writer), or build without --word-pages"
    raise BriefPressError([Diagnostic("office.none", message, hint=hint)])


@dataclass(frozen=True, slots=True)
class LibreOffice:
    """The program with a profile of its own: nobody's settings, and nobody's open window, have a say."""

    program: str
    profile: Path


@contextmanager
def started(program: str) -> Iterator[LibreOffice]:
    """Give the program with a profile, which the first of its runs fills, and take the profile away again."""
    with TemporaryDirectory(prefix="briefpress-") as profile:
        yield LibreOffice(program, Path(profile).resolve())


def pages_of(office: LibreOffice, files: Mapping[str, bytes], fonts: Path | None = None) -> dict[str, int]:
    """Return the pages of each Word file that could be laid out, by the name that it has here.

    `fonts` is the configuration of those that are found; None for the machine's.
    """
    with TemporaryDirectory(prefix="briefpress-") as made:
        folder = Path(made).resolve()
        by_name = {f"{number}.docx": content for number, content in enumerate(files.values())}
        for path, content in by_name.items():
            write_whole(folder / path, content, below(folder))
        names = tuple(by_name)
        for first in range(0, len(names), _AT_ONCE):
            _convert(office, folder, names[first : first + _AT_ONCE], fonts)
        counts = (_pages(folder, f"{number}.pdf") for number in range(len(files)))
        return {file: count for file, count in zip(files, counts, strict=True) if count}


def _convert(office: LibreOffice, folder: Path, names: tuple[str, ...], fonts: Path | None) -> None:
    """Write a PDF beside each Word file. One that is not there afterwards could not be made."""
    profile = f"-env:UserInstallation={office.profile.as_uri()}"
    command = (office.program, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder))
    environment = {**os.environ, **({"FONTCONFIG_FILE": str(fonts)} if fonts else {})}
    with suppress(OSError, subprocess.TimeoutExpired):
        # The program that is started starts another, which does the work: they are ended together.
        process = subprocess.Popen(  # noqa: S603 - a program of the machine, and names of our own
            [*command, *names],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            process.wait(_TO_START_SECONDS + _FOR_EACH_SECONDS * len(names))
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what is still at work."""
    if process.poll() is None:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _pages(folder: Path, name: str) -> int:
    from briefpress.assets.pdf_pages import page_count  # heavy, and few builds need it

    try:
        return page_count(below(folder).read(folder / name, _MOST_BYTES))
    except (OSError, BriefPressError):
        return 0
