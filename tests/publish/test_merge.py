"""The parts of a build put together are the build."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.lengths import GLANCE

from briefpress.diagnostics import BriefPressError
from briefpress.editions.edition import Edition
from briefpress.press.job import Printed
from briefpress.publish.files import publish
from briefpress.publish.merge import merge
from briefpress.writers.artifact import Artifact


def printed(language: str, content: bytes = b"%PDF") -> Printed:
    edition = Edition("water", language, GLANCE, "public")
    return Printed(edition, "Water", (Artifact("pdf", content),), 1, 1, 0.9, 0, (), 1, "key")


def part(folder: Path, *languages: str, content: bytes = b"%PDF", generator: str = "BriefPress 1") -> Path:
    publish(folder, [printed(language, content) for language in languages], (), generator)
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != ".lock"}


def test_the_parts_are_the_whole(tmp_path: Path) -> None:
    whole = part(tmp_path / "whole", "en", "fr", "ru")

    merge([part(tmp_path / "1", "en", "ru"), part(tmp_path / "2", "fr")], tmp_path / "merged")

    assert files_of(whole) == files_of(tmp_path / "merged")


def test_what_the_folder_had_stays(tmp_path: Path) -> None:
    part(tmp_path / "merged", "ar", "en", content=b"old")

    manifest = merge([part(tmp_path / "1", "en")], tmp_path / "merged")

    assert [("ar", 3), ("en", 4)] == [(entry.language, entry.bytes) for entry in manifest.entries]


def test_one_edition_in_two_parts_is_the_same_in_both(tmp_path: Path) -> None:
    merge([part(tmp_path / "1", "en"), part(tmp_path / "2", "en")], tmp_path / "merged")

    assert 2 == len(files_of(tmp_path / "merged"))


def conflict(folder: Path) -> list[Path]:
    return [part(folder / "1", "en"), part(folder / "2", "en", content=b"other")]


def no_manifest(folder: Path) -> list[Path]:
    (folder / "2").mkdir()
    return [part(folder / "1", "en"), folder / "2"]


def damaged_manifest(folder: Path) -> list[Path]:
    one = part(folder / "1", "en")
    (one / "manifest.json").write_text("{")
    return [one]


def changed_file(folder: Path) -> list[Path]:
    one = part(folder / "1", "en", "fr")
    next(one.rglob("*fr.pdf")).write_bytes(b"?")
    return [one]


def other_version(folder: Path) -> list[Path]:
    return [part(folder / "1", "en"), part(folder / "2", "fr", generator="BriefPress 2")]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (conflict, "merge.conflict"),
        (no_manifest, "merge.no-manifest"),
        (damaged_manifest, "merge.no-manifest"),
        (changed_file, "merge.changed-file"),
        (other_version, "merge.other-version"),
    ],
)
def test_nothing_is_written_when_parts_do_not_fit(parts: object, code: str, tmp_path: Path) -> None:
    assert callable(parts)
    folders = parts(tmp_path)

    with pytest.raises(BriefPressError) as caught:
        merge(folders, tmp_path / "merged")

    assert [code] == [finding.code for finding in caught.value.diagnostics]
    assert not (tmp_path / "merged").exists()
