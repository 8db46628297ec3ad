"""A folder of builds that came with a project: nothing of it is published, believed or removed for its sake."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest

from briefpress.cli import main
from briefpress.publish.manifest import read_manifest
from tests.security.stranger import NARROW, Stranger, fingerprint, stranger_at

HTML = "water/en/water.glance.policymakers.en.html"
IN_FRENCH = tuple(word if word != "en" else "fr" for word in NARROW)
EVIL = b"<script>alert(1)</script>"


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a build, made with the key that the tests share."""
    made = stranger_at(tmp_path_factory.mktemp("built"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "caches"))
        assert 0 == main(["build", *NARROW, "--quiet", "--project", str(made.root)])
    return made.build


@pytest.fixture(scope="module")
def kept_in_french(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build in French has kept, with that key."""
    made = stranger_at(tmp_path_factory.mktemp("french"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "caches"))
        assert 0 == main(["build", *IN_FRENCH, "--quiet", "--project", str(made.root)])
    return made.build / ".cache"


@pytest.fixture
def built(stranger: Stranger, built_once: Path) -> Stranger:
    """A project of its own that has been built."""
    shutil.copytree(built_once, stranger.build)
    return stranger


def with_another_key(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Go on as another user: with a folder for caches that knows nothing of what was made."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "another"))


def poisoned(path: Path, *, is_hashed: bool) -> None:
    content = path.read_bytes()
    start, _, rest = content[64:].partition(b"<body")
    changed = start + b"<body" + rest.replace(b">", b">" + EVIL, 1)
    path.write_bytes((hashlib.sha256(changed).hexdigest().encode() if is_hashed else content[:64]) + changed)


@pytest.mark.parametrize("is_hashed", [True, False])
def test_an_entry_that_was_changed_is_not_published(built: Stranger, is_hashed: bool) -> None:
    (entry,) = (built.build / ".cache").glob("*/*.html")
    poisoned(entry, is_hashed=is_hashed)
    good = (built.build / HTML).read_bytes()
    (built.build / HTML).unlink()

    code, findings = built.run("build", *NARROW)

    assert (0, []) == (code, findings)
    assert good == (built.build / HTML).read_bytes()


def test_an_entry_in_anothers_place_is_not_published(built: Stranger) -> None:
    built.run("build", *(word if word != "glance" else "brief" for word in NARROW))
    short = next(path for path in (built.build / ".cache").glob("*/*.html") if path.stat().st_size < 40_000)
    for path in tuple((built.build / ".cache").glob("*/*.html")):
        if path != short:
            path.write_bytes(short.read_bytes())
    good = (built.build / HTML.replace("glance", "brief")).read_bytes()
    (built.build / HTML.replace("glance", "brief")).unlink()

    built.run("build", *(word if word != "glance" else "brief" for word in NARROW))

    assert good == (built.build / HTML.replace("glance", "brief")).read_bytes()


def test_what_another_user_has_sealed_is_not_believed(
    built: Stranger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = {path: path.read_bytes() for path in (built.build / ".cache").glob("*/*") if path.is_file()}
    with_another_key(monkeypatch, tmp_path)

    assert (0, []) == built.run("build", *NARROW)

    assert not any(path.read_bytes() == content for path, content in entries.items())


def test_a_project_brings_no_stamp_that_keeps_a_build_from_being_made(
    built: Stranger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_another_key(monkeypatch, tmp_path)
    evil = (built.build / HTML).read_bytes().replace(b"</main>", EVIL + b"</main>")
    (built.build / HTML).write_bytes(evil)
    (entry,) = read_manifest(built.build)
    changed = dataclasses.replace(entry, sha256=hashlib.sha256(evil).hexdigest(), bytes=len(evil))
    document = {"generator": "BriefPress 0.1.0", "editions": [dataclasses.asdict(changed)]}
    (built.build / "manifest.json").write_text(json.dumps(document))

    assert (0, []) == built.run("build", *NARROW)

    assert EVIL not in (built.build / HTML).read_bytes()


@pytest.mark.parametrize(
    "change",
    [
        {"path": "../outside/secret.yaml"},
        {"path": "/etc/hostname"},
        {"path": "water/en/../../../outside/secret.yaml"},
        {"path": "water/en/notes.pdf"},
        {"brief": "..", "path": "../en/...glance.policymakers.en.html"},
        {"language": "..", "path": "water/../water.glance.policymakers...html"},
        {"bytes": -1},
        {"bytes": 10**30},
    ],
)
def test_a_manifest_names_nothing_that_a_build_would_not_make(
    built: Stranger, kept_in_french: Path, change: dict[str, object]
) -> None:
    shutil.copytree(kept_in_french, built.build / ".cache", dirs_exist_ok=True)
    (entry,) = read_manifest(built.build)
    secret = built.outside / "secret.yaml"
    hashed = {"sha256": hashlib.sha256(secret.read_bytes()).hexdigest(), "bytes": secret.stat().st_size}
    document = {"generator": "x", "editions": [dataclasses.asdict(entry) | hashed | {"length": "glance"} | change]}
    (built.build / "manifest.json").write_text(json.dumps(document))
    (built.build / "water/en/notes.pdf").write_text("mine")
    before = fingerprint(built.outside)

    code, _ = built.run("build", *IN_FRENCH)

    assert 0 == code
    assert before == fingerprint(built.outside)
    assert "mine" == (built.build / "water/en/notes.pdf").read_text()
    assert [HTML.replace("/en/", "/fr/").replace(".en.", ".fr.")] == [one.path for one in read_manifest(built.build)]


def test_without_a_folder_of_its_own_a_build_is_made_and_says_so(
    stranger: Stranger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))

    code, findings = stranger.run("build", *NARROW)

    assert (0, ["publish.no-own-folder"]) == (code, [kind for kind, _ in findings])
    assert (stranger.build / HTML).is_file()
    assert not (stranger.build / ".cache").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows keeps a user's folder by itself")
@pytest.mark.parametrize(("name", "mode"), [("", 0o777), ("key", 0o644), ("key", 0o666)])
def test_a_key_that_others_may_know_is_not_used(
    stranger: Stranger, name: str, mode: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "caches" / "briefpress"
    own.mkdir(mode=0o700, parents=True)
    (own / "key").write_bytes(b"k" * 32)
    (own / "key").chmod(0o600)
    (own / name).chmod(mode)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))

    assert ["publish.no-own-folder"] == [kind for kind, _ in stranger.run("build", *NARROW)[1]]


def test_make_clean_and_another_folder_take_the_cache_along(built: Stranger) -> None:
    shutil.rmtree(built.build)

    assert 0 == built.run("build", *NARROW)[0]
    assert list((built.build / ".cache").glob("*/*.html"))
