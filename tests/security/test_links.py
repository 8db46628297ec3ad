"""Links that lead out of a project: nothing behind them is read, written or removed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from briefpress.publish.own_folder import own_folder
from tests.security.stranger import NARROW, Stranger, fingerprint

READ = (
    "content",
    "content/water",
    "content/water/brief.yaml",
    "content/water/terms.yaml",
    "content/water/translations",
    "content/water/translations/fr.po",
    "templates",
    "templates/theme.yaml",
    "templates/page.html",
    "templates/page.css",
    "templates/lengths.yaml",
    "templates/parts/paragraph.html",
    "templates/labels/fr.po",
    "templates/languages/fr.yaml",
    "templates/audiences/policymakers",
    "templates/audiences/policymakers/audience.yaml",
    "templates/themes/house",
    "templates/fonts/house.ttf",
    "templates/reference.docx",
)
WRITTEN = ("build", "build/.lock", "build/.cache", "build/water", "build/water/en", "build/manifest.json")


def moved(stranger: Stranger, name: str) -> None:
    """Move something of the project, or something made up, to a folder beside it, and leave a link."""
    path, target = stranger.root / name, stranger.outside / "moved"
    if not path.exists():
        (target if not path.suffix else target.parent).mkdir(exist_ok=True)
        if path.suffix:
            target.write_text("the key to everything: [\n", "utf-8")
    stranger.link(path, target)


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("command", [("check",), ("build", *NARROW, "--language", "fr")])
def test_nothing_is_read_through_a_link_that_leads_out(stranger: Stranger, name: str, command: tuple[str, ...]) -> None:
    moved(stranger, name)

    code, findings = stranger.run(*command)

    assert 1 == code
    assert name in {place for _, place in findings}
    assert {kind for kind, _ in findings} <= {"files.link", "templates.link"}
    assert not stranger.build.exists()


@pytest.mark.parametrize(
    ("name", "target"), [*((name, ".") for name in WRITTEN), ("build", "nothing"), ("build/.lock", "nothing")]
)
def test_nothing_is_written_or_removed_through_a_link(stranger: Stranger, name: str, target: str) -> None:
    stranger.link(stranger.root / name, stranger.outside / target)
    before = fingerprint(stranger.outside)

    code, findings = stranger.run("build", *NARROW)

    assert before == fingerprint(stranger.outside)
    assert (1, ["files.link"]) == (code, [kind for kind, _ in findings])
    assert findings[0][1].endswith(name)


def test_trimming_the_cache_leaves_alone_what_it_did_not_write(
    stranger: Stranger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefpress.publish.cache.LIMIT_BYTES", 0)
    cache = stranger.build / ".cache"
    cache.mkdir(parents=True)
    (cache / "ab").symlink_to(stranger.outside / "ab")
    (cache / "cd").mkdir()
    (cache / "cd" / "notes.txt").write_text("mine")
    (cache / "cd" / ("cd" * 32 + ".json")).symlink_to(stranger.outside / "secret.yaml")
    before = fingerprint(stranger.outside)

    stranger.run("build", *NARROW)

    assert before == fingerprint(stranger.outside)
    assert "mine" == (cache / "cd" / "notes.txt").read_text()


@pytest.mark.parametrize("name", ["content/water/translations", "content/water/translations/fr.po"])
def test_translate_update_writes_nothing_through_a_link(stranger: Stranger, name: str) -> None:
    moved(stranger, name)
    before = fingerprint(stranger.outside)

    code, lines = stranger.run("translate", "update")

    assert 1 == code
    assert any(f"{name} is a link that leads out" in line for line, _ in lines)
    assert before == fingerprint(stranger.outside)


@pytest.mark.parametrize("name", ["content", "templates", "templates/audiences"])
def test_new_writes_nothing_through_a_link(stranger: Stranger, name: str) -> None:
    moved(stranger, name)
    before = fingerprint(stranger.outside)

    code, _ = stranger.run("new", "brief" if name == "content" else "audience", "mayors")

    assert 1 == code
    assert before == fingerprint(stranger.outside)


def test_a_killed_builds_leavings_are_not_removed_through_a_link(stranger: Stranger) -> None:
    left = stranger.outside / "en" / f".water.glance.policymakers.en.pdf.{'0' * 16}.part"
    left.parent.mkdir()
    left.write_text("not yours")
    stranger.link(stranger.build / "water", stranger.outside)

    stranger.run("build", *NARROW, "--format", "pdf")

    assert "not yours" == left.read_text()


@pytest.mark.parametrize("text", ["# notes", "#. notes", 'msgid "notes"'])
def test_a_translation_whose_text_is_the_name_of_a_file_is_not_that_file(
    stranger: Stranger, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(stranger.root)
    (stranger.root / text).symlink_to(stranger.outside / "secret.yaml")
    (stranger.brief / "translations" / "fr.po").write_text(text)

    code, findings = stranger.run("check")

    assert 1 == code
    assert {"content/water/translations/fr.po"} == {place for kind, place in findings if kind != "advice.no-citation"}


def test_links_that_stay_inside_are_followed(stranger: Stranger) -> None:
    stranger.link(stranger.brief / "translations" / "fr.po", stranger.brief / "french.po")
    (stranger.root / "shared").mkdir()
    shutil.move(stranger.brief, stranger.root / "shared" / "water")
    (stranger.root / "content" / "water").symlink_to("../shared/water")

    assert (0, []) == stranger.run("build", *NARROW, "--language", "fr")


def test_who_names_a_folder_of_builds_by_a_link_means_what_it_leads_to(stranger: Stranger) -> None:
    (stranger.root / "out").symlink_to(stranger.outside)

    assert 0 == stranger.run("build", *NARROW, "--out", str(stranger.root / "out"))[0]
    assert (stranger.outside / "water/en/water.glance.policymakers.en.html").is_file()


def test_a_link_that_comes_while_a_build_runs_is_not_followed(
    stranger: Stranger, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.path.lexists

    def look(path: str | os.PathLike[str]) -> bool:
        """Look, and let somebody change what is there before it is opened."""
        found = real(path)
        if Path(path).name == "terms.yaml":
            stranger.link(Path(path), stranger.outside / "secret.yaml")
        return found

    (stranger.brief / "terms.yaml").write_text("[]\n")
    monkeypatch.setattr("os.path.lexists", look)

    code, findings = stranger.run("check")

    assert (1, [("files.link", "content/water/terms.yaml")]) == (code, findings)


@pytest.mark.parametrize("place", ["project", "build"])
def test_the_key_does_not_come_with_a_project(stranger: Stranger, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = stranger.root if place == "project" else stranger.build
    own_folder(folder / "caches" / "briefpress")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "caches"))

    code, findings = stranger.run("build", *NARROW)

    assert (0, ["publish.no-own-folder"]) == (code, [kind for kind, _ in findings])
    assert not (stranger.build / ".cache").exists()
