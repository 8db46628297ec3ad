"""Files beside the editions: replaced whole, removed when no longer made, and other people's left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefpress.diagnostics import BriefPressError
from briefpress.press.job import FORMATS
from briefpress.publish.manifest import sha256_of
from briefpress.publish.side_files import (
    RECORD,
    Made,
    Record,
    SideFile,
    load_record,
    made,
    publish_side_files,
)


def publish(build: Path, **files: str) -> None:
    """Publish files by their names, which have a comma where a dot is meant."""
    wanted = [made(name.replace("_", "."), text.encode()) for name, text in files.items()]
    publish_side_files(build, wanted, "from", "manifest")


def names(build: Path) -> list[str]:
    return sorted(path.relative_to(build).as_posix() for path in build.rglob("*") if not path.name.startswith("."))


def test_no_edition_is_taken_for_one() -> None:
    assert [] == [name for name in FORMATS if SideFile(f"water/en/water.glance.public.en.{name}", "", 0).is_ours]


def test_files_no_longer_made_are_removed(tmp_path: Path) -> None:
    publish(tmp_path, index_html="old", feed_xml="old")

    publish(tmp_path, index_html="new")

    assert ["index.html"] == names(tmp_path)
    assert "new" == (tmp_path / "index.html").read_text()
    assert [("index.html", sha256_of(b"new"))] == [(one.path, one.sha256) for one in load_record(tmp_path).files]


def test_folders_that_are_empty_go_too(tmp_path: Path) -> None:
    publish_side_files(tmp_path, [made("water/index.html", b"page")], "from", "")

    publish_side_files(tmp_path, [], "from", "")

    assert [] == names(tmp_path)


def test_what_somebody_has_changed_is_not_removed(tmp_path: Path) -> None:
    publish(tmp_path, feed_xml="ours")
    (tmp_path / "feed.xml").write_text("theirs")

    publish(tmp_path, index_html="page")

    assert "theirs" == (tmp_path / "feed.xml").read_text()


def test_what_is_not_ours_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("theirs")

    with pytest.raises(BriefPressError) as raised:
        publish(tmp_path, index_html="ours", feed_xml="ours")

    assert ["shelf.not-ours"] == [one.code for one in raised.value.diagnostics]
    assert ["index.html"] == names(tmp_path)
    assert "theirs" == (tmp_path / "index.html").read_text()


def test_what_a_kill_has_left_counts_as_ours(tmp_path: Path) -> None:
    publish(tmp_path, index_html="old", feed_xml="old")
    old, new = (SideFile("index.html", sha256_of(text), 3) for text in (b"old", b"new"))
    # As it is when the record of both has been written, and one of the files.
    both = Record("", (*load_record(tmp_path).files, new))
    (tmp_path / RECORD).write_bytes(both.to_bytes())
    (tmp_path / "index.html").write_text("new")
    (tmp_path / ".index.html.0123456789abcdef.part").write_text("ne")

    publish_side_files(tmp_path, [], "from", "")

    assert old in both.files
    assert [] == names(tmp_path)
    assert [".lock", RECORD] == sorted(path.name for path in tmp_path.iterdir())


def test_what_is_kept_is_not_written_again(tmp_path: Path) -> None:
    publish_side_files(tmp_path, [made("water/en/page.jpg", b"picture", "pdf")], "from", "")
    before = (tmp_path / "water/en/page.jpg").stat().st_ino
    (kept,) = load_record(tmp_path).files

    publish_side_files(tmp_path, [Made(kept, None)], "from", "")

    assert "pdf" == kept.made_from
    assert before == (tmp_path / "water/en/page.jpg").stat().st_ino


@pytest.mark.parametrize(
    "path",
    [
        "../index.html",
        "/index.html",
        "manifest.json",
        ".lock",
        "water/en/water.glance.public.en.pdf",
        "a/b/c/d.xml",
        "",
    ],
)
def test_a_record_that_names_what_no_shelf_writes_is_not_believed(path: str, tmp_path: Path) -> None:
    file = {"path": path, "sha256": "0" * 64, "bytes": 1, "made_from": ""}
    (tmp_path / RECORD).write_text(json.dumps({"made_from": "x", "manifest": "", "files": [file]}), "utf-8")

    assert Record("", ()) == load_record(tmp_path)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"files": [1]}', '{"files": [{"path": 1}], "made_from": ""}', "\ud800"]
)
def test_a_damaged_record_is_an_empty_one(text: str, tmp_path: Path) -> None:
    (tmp_path / RECORD).write_text(text, "utf-8", errors="surrogatepass")

    assert Record("", ()) == load_record(tmp_path)
