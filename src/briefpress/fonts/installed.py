"""Fontconfig, which the engine asks too -> the families of this machine and what they can draw."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from functools import lru_cache

Ranges = tuple[tuple[int, int], ...]
"""First and last of code points that follow each other."""

_RANGE = re.compile(r"([0-9a-f]+)(?:-([0-9a-f]+))?")


@lru_cache(maxsize=64)
def coverage(family: str) -> Ranges:
    """Return the ranges of code points that a family has a glyph for; empty when it is not installed."""
    wanted = family.casefold()
    words = (
        word for names, _, charset in _fonts() if wanted in names.casefold().split(",") for word in charset.split()
    )
    found = (_RANGE.fullmatch(word) for word in words)
    return tuple((int(match[1], 16), int(match[2] or match[1], 16)) for match in found if match)


@lru_cache(maxsize=1)
def faces() -> tuple[str, ...]:
    """Return a line for each font that Fontconfig knows, with its version; none where there is no Fontconfig."""
    return tuple(sorted({f"{names}|{style}" for names, style, _ in _fonts()}))


def faces_of(families: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the faces of font families with their versions, a tuple for each; empty for one that is not installed."""
    known = faces()
    return tuple(tuple(face for face in known if family in face.split("|", 1)[0].split(",")) for family in families)


@lru_cache(maxsize=1)
def _fonts() -> tuple[tuple[str, str, str], ...]:
    """Return family names, style and version, and characters of each font: asked once, since asking takes a process."""
    command = ["fc-list", "--format", "%{family}|%{style} %{fontversion}|%{charset}\n"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True, text=True).stdout  # noqa: S603 - no input
    except (OSError, subprocess.CalledProcessError):
        return ()
    found = (line.split("|") for line in listed.splitlines())
    return tuple((parts[0], parts[1], parts[-1]) for parts in found if len(parts) >= 3)
