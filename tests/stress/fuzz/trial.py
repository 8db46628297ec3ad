"""One input, tried at one level: what came of it is a finding or nothing, within bounds; all else is a failure."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import signal
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import FrameType

from PIL import Image

from briefpress.cli import main
from briefpress.diagnostics import BriefPressError
from briefpress.project import Project
from tests.conftest import CASES
from tests.stress.fuzz.kinds import BRIEF, Kind

SECONDS = 20
"""What any input may take at any level, on a machine with nothing else to do."""
BYTES = 1024**3
"""What this process, and any worker, may hold."""
_FIGURES = """  - title: Pictures
    blocks:
      - {type: figure, image: drawing.svg, alternative: A drawing, caption: Drawn}
      - {type: figure, image: photo.png, alternative: A photograph, caption: Taken}
colophon:
"""
_SHOWN = {
    "brief": ("--length", "brief", "--language", "en", "--audience", "policymakers"),
    "po": ("--length", "brief", "--language", "fr", "--audience", "policymakers"),
}


class Level(StrEnum):
    LOADER = "loader"
    CHECK = "check"
    BUILD = "build"


def patience() -> float:
    """Return how many seconds an input may take on this machine, which others may keep busy."""
    return SECONDS * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


class Hang(BaseException):
    """An input took too long. No `Exception`: nobody on the way may take it for one of theirs."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What must not be."""

    reason: str
    """`traceback`, `exit 70`, `hang`, `memory`, `no finding` or `build changed`."""
    told: str


class Bench:
    """A project with one file of each kind that is sound, of which one at a time is replaced."""

    def __init__(self, root: Path) -> None:
        self.project = Project(root)
        shutil.copytree(CASES / "translated" / BRIEF, root / "content" / BRIEF)
        brief = root / "content" / BRIEF / "brief.yaml"
        brief.write_text(brief.read_text("utf-8").replace("colophon:\n", _FIGURES, 1), "utf-8")
        shutil.copy(CASES / "pictures" / "drawn" / "matplotlib.svg", brief.parent / "drawing.svg")
        Image.new("RGB", (40, 30), "red").save(brief.parent / "photo.png")

    def tried(self, kind: Kind, content: bytes, level: Level) -> Failure | None:
        """Return what went wrong with an input; None when nothing did."""
        with self._in_place(kind, content) as path:
            try:
                with _alarm():
                    if level is not Level.LOADER:
                        return self._command(kind, level)
                    with contextlib.suppress(BriefPressError):
                        kind.load(self.project, path)
                return None
            except Hang:
                return Failure("hang", f"longer than {patience():.0f} s")
            except MemoryError:
                return Failure("memory", "more than this process may have")
            except Exception:  # noqa: BLE001 - it is what is looked for
                return Failure("traceback", traceback.format_exc())

    def _command(self, kind: Kind, level: Level) -> Failure | None:
        before = self._made()
        said = io.StringIO()
        language = _SHOWN["po"] if kind.name in ("po", "labels", "terms") else _SHOWN["brief"]
        more = (
            ("--jobs", "1", "--time-limit", f"{0.7 * patience():.0f}", "--allow-stale") if level is Level.BUILD else ()
        )
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            status = main([str(level), "--project", str(self.project.root), *language, *more])
        told = said.getvalue()
        if status not in (0, 1) or "Traceback" in told:
            return Failure(f"exit {status}", told[-3000:])
        if status == 1 and "error" not in told:
            return Failure("no finding", told[-3000:])
        if status == 1 and before != self._made():
            return Failure("build changed", told[-3000:])
        return None

    def _made(self) -> dict[str, bytes]:
        """Return the files that a reader would take from `build/`."""
        build = self.project.build
        paths = (path for path in build.rglob("*") if path.is_file())
        hidden = (path for path in paths if not any(part.startswith(".") for part in path.relative_to(build).parts))
        return {str(path): path.read_bytes() for path in hidden if path.suffix != ".json"}

    @contextmanager
    def _in_place(self, kind: Kind, content: bytes) -> Iterator[Path]:
        """Put a file in its place, and afterwards what was there before."""
        path = self.project.root / kind.path
        if path.suffix == ".png" and content.startswith(b"\xff\xd8"):
            path = path.with_suffix(".jpg")
        sound = path.read_bytes() if path.is_file() else None
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        try:
            yield path
        finally:
            if sound is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(sound)


@contextmanager
def _alarm() -> Iterator[None]:
    def ring(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - `signal` asks for both
        raise Hang

    before = signal.signal(signal.SIGALRM, ring)
    # Whoever is far over time although signals are not heard is ended by the campaign.
    signal.setitimer(signal.ITIMER_REAL, patience())
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
