"""What is found on a machine, a broken one included."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from briefpress.doctor.facts import BrokenEngine, Engine, System
from briefpress.doctor.font_needs import font_needs_of
from briefpress.doctor.probe import ask_engine, count_fonts, engine_from, folder_at, machine, packages, system_of
from briefpress.project import Project

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="breaks libraries in Linux's way")


@pytest.fixture
def without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder where the loader looks first: an empty file in it keeps it from the library of that name."""
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))
    return tmp_path


def test_asks_the_engine() -> None:
    engine = ask_engine()

    assert isinstance(engine, Engine)
    assert engine.pango >= (1, 44)
    assert engine.harfbuzz > (0,)
    assert engine.fontconfig > (2,)


@on_linux
def test_tells_that_a_library_cannot_be_loaded(without: Path) -> None:
    (without / "libpango-1.0.so.0").touch()

    engine = ask_engine()

    assert isinstance(engine, BrokenEngine)
    assert engine.lacks_library
    assert "pango-1.0" in engine.reason


@on_linux
def test_tells_that_fonts_cannot_be_cut_down(without: Path) -> None:
    (without / "libharfbuzz-subset.so.0").touch()

    engine = ask_engine()

    assert isinstance(engine, Engine)
    assert not engine.has_subset


def test_tells_that_the_engine_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "weasyprint.py").write_text("raise ImportError('no module named weasyprint')")
    monkeypatch.syspath_prepend(str(tmp_path))

    assert BrokenEngine("no module named weasyprint", lacks_library=False) == ask_engine()


def test_what_the_engine_prints_is_not_its_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "weasyprint.py").write_text("print('-----')\nraise OSError('no')")
    monkeypatch.syspath_prepend(str(tmp_path))

    assert BrokenEngine("no", lacks_library=True) == ask_engine()


@pytest.mark.parametrize("answer", ["", "{", "[]", "{}", '{"problem": ""}'])
def test_an_engine_that_dies_has_told_nothing(answer: str) -> None:
    assert BrokenEngine("the process that loads it ends with -11", lacks_library=True) == engine_from(answer, -11)


@pytest.mark.parametrize(
    ("platform", "release", "expected"),
    [
        ("linux", {"ID": "debian"}, System.DEBIAN),
        ("linux", {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, System.DEBIAN),
        ("linux", {"ID": "fedora"}, System.FEDORA),
        ("linux", {"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, System.FEDORA),
        ("linux", {"ID": "arch"}, None),
        ("linux", {}, None),
        ("darwin", {}, System.MACOS),
        ("win32", {}, System.WINDOWS),
    ],
)
def test_knows_how_things_are_installed(platform: str, release: dict[str, str], expected: System | None) -> None:
    assert expected == system_of(platform, release)


def test_knows_this_machine() -> None:
    assert sys.version_info[:3] == machine().python
    assert machine().name


def test_reads_what_is_asked_and_locked(tmp_path: Path) -> None:
    lock = tmp_path / "run.txt"
    lock.write_text("weasyprint==70.0 \\\n    --hash=sha256:00\nno-such==1.2 ; implementation_name != 'PyPy' \\\n")

    found = {package.name: package for package in packages(lock)}

    assert (("==70.0",), "70.0") == (found["weasyprint"].asked, found["weasyprint"].locked)
    assert ("", "1.2", True) == (found["no-such"].installed, found["no-such"].locked, found["no-such"].is_optional)
    assert (">=2",) == found["pydantic"].asked


def test_needs_no_lock(tmp_path: Path) -> None:
    assert {""} == {package.locked for package in packages(tmp_path / "run.txt")}


@pytest.mark.parametrize(("script", "expected"), [("echo a; echo b", 2), ("exit 1", None), (None, None)])
def test_counts_fonts(
    script: str | None, expected: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if script:
        (tmp_path / "fc-list").write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / "fc-list").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert expected == count_fonts()


def test_a_folder_that_will_be_made_is_judged_by_the_one_above(tmp_path: Path) -> None:
    found = folder_at(tmp_path / "build" / "deep")

    assert "" == found.obstacle
    assert found.free_bytes
    assert [] == list(tmp_path.iterdir())


def test_a_file_is_no_folder_for_builds(tmp_path: Path) -> None:
    (tmp_path / "build").touch()

    assert "build is a file" == folder_at(tmp_path / "build").obstacle


def test_looks_at_the_languages_of_a_project(project: Project) -> None:
    needs, problems = font_needs_of(project)

    assert ((), ["en", "fr"]) == (problems, [need.language for need in needs])
    assert {"Noto Serif", "Inter", "Noto Naskh Arabic"} <= set(needs[0].families)
    assert {"text": ("Noto Serif",), "ui": ("Inter",)} == needs[0].stacks


def test_looks_at_the_languages_of_the_templates_without_a_project() -> None:
    needs, problems = font_needs_of(None)

    assert () == problems
    by_language = {need.language: need for need in needs}
    assert ["ar", "en", "es", "fr", "ru", "zh-Hans"] == list(by_language)
    for language, some in {"ar": "شء،؟", "fr": "œ«\u202f", "ru": "Жё№", "zh-Hans": "的「」，", "es": "¿ñ"}.items():
        assert set(some) <= by_language[language].characters


def test_a_brief_that_cannot_be_read_is_passed_over(project: Project) -> None:
    (project.content / "tiny" / "brief.yaml").write_text("title: [")

    needs, problems = font_needs_of(project)

    assert 6 == len(needs)
    assert () == problems


def test_a_new_language_is_known_by_its_labels(project: Project) -> None:
    templates = project.root / "templates"
    for name, content in {
        "languages/ka.yaml": "direction: ltr\nlocale: ka_GE\n",
        "labels/ka.po": 'msgid "Sources"\nmsgstr "წყაროები"\n',
    }.items():
        (templates / name).parent.mkdir(parents=True, exist_ok=True)
        (templates / name).write_text(content, "utf-8")
    # Without a brief every language of the templates counts.
    (project.content / "tiny" / "brief.yaml").unlink()

    needs, problems = font_needs_of(project)

    assert () == problems
    assert set("წყარო") <= next(need.characters for need in needs if need.language == "ka")


def test_a_mistake_in_the_file_of_a_language_is_a_finding(project: Project) -> None:
    folder = project.root / "templates" / "languages"
    folder.mkdir(parents=True)
    (folder / "en.yaml").write_text("direction: up\n")

    needs, problems = font_needs_of(project)

    assert ["fr"] == [need.language for need in needs]
    assert ["language.bad-direction"] == [problem.code for problem in problems]
