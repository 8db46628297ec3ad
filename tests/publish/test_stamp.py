"""A build that would find nothing to do is known by its stamp; anything else is not."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.lengths import GLANCE

from briefpress.diagnostics import Diagnostic, Place, Severity
from briefpress.editions.edition import Edition
from briefpress.files.opener import Opener, Root
from briefpress.press.job import Printed
from briefpress.publish.files import publish
from briefpress.publish.stamp import FOLDER, Stamp, hash_inputs, read_stamp, write_stamp
from briefpress.writers.artifact import Artifact

WARNING = Diagnostic("content.x", "m", Place("a.yaml", 1, 2, 3, "line"), "h", Severity.WARNING)


# Everything that there is: which links are followed is told elsewhere.
OPENER = Opener((Root(Path("/")),))


@pytest.fixture
def roots(tmp_path: Path) -> tuple[Path, ...]:
    """Two folders of inputs, last changed a minute ago."""
    for name in ("content/water/brief.yaml", "templates/page.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(name)
        os.utime(path, (time.time() - 60,) * 2)
    return (tmp_path / "content", tmp_path / "templates")


@pytest.fixture
def build(tmp_path: Path, roots: tuple[Path, ...]) -> Path:
    """A folder with one file and the stamp of its build."""
    folder = tmp_path / "build"
    edition = Edition("water", "en", GLANCE, "public")
    printed = Printed(edition, "Water", (Artifact("pdf", b"%PDF"),), 1, 1, 0.9, 0, (), 1, "key")
    manifest = publish(folder, [printed], (), "BriefPress 1")
    write_stamp(
        tmp_path / "own", "name", hash_inputs(roots, OPENER, time.time_ns()), Stamp(manifest.entries, (WARNING,))
    )
    return folder


def stamp_of(build: Path, roots: tuple[Path, ...], name: str = "name") -> Stamp | None:
    return read_stamp(build.parent / "own", name, build, roots, OPENER)


def test_says_what_the_build_said(build: Path, roots: tuple[Path, ...]) -> None:
    stamp = stamp_of(build, roots)

    assert stamp
    assert ((WARNING,), ["pdf"]) == (stamp.diagnostics, [entry.format for entry in stamp.entries])


def test_a_touched_file_changes_nothing(build: Path, roots: tuple[Path, ...]) -> None:
    os.utime(roots[1] / "page.html")

    assert stamp_of(build, roots)


def written(folder: Path) -> None:
    (folder / "content/water/brief.yaml").write_text("content/water/BRIEF.yaml")


def written_within_the_clocks_grain(folder: Path) -> None:
    path = folder / "content/water/brief.yaml"
    times = path.stat()
    written(folder)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def added(folder: Path) -> None:
    (folder / "templates/new.html").write_text("")


def removed(folder: Path) -> None:
    (folder / "templates/page.html").unlink()


def output_changed(folder: Path) -> None:
    (folder / "build/water/en/water.glance.public.en.pdf").write_bytes(b"%FDP")


def output_removed(folder: Path) -> None:
    (folder / "build/water/en/water.glance.public.en.pdf").unlink()


def manifest_removed(folder: Path) -> None:
    (folder / "build/manifest.json").unlink()


def stamp_damaged(folder: Path) -> None:
    path = folder / "own" / FOLDER / "name.json"
    path.write_bytes(path.read_bytes()[:-5])


def stamp_of_another_shape(folder: Path) -> None:
    (folder / "own" / FOLDER / "name.json").write_text('{"inputs": 3}')


@pytest.mark.parametrize(
    "change",
    [written, added, removed, output_changed, output_removed, manifest_removed, stamp_damaged, stamp_of_another_shape],
)
def test_whatever_changed_is_seen(
    change: Callable[[Path], None], build: Path, roots: tuple[Path, ...], tmp_path: Path
) -> None:
    change(tmp_path)

    assert stamp_of(build, roots) is None


def test_a_change_within_the_grain_of_the_clock_is_seen(tmp_path: Path, roots: tuple[Path, ...]) -> None:
    path = roots[0] / "water/brief.yaml"
    os.utime(path)
    folder = tmp_path / "build"
    write_stamp(tmp_path / "own", "name", hash_inputs(roots, OPENER, time.time_ns()), Stamp((), ()))
    assert stamp_of(folder, roots)

    written_within_the_clocks_grain(tmp_path)

    assert stamp_of(folder, roots) is None


def test_another_name_is_another_build(build: Path, roots: tuple[Path, ...]) -> None:
    assert stamp_of(build, roots, "other") is None
