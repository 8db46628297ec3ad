"""Fontconfig, which the engine asks too -> the families of this machine and what they can draw."""

from __future__ import annotations

import re
import subprocess
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

Ranges = tuple[tuple[int, int], ...]
"""First and last of code points that follow each other."""

_RANGE = re.compile(r"([0-9a-f]+)(?:-([0-9a-f]+))?")


def is_in(character: str, ranges: Iterable[tuple[int, int]]) -> bool:
    """Say whether ranges of code points hold a character."""
    return any(first <= ord(character) <= last for first, last in ranges)


def without_glyph(characters: Iterable[str], ranges: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Return which of some characters none of the ranges of code points holds."""
    spans = sorted(set(ranges))
    starts = [first for first, _ in spans]
    # The farthest end of all ranges up to each: what lies before it is in one of them.
    ends = list(accumulate((last for _, last in spans), max))
    return frozenset(
        character
        for character in characters
        if not (place := bisect_right(starts, ord(character))) or ends[place - 1] < ord(character)
    )


@lru_cache(maxsize=64)
def coverage(family: str) -> Ranges:
    """Return the ranges of code points that a family has a glyph for; empty when it is not installed."""
    wanted = family.casefold()
    fonts = (line.rpartition("|") for line in _listed("%{family}|%{charset}\n"))
    charsets = (charset for names, _, charset in fonts if wanted in names.casefold().split(","))
    return tuple(span for charset in charsets for span in _ranges(charset))


def _ranges(charset: str) -> Ranges:
    """Return what Fontconfig writes as `20-7e a0-17f`."""
    found = (_RANGE.fullmatch(word) for word in charset.split())
    return tuple((int(match[1], 16), int(match[2] or match[1], 16)) for match in found if match)


def families_with(characters: str) -> tuple[str, ...]:
    """Return the installed families whose fonts have all of some characters, in the order of their names."""
    wanted = set(characters)
    found = set()
    for line in _listed("%{family}|%{charset}\n"):
        names, _, charset = line.rpartition("|")
        ranges = _ranges(charset)
        if all(is_in(character, ranges) for character in wanted):
            found.add(names.split(",")[0])
    return tuple(sorted(found))


@lru_cache(maxsize=1)
def faces() -> tuple[str, ...]:
    """Return a line for each font that Fontconfig knows, with its version; none where there is no Fontconfig."""
    return tuple(sorted(set(_listed("%{family}|%{style} %{fontversion}\n"))))


@lru_cache(maxsize=64)
def faces_of(families: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the faces of font families with their versions, a tuple for each; empty for one that is not installed."""
    known = faces()
    return tuple(tuple(face for face in known if family in face.split("|", 1)[0].split(",")) for family in families)


def files_of(family: str) -> tuple[str, ...]:
    """Return the files of a family's fonts on this machine, in order; none when it is not installed."""
    lines = (line.rpartition("|") for line in _listed("%{family}|%{file}\n"))
    return tuple(sorted(path for names, _, path in lines if family in names.split(",")))


@lru_cache(maxsize=3)
def _listed(form: str) -> tuple[str, ...]:
    """Return a line for each font, asked once for all families: asking takes a process.

    What the fonts can draw takes as long again, and nobody asks for it before something is printed.
    """
    command = ["fc-list", "--format", form]
    try:
        listed = subprocess.run(command, capture_output=True, check=True, text=True).stdout  # noqa: S603 - no input
    except (OSError, subprocess.CalledProcessError):
        return ()
    return tuple(listed.splitlines())
