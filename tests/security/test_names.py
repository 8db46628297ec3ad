"""Names of folders that hold a brief: one that a file, a shell or a reader would take for something else is told."""

from __future__ import annotations

import os

import pytest

from tests.security.stranger import Stranger

BAD = [
    (b"--help", "--help"),
    (b"-rf", "-rf"),
    (b"\xff", "\\udcff"),
    (b"wa\xc3ter", "wa\\udcc3ter"),
    (b"\x1b[2J", "\x1b[2J"),
    (b"a\nb", "a\nb"),
    ("\u202egnp".encode(), "\u202egnp"),
    (b".hidden", ".hidden"),
    (b"~root", "~root"),
    (b"C:water", "C:water"),
    (b"wa*er", "wa*er"),
    (b"con", "con"),
    (b"Aux.txt", "Aux.txt"),
    (b"water.", "water."),
    (b"a" * 101, "a" * 101),
]


@pytest.mark.parametrize(("name", "shown"), BAD)
@pytest.mark.parametrize("command", ["check", "list", "build"])
def test_a_name_that_no_brief_can_have_is_told(stranger: Stranger, name: bytes, shown: str, command: str) -> None:
    stranger.brief.rename(stranger.brief.parent / os.fsdecode(name))

    assert (1, [("content.bad-brief-name", f"content/{shown}")]) == stranger.run(command)
    assert not stranger.build.exists()


@pytest.mark.parametrize("name", ["water-2", "Wasser", "вода", "水", "पानी", "l'eau", "a_b.c", "two words", "2026"])
def test_a_name_that_reads_as_a_name_is_one(stranger: Stranger, name: str) -> None:
    stranger.brief.rename(stranger.brief.with_name(name))

    code, findings = stranger.run("list")

    assert (0, []) == (code, findings)
