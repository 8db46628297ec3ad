"""What is no file, leads nowhere or has no end: it is told, and nobody waits for it."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.security.stranger import Stranger

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the system has no such files")
PLACES = (
    "content/water/brief.yaml",
    "content/water/terms.yaml",
    "content/water/translations/fr.po",
    "templates/page.html",
    "templates/page.css",
    "templates/theme.yaml",
    "templates/labels/fr.po",
    "templates/parts/paragraph.html",
    "templates/fonts/house.ttf",
    "templates/reference.docx",
)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def unix_socket(path: Path) -> None:
    # A path of a socket is short; a name in its folder always is.
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def round_about(path: Path) -> None:
    path.symlink_to(path.name)


def folder(path: Path) -> None:
    path.mkdir()


MAKERS = (pipe, unix_socket, device, dangling, round_about, folder)


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("place", PLACES)
def test_what_is_no_file_is_told_at_its_place(stranger: Stranger, place: str, make: Callable[[Path], None]) -> None:
    path = stranger.root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    make(path)

    code, findings = stranger.run("check")

    assert (1, {place}) == (code, {file for _, file in findings}) or is_no_matter(place, make)
    assert code in (0, 1)


def is_no_matter(place: str, make: Callable[[Path], None]) -> bool:
    """Say whether a folder stands in nobody's way: what is looked for is looked for elsewhere then."""
    return make is folder and place.startswith("templates/")


@pytest.mark.parametrize("make", [pipe, device, dangling, round_about, unix_socket])
def test_a_picture_that_is_no_file_is_told_where_it_is_named(stranger: Stranger, make: Callable[[Path], None]) -> None:
    brief = stranger.brief / "brief.yaml"
    figure = "colophon:\n  - {type: figure, image: map.png, alternative: A map, caption: A map}\n"
    section = figure.replace("colophon:", "  - title: More\n    blocks:\n").replace("\n  - {", "\n      - {")
    brief.write_text(brief.read_text("utf-8").replace("colophon:", f"{section.rstrip()}\ncolophon:"), "utf-8")
    make(stranger.brief / "map.png")

    code, findings = stranger.run("check")

    assert 1 == code
    assert ("content.bad-image-name", "content/water/brief.yaml") in findings


@pytest.mark.parametrize("name", [".lock", "manifest.json", ".unfinished"])
def test_a_pipe_in_the_folder_of_builds_keeps_nobody_waiting(stranger: Stranger, name: str) -> None:
    stranger.build.mkdir()
    pipe(stranger.build / name)

    code, ((kind, place),) = stranger.run("verify")

    assert (1, "files.no-file", name) == (code, kind, Path(place).name)


def test_a_file_without_end_is_not_read_to_its_end(stranger: Stranger) -> None:
    with (stranger.root / "content" / "water" / "terms.yaml").open("wb") as file:
        file.truncate(10**12)

    assert (1, [("yaml.too-large", "content/water/terms.yaml")]) == stranger.run("check")


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("templates/page.css", "files.too-large"),
        ("templates/page.html", "files.too-large"),
        ("templates/labels/fr.po", "files.too-large"),
        ("content/water/brief.yaml", "yaml.too-large"),
        ("content/water/translations/fr.po", "translation.unreadable"),
        ("templates/fonts/house.ttf", "fonts.bad-file"),
    ],
)
def test_each_kind_of_file_has_its_bound(stranger: Stranger, place: str, code: str) -> None:
    path = stranger.root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.truncate(10**12)

    found, findings = stranger.run("check")

    assert 1 == found
    assert (code, place) in findings
