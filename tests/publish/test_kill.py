"""A build that dies leaves a manifest that does not lie, and the next build repairs the rest."""

from __future__ import annotations

import os
import random
import select
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.lengths import GLANCE

from briefpress.editions.edition import Edition
from briefpress.press.job import Printed
from briefpress.publish.files import publish
from briefpress.publish.manifest import MANIFEST, UNFINISHED, is_intact, load_manifest, read_manifest
from briefpress.writers.artifact import Artifact

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and kills as POSIX does")

LANGUAGES = ("ar", "en", "fr", "ru")


def printed(language: str, content: bytes) -> Printed:
    edition = Edition("water", language, GLANCE, "public")
    artifacts = tuple(Artifact(name, content * 200) for name in ("pdf", "docx"))
    return Printed(edition, "Water", artifacts, 1, 1, 0.9, 0, (), 1, "key")


def round_of(number: int) -> list[Printed]:
    """Return the editions of one build in a row of builds: one language is missing each time, the rest are new."""
    return [printed(language, b"%d %d" % (number, at)) for at, language in enumerate(LANGUAGES) if number % 4 != at]


def forked(action: Callable[[], None]) -> int:
    """Run an action in a child process and return the child's id."""
    child = os.fork()
    if child == 0:
        try:
            action()
        finally:
            os._exit(1)
    return child


def lies(build: Path) -> list[str]:
    """Return the paths in the manifest, as it stands on the disk, whose files are not as it says."""
    if not (build / MANIFEST).exists():
        return []
    unfinished = build / UNFINISHED
    hidden = unfinished.rename(build / ".hidden") if unfinished.exists() else None
    found = [entry.path for entry in read_manifest(build) if not is_intact(build, entry)]
    if hidden:
        hidden.rename(unfinished)
    return found


def strays(build: Path) -> list[str]:
    """Return the files that the manifest does not speak of."""
    known = {MANIFEST, ".lock", *(entry.path for entry in read_manifest(build))}
    found = (path.relative_to(build).as_posix() for path in build.rglob("*") if path.is_file())
    return sorted(path for path in found if path not in known)


def test_killed_at_random_moments(tmp_path: Path) -> None:
    chance = random.Random(7)
    publish(tmp_path, round_of(0), (), "g")
    for kill in range(25):
        reading, writing = os.pipe()

        def build_for_ever(first: int = kill * 1000, started: int = writing) -> None:
            os.write(started, b".")
            for number in range(first, first + 1000):
                publish(tmp_path, round_of(number), (), "g")

        child = forked(build_for_ever)
        select.select([reading], [], [], 10)
        select.select([], [], [], chance.random() * 0.02)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(reading)
        os.close(writing)

        assert [] == lies(tmp_path)
        assert not load_manifest(tmp_path).findings
        assert not any(entry.path.endswith(".part") for entry in read_manifest(tmp_path))

    publish(tmp_path, round_of(1), (), "g")
    assert [] == strays(tmp_path)


def killed_before(tmp_path: Path, step: int) -> bool:
    """Publish the second round in a child that kills itself before its `step`-th rename, removal or flush.

    Return whether it got so far.
    """

    def act() -> None:
        left = [step]

        def dying(real: Callable[..., object]) -> Callable[..., object]:
            def effect(*given: object, **named: object) -> object:
                left[0] -= 1
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                return real(*given, **named)

            return effect

        for name in ("replace", "unlink", "fsync", "rmdir"):
            setattr(os, name, dying(getattr(os, name)))
        publish(tmp_path, round_of(1), (), "g")

    _, status = os.waitpid(forked(act), 0)
    return os.WIFSIGNALED(status)


def test_killed_before_each_step(tmp_path: Path) -> None:
    step = 0
    alive = True
    while alive:
        step += 1
        build = tmp_path / str(step)
        publish(build, round_of(0), (), "g")
        alive = killed_before(build, step)

        assert [] == lies(build)
        # Whatever was not yet replaced or removed is known again, beside what is new already.
        recovered = read_manifest(build)
        assert {"fr", "ru"} <= {entry.language for entry in recovered}
        assert all(is_intact(build, entry) for entry in recovered)
        publish(build, round_of(2), (), "g")
        assert [] == strays(build)
        assert 6 == len(read_manifest(build))

    assert step > 20
