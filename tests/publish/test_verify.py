"""A folder of builds beside its manifest: what was lost, changed or added since it was made."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.lengths import GLANCE

from briefpress.editions.edition import Edition
from briefpress.press.job import Printed
from briefpress.publish.files import publish
from briefpress.publish.lock import exclusive_lock, shared_lock
from briefpress.publish.manifest import MANIFEST, UNFINISHED
from briefpress.publish.verify import is_place_of_ours, verify
from briefpress.writers.artifact import Artifact

PDF = "water/en/water.glance.public.en.pdf"
HTML = "water/en/water.glance.public.en.html"


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """A folder with two files of one edition."""
    artifacts = tuple(Artifact(name, b"bytes of " + name.encode()) for name in ("pdf", "html"))
    edition = Edition("water", "en", GLANCE, "public")
    publish(tmp_path, [Printed(edition, "Water", artifacts, 1, 1, 0.9, 0, (), 1, "key")], (), "BriefPress 1")
    return tmp_path


def told(build: Path) -> list[str]:
    """Return each finding as code and message, the folder's own path left out."""
    return [
        f"{finding.severity} {finding.code}: {finding.message}".replace(build.as_posix(), "build")
        for finding in verify(build).findings
    ]


def test_finds_nothing_in_what_was_made(build: Path) -> None:
    found = verify(build)

    assert () == found.findings
    assert [HTML, PDF] == [entry.path for entry in found.whole]


def test_changes_nothing(build: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in build.rglob("*")}

    verify(build)

    assert before == {path: path.stat().st_mtime_ns for path in build.rglob("*")}


def test_names_a_missing_file(build: Path) -> None:
    (build / PDF).unlink()

    assert [f"error publish.missing-file: build/{PDF} is missing"] == told(build)
    assert [HTML] == [entry.path for entry in verify(build).whole]


def test_names_a_file_of_another_size(build: Path) -> None:
    (build / PDF).write_bytes(b"bytes")

    assert [f"error publish.changed-file: build/{PDF} has been changed: 5 bytes instead of 12"] == told(build)


def test_names_a_file_of_the_same_size_and_another_hash(build: Path) -> None:
    (build / PDF).write_bytes(b"bytes of pdF")

    assert [f"error publish.changed-file: build/{PDF} has been changed: its hash is another one"] == told(build)


def test_a_folder_in_the_place_of_a_file_is_a_finding(build: Path) -> None:
    (build / PDF).unlink()
    (build / PDF).mkdir()

    (finding,) = told(build)

    assert finding.startswith(("error publish.changed-file", "error publish.unreadable-file"))


def test_only_mentions_an_edition_that_the_manifest_does_not_know(build: Path) -> None:
    (build / "water/en/water.brief.public.en.pdf").write_bytes(b"")

    assert ["warning publish.unknown-file: the manifest does not know build/water/en/water.brief.public.en.pdf"] == (
        told(build)
    )


def test_says_nothing_of_other_peoples_files(build: Path) -> None:
    for name in ("notes.txt", "water/notes.pdf", "water/en/water.pdf", "water/en/notes.glance.public.en.pdf"):
        (build / name).write_bytes(b"")

    assert [] == told(build)


def test_a_folder_without_a_manifest_cannot_be_verified(build: Path) -> None:
    (build / MANIFEST).unlink()

    assert ["error publish.no-manifest: build has no manifest.json"] == told(build)


def test_a_folder_that_is_not_there_cannot_be_verified(tmp_path: Path) -> None:
    assert ["error publish.no-manifest: there is no folder build"] == told(tmp_path / "none")


def entries_cut(content: str) -> str:
    return content[: len(content) // 2]


def entry_without_hash(content: str) -> str:
    document = json.loads(content)
    del document["editions"][1]["sha256"]
    return json.dumps(document)


def entry_outside(content: str) -> str:
    return content.replace(PDF, "../../etc/passwd")


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (entries_cut, "invalid JSON"),
        (entry_without_hash, "editions.1.sha256: field required"),
        (entry_outside, 'it names "../../etc/passwd", which is no place that a build gives to a file'),
        (lambda _: "[]", "it has no list of editions"),
    ],
)
def test_tells_how_a_manifest_is_damaged(damage: Callable[[str], str], reason: str, build: Path) -> None:
    manifest = build / MANIFEST
    manifest.write_text(damage(manifest.read_text("utf-8")), "utf-8")

    (finding,) = told(build)

    assert finding.startswith(f"error publish.damaged-manifest: build/manifest.json is damaged: {reason}")


def test_tells_of_a_build_that_was_killed_while_it_changed_files(build: Path) -> None:
    (build / UNFINISHED).write_bytes((build / MANIFEST).read_bytes())
    (build / MANIFEST).write_text('{"generator": "BriefPress 1", "editions": []}', "utf-8")

    assert [f"error publish.unfinished: a build was stopped while it changed 2 files in build, such as {HTML}"] == (
        told(build)
    )


def test_mentions_what_a_build_has_left_that_was_killed_before(build: Path) -> None:
    part = build / "water/en/.water.glance.public.en.pdf.0123456789abcdef.part"
    part.write_bytes(b"")

    (finding,) = told(build)

    assert finding.startswith(
        "warning publish.left-over: a build that was stopped has left 1 file, such as build/water"
    )


def test_compares_nothing_while_a_build_writes(build: Path) -> None:
    (build / PDF).unlink()

    with exclusive_lock(build, lambda: None):
        assert ["error publish.build-running: a build is writing to build"] == told(build)


def test_two_may_verify_at_once(build: Path) -> None:
    with shared_lock(build) as is_quiet:
        assert is_quiet
        assert [] == told(build)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (PDF, True),
        ("a.b/zh-Hans/a.b.brief.public.zh-Hans.docx", True),
        ("water/en/water.glance.public.fr.pdf", False),
        ("water/en/water.glance.en.pdf", False),
        ("water/en/water.glance.public.en.txt", False),
        (".cache/en/.cache.glance.public.en.pdf", False),
    ],
)
def test_knows_the_places_of_editions(place: str, expected: bool) -> None:
    assert expected == is_place_of_ours(place)
