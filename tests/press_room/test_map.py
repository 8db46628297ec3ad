"""The map in docs/architecture.md names every file of the package, and none that is not there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "briefpress"
MAP = re.compile(r"```text\nsrc/briefpress/\n(?P<lines>.*?)```", re.DOTALL)
# Two blanks for each step down; what a file is for stands after two blanks or more.
LINE = re.compile(r"(?P<indent> *)(?P<name>\S+)(?:\s{2,}(?P<words>.+))?")


def test_names_every_file_once() -> None:
    found = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if path.name != "__init__.py"}
    drawn = _files_on_the_map()

    assert (set(), set()) == (found - set(drawn), set(drawn) - found), "missing on the map, not there any more"
    assert len(drawn) == len(set(drawn))


def test_says_of_each_file_what_it_is_for() -> None:
    silent = [line["name"] for line in _lines() if not line["words"]]

    assert [] == silent


def test_has_a_line_for_each_room() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    lines = re.findall(r"(?m)^\| \[`(\w+)`\]", (ROOT / "docs" / "architecture.md").read_text("utf-8"))

    assert rooms == set(lines)


def _files_on_the_map() -> list[str]:
    """Return the paths of the files on the map; a line that ends in a slash is the folder of what stands below it."""
    folders: list[str] = []
    files = []
    for line in _lines():
        del folders[len(line["indent"]) // 2 - 1 :]
        if line["name"].endswith("/"):
            folders.append(line["name"])
        else:
            files.append("".join((*folders, line["name"])))
    return files


def _lines() -> list[re.Match[str]]:
    house = MAP.search((ROOT / "docs" / "architecture.md").read_text("utf-8"))
    assert house, "the page has no map"
    lines = (LINE.fullmatch(line) for line in house["lines"].splitlines())
    return [line for line in lines if line]
