"""What publishing does to a folder."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from tests.conftest import CASES
from tests.lengths import GLANCE

from briefpress.diagnostics import BriefPressError
from briefpress.editions.edition import Edition
from briefpress.press.job import Printed
from briefpress.publish.files import publish
from briefpress.publish.lock import exclusive_lock
from briefpress.publish.manifest import MANIFEST, Entry, is_intact, read_manifest
from briefpress.writers.artifact import Artifact

PDF = "water/en/water.glance.public.en.pdf"
HTML = "water/en/water.glance.public.en.html"
FRENCH = "water/fr/water.glance.public.fr.pdf"


def printed(content: bytes = b"one", language: str = "en", formats: Sequence[str] = ("pdf",)) -> Printed:
    return Printed(
        edition=Edition("water", language, GLANCE, "public"),
        title="Wasser 水",
        artifacts=tuple(Artifact(name, content + name.encode()) for name in formats),
        pages=1,
        budget=1,
        fill=0.91249,
        density=0,
        dropped=("why.2",),
        layouts=3,
        key="abc",
        least_fill=0.85,
        standard=1.08,
        text_pt=9.25,
        leading_pt=12.6,
        margin_mm=17.3,
    )


def make(build: Path, *editions: Printed, kept: Sequence[Entry] = ()) -> tuple[Entry, ...]:
    return publish(build, editions, kept, "BriefPress 1").entries


def files(build: Path) -> list[str]:
    """Return every file but the lock."""
    found = (path.relative_to(build).as_posix() for path in build.rglob("*") if path.is_file())
    return sorted(path for path in found if path != ".lock")


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(BriefPressError) as caught:
        action()
    return ",".join(diagnostic.code for diagnostic in caught.value.diagnostics)


def test_writes_each_artifact_and_a_manifest(tmp_path: Path) -> None:
    make(tmp_path, printed(formats=("pdf", "html")))

    assert [MANIFEST, HTML, PDF] == files(tmp_path)
    assert b"onepdf" == (tmp_path / PDF).read_bytes()


def test_the_manifest_tells_everything_in_one_order(tmp_path: Path) -> None:
    (entry,) = make(tmp_path, printed())

    expected = """{
  "generator": "BriefPress 1",
  "editions": [
    {
      "brief": "water",
      "audience": "public",
      "length": "glance",
      "language": "en",
      "format": "pdf",
      "path": "water/en/water.glance.public.en.pdf",
      "sha256": "SHA256",
      "bytes": 6,
      "pages": 1,
      "budget": 1,
      "density": 0.0,
      "fill": 0.912,
      "dropped": [
        "why.2"
      ],
      "layouts": 3,
      "key": "abc",
      "title": "Wasser 水",
      "least_fill": 0.85,
      "standard": 1.08,
      "text_pt": 9.25,
      "leading_pt": 12.6,
      "margin_mm": 17.3
    }
  ]
}
"""
    sha256 = hashlib.sha256(b"onepdf").hexdigest()
    assert expected.replace("SHA256", sha256) == (tmp_path / MANIFEST).read_text("utf-8")
    assert (entry,) == read_manifest(tmp_path)


def test_entries_are_sorted_by_path_whatever_the_order_of_printing(tmp_path: Path) -> None:
    entries = make(tmp_path, printed(language="fr"), printed(formats=("pdf", "html")))

    assert [HTML, PDF, FRENCH] == [entry.path for entry in entries]


def test_what_has_not_changed_is_not_written_again(tmp_path: Path) -> None:
    make(tmp_path, printed(), printed(language="fr"))
    paths = [tmp_path / PDF, tmp_path / FRENCH, tmp_path / MANIFEST]
    for path in paths:
        os.utime(path, (1, 1))

    make(tmp_path, printed(), printed(language="fr"))

    assert [1, 1, 1] == [path.stat().st_mtime for path in paths]


def test_only_the_file_that_changed_is_written_again(tmp_path: Path) -> None:
    make(tmp_path, printed(), printed(language="fr"))
    for path in (PDF, FRENCH):
        os.utime(tmp_path / path, (1, 1))

    make(tmp_path, printed(b"two"), printed(language="fr"))

    assert b"twopdf" == (tmp_path / PDF).read_bytes()
    assert 1 == (tmp_path / FRENCH).stat().st_mtime


def test_what_is_no_longer_made_is_removed_with_its_empty_folders(tmp_path: Path) -> None:
    make(tmp_path, printed(), printed(language="fr"))

    make(tmp_path, printed())

    assert [MANIFEST, PDF] == files(tmp_path)
    assert not (tmp_path / "water/fr").exists()


def test_kept_editions_stay_in_folder_and_manifest(tmp_path: Path) -> None:
    before = make(tmp_path, printed(), printed(language="fr"))

    after = make(tmp_path, printed(b"two"), kept=before)

    assert [PDF, FRENCH] == [entry.path for entry in after]
    assert all(is_intact(tmp_path, entry) for entry in after)


def test_a_kept_edition_whose_file_was_changed_by_hand_leaves_the_manifest_and_not_the_folder(tmp_path: Path) -> None:
    before = make(tmp_path, printed(), printed(language="fr"))
    (tmp_path / FRENCH).write_bytes(b"my own words")

    after = make(tmp_path, printed(), kept=before)

    assert [PDF] == [entry.path for entry in after]
    assert b"my own words" == (tmp_path / FRENCH).read_bytes()


def test_other_peoples_files_are_left_alone(tmp_path: Path) -> None:
    make(tmp_path, printed(language="fr"))
    (tmp_path / "water/fr/notes.txt").write_text("mine")
    (tmp_path / ".gitignore").write_text("*")
    (tmp_path / "empty").mkdir()

    make(tmp_path, printed())

    assert [".gitignore", MANIFEST, PDF, "water/fr/notes.txt"] == files(tmp_path)
    assert (tmp_path / "empty").is_dir()


def test_a_strangers_file_at_our_very_place_is_replaced(tmp_path: Path) -> None:
    (tmp_path / PDF).parent.mkdir(parents=True)
    (tmp_path / PDF).write_bytes(b"stranger")

    make(tmp_path, printed())

    assert b"onepdf" == (tmp_path / PDF).read_bytes()


def test_a_folder_at_our_place_is_a_finding_and_nothing_changes(tmp_path: Path) -> None:
    make(tmp_path, printed())
    (tmp_path / FRENCH).mkdir(parents=True)

    code = code_of(lambda: make(tmp_path, printed(b"two"), printed(b"two", language="fr")))

    assert "publish.folder-in-the-way" == code
    assert b"onepdf" == (tmp_path / PDF).read_bytes()
    assert [MANIFEST, PDF] == files(tmp_path)
    assert [PDF] == [entry.path for entry in read_manifest(tmp_path)]


def test_every_place_that_cannot_be_had_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / PDF).mkdir(parents=True)
    (tmp_path / "water/fr").write_text("a file")

    code = code_of(lambda: make(tmp_path, printed(), printed(language="fr")))

    assert "publish.file-in-the-way,publish.folder-in-the-way" == code


def test_a_file_for_a_folder_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file")

    assert "publish.file-in-the-way" == code_of(lambda: make(tmp_path / "build", printed()))


STRANGE = (
    (CASES / "manifests" / "surrogate.json").read_text("utf-8"),
    '{"generator": "\\udfff", "editions": []}',
    '{"generator": "x", "editions": [], "more": NaN}',
    '{"generator": "x", "editions": [], "more": 1e999}',
    f'{{"generator": "x", "editions": [], "more": {"9" * 5000}}}',
    '{"generator": "x", "editions": ' + "[" * 100_000,
)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"generator": "x", "editions": [{"brief": "water"}]}', "\ud800", *STRANGE]
)
def test_a_manifest_that_cannot_be_read_is_replaced_with_a_warning(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text, "utf-8", errors="surrogatepass")

    manifest = publish(tmp_path, [printed()], (), "BriefPress 1")

    assert ["publish.bad-manifest"] == [finding.code for finding in manifest.findings]
    assert [PDF] == [entry.path for entry in read_manifest(tmp_path)]


def test_a_manifest_of_a_later_version_is_read(tmp_path: Path) -> None:
    (before,) = make(tmp_path, printed())
    document = json.loads((tmp_path / MANIFEST).read_text("utf-8"))
    document["colour"] = document["editions"][0]["colour"] = "green"
    (tmp_path / MANIFEST).write_text(json.dumps(document))

    assert (before,) == read_manifest(tmp_path)


def test_a_manifest_cannot_name_files_outside_its_folder(tmp_path: Path) -> None:
    build = tmp_path / "build"
    make(build, printed())
    outside = tmp_path / "en" / "...glance.public.en.pdf"
    outside.parent.mkdir()
    outside.write_bytes(b"onepdf")
    document = json.loads((build / MANIFEST).read_text("utf-8"))
    document["editions"][0] |= {"brief": "..", "path": "../en/...glance.public.en.pdf"}
    (build / MANIFEST).write_text(json.dumps(document))

    make(build)

    assert outside.exists()


def test_parts_of_dead_builds_are_swept(tmp_path: Path) -> None:
    make(tmp_path, printed())
    for part in (PDF.replace("water.", ".water."), f".{MANIFEST}"):
        (tmp_path / f"{part}.0123456789abcdef.part").write_text("half")
    (tmp_path / "water/en/.mine.0123456789abcdef.part").write_text("a stranger's")

    make(tmp_path, printed())

    assert [MANIFEST, "water/en/.mine.0123456789abcdef.part", PDF] == files(tmp_path)


def test_parts_of_an_edition_that_no_manifest_knows_are_swept(tmp_path: Path) -> None:
    make(tmp_path, printed())
    (tmp_path / FRENCH).parent.mkdir()
    (tmp_path / FRENCH.replace("water.", ".water.").replace(".pdf", ".pdf.0123456789abcdef.part")).write_text("half")

    make(tmp_path, printed())

    assert [MANIFEST, PDF] == files(tmp_path)


def test_files_can_be_read_as_any_other_file_of_their_owner(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("")

    make(tmp_path, printed())

    assert (tmp_path / "mine").stat().st_mode == (tmp_path / PDF).stat().st_mode


def test_a_second_build_says_that_it_waits_and_then_sees_what_the_first_has_made(tmp_path: Path) -> None:
    make(tmp_path, printed())
    heard = threading.Event()
    second = threading.Thread(
        target=lambda: publish(tmp_path, [printed(language="es")], iter_kept(tmp_path), "BriefPress 1", heard.set)
    )

    with exclusive_lock(tmp_path, lambda: None):
        second.start()
        assert heard.wait(10)
        first_build_adds_french(tmp_path)
    second.join(10)

    assert ["en", "es", "fr"] == [entry.language for entry in read_manifest(tmp_path)]


def iter_kept(build: Path) -> Iterator[Entry]:
    """Yield the entries of the manifest as it is when the first is asked for."""
    yield from read_manifest(build)


def first_build_adds_french(build: Path) -> None:
    """Leave the folder as another build would, without taking the lock that the test holds."""
    other = build.parent / f"{build.name}-other"
    made = publish(other, [printed(), printed(language="fr")], (), "BriefPress 1")
    (build / FRENCH).parent.mkdir(parents=True)
    (other / FRENCH).rename(build / FRENCH)
    (build / MANIFEST).write_bytes(made.to_bytes())
