"""`verify` and `doctor`: what they print, with which exit code, and what they do without."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefpress.cli import main

Printed = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one sample brief and its one-pager as HTML."""
    root = tmp_path_factory.mktemp("printed")
    assert 0 == main(["new", "brief", "water", "--project", str(root)])
    assert 0 == main(["build", "--quiet", "--length", "glance", "--format", "html", "--project", str(root)])
    return root


@pytest.fixture
def project(printed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that project, in which the command runs."""
    shutil.copytree(printed, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("project")
def test_verify_says_that_all_is_as_it_was_made(capsys: Printed) -> None:
    assert 0 == main(["verify"])

    printed = capsys.readouterr()
    assert ("1 file is as the manifest says\n", "") == (printed.out, printed.err)


def test_verify_finds_what_was_changed(project: Path, capsys: Printed) -> None:
    (project / "build/water/en/water.glance.policymakers.en.html").write_text("", "utf-8")

    assert 1 == main(["verify"])

    printed = capsys.readouterr()
    assert "" == printed.out
    assert "error[publish.changed-file]: build/water/en/water.glance.policymakers.en.html has been" in printed.err


def test_verify_needs_no_project_for_a_folder(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    elsewhere = project / "elsewhere"
    (project / "build").rename(elsewhere)
    (project / "content").rename(project / "gone")
    monkeypatch.chdir(elsewhere)

    assert 0 == main(["verify", "."])
    assert 1 == main(["verify"])
    assert "project.none" in capsys.readouterr().err


@pytest.mark.usefixtures("project")
def test_verify_as_json_lists_the_files_that_stand(capsys: Printed) -> None:
    assert 0 == main(["verify", "--json"])

    document = json.loads(capsys.readouterr().out)
    assert ["water/en/water.glance.policymakers.en.html"] == [entry["path"] for entry in document["editions"]]
    assert document["ok"] is True


def test_verify_loads_no_engine(project: Path) -> None:
    program = (
        "import sys; from briefpress.cli import main; main(['verify'])\n"
        "print(*{'weasyprint', 'docx', 'jinja2', 'babel'} & set(sys.modules))"
    )

    printed = subprocess.run(
        [sys.executable, "-c", program], cwd=project, check=True, capture_output=True, encoding="utf-8"
    )

    assert "1 file is as the manifest says\n\n" == printed.stdout


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose Pango cannot be loaded, with a folder of programs of its own that comes first."""
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "libpango-1.0.so.0").touch()
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path / "lib"))
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")
    return tmp_path


def doctor(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does: what it remembers of fonts must not stay with the tests."""
    command = [sys.executable, "-m", "briefpress", "doctor", *words]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, encoding="utf-8")


def test_doctor_finds_this_machine_fit(tmp_path: Path) -> None:
    done = doctor(tmp_path)

    assert ("", 0) == (done.stderr, done.returncode)
    assert all(line.startswith("ok  ") for line in done.stdout.splitlines())
    assert "ok  zh-Hans: the theme's fonts have the" in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="breaks libraries in Linux's way")
def test_doctor_tells_what_to_install_where_the_engine_cannot_be_loaded(broken: Path) -> None:
    done = doctor(broken, "--all-systems")

    assert 1 == done.returncode
    assert "error[doctor.no-library]: WeasyPrint, which lays out the pages, cannot be loaded: " in done.stderr
    for line in (
        "sudo apt-get install libpango-1.0-0",
        "sudo dnf install pango",
        "brew install pango",
        "wsl --install",
    ):
        assert line in done.stderr
    assert "ok  Python" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="breaks libraries in Linux's way")
def test_a_build_without_an_engine_sends_to_the_doctor(broken: Path) -> None:
    main(["new", "brief", "water", "--project", str(broken)])

    command = [sys.executable, "-m", "briefpress", "build", "--length", "glance", "--json"]
    done = subprocess.run(command, cwd=broken, check=False, capture_output=True, encoding="utf-8")

    (finding,) = json.loads(done.stdout)["diagnostics"]
    assert ("doctor.no-library", 1) == (finding["code"], done.returncode)
    assert "briefpress doctor tells what to install" == finding["hint"]


def test_doctor_names_the_fonts_that_are_missing(broken: Path) -> None:
    # Every family but one has Latin letters only, and that one is not there.
    families = ("Noto Serif", "Noto Sans CJK SC", "Noto Serif CJK SC", "Noto Naskh Arabic", "Noto Serif Hebrew")
    more = ("Noto Sans Devanagari", "Noto Sans Symbols2", "Noto Sans Math")
    lines = "".join(f"echo '{family}|20-17f 2010-203a'\n" for family in (*families, *more))
    script = "#!/bin/sh\n" + lines
    (broken / "bin" / "fc-list").write_text(script)
    (broken / "bin" / "fc-list").chmod(0o755)

    done = doctor(broken, "--json")

    document = json.loads(done.stdout)
    states = {one["check"]: one["state"] for one in document["checks"]}
    assert ("error", "error", "error") == (states["families"], states["glyphs-ar"], states["glyphs-ru"])
    messages = [finding["message"] for finding in document["diagnostics"]]
    assert 'this font family is in the theme and not installed: "Inter" (ar, en, es, fr, ru)' in messages
    assert any(message.startswith("ru: no font family of the theme has ") for message in messages)
    assert (1, "") == (done.returncode, done.stderr)


def test_doctor_of_a_folder_that_is_no_project(tmp_path: Path, capsys: Printed) -> None:
    assert 1 == main(["doctor", "--project", str(tmp_path)])
    assert "error[project.none]" in capsys.readouterr().err
