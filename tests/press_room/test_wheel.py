"""The wheel: what is installed elsewhere is whole, and is nothing but the press."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build it as an installer would, from what is installed: no registry is asked."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_carries_every_template(wheel: Path) -> None:
    templates = _files(ROOT / "templates")

    carried = {name.removeprefix("briefpress/templates/") for name in _names(wheel, "briefpress/templates/")}

    assert templates
    assert templates == carried


def test_carries_the_whole_package(wheel: Path) -> None:
    package = _files(ROOT / "src" / "briefpress")

    carried = {name.removeprefix("briefpress/") for name in _names(wheel, "briefpress/")}

    assert package == {name for name in carried if not name.startswith("templates/")}


def test_carries_nothing_else(wheel: Path) -> None:
    assert set() == {name for name in _names(wheel, "") if not name.startswith(("briefpress/", "briefpress-"))}


def test_brings_the_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (path,) = (name for name in archive.namelist() if name.endswith("/entry_points.txt"))
        points = archive.read(path).decode()

    assert "[console_scripts]\nbriefpress = briefpress.cli:main" in points


def test_finds_its_templates_where_it_is_installed(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    # -P: nothing of the folder that the tests run in.
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import briefpress.project as p; print(p.package_templates())"
    )

    command = [sys.executable, "-P", "-c", program, str(tmp_path / "installed")]
    printed = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, encoding="utf-8").stdout

    assert tmp_path / "installed" / "briefpress" / "templates" == Path(printed.strip())


def test_makes_a_project_in_an_empty_folder_and_prints_it(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    folder = tmp_path / "empty"
    folder.mkdir()

    _briefpress(tmp_path / "installed", folder, "new", "brief", "x")
    # Every format, of the shortest: that the templates of other lengths are there is seen above.
    _briefpress(tmp_path / "installed", folder, "build", "--length", "glance", "--jobs", "1")

    made = {path.name for path in (folder / "build" / "x" / "en").iterdir()}
    assert {f"x.glance.policymakers.en.{format_}" for format_ in ("pdf", "docx", "html")} == made


def _briefpress(installed: Path, folder: Path, *words: str) -> None:
    program = "import sys; sys.path.insert(0, sys.argv.pop(1)); from briefpress.cli import main; sys.exit(main())"
    command = [sys.executable, "-P", "-c", program, str(installed), *words]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def _files(folder: Path) -> set[str]:
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in files}


def _names(wheel: Path, prefix: str) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if name.startswith(prefix)}
