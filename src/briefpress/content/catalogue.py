"""Which briefs a project has, and that each can bear its name: it begins the name of every file that is made."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from briefpress.diagnostics import Diagnostic, Place, raise_if_errors
from briefpress.files.opener import is_there

BRIEF_FILE = "brief.yaml"

# What some system or some program takes for something else than a letter of a name.
_SPECIAL = frozenset('/\\:*?"<>|')
_LONGEST = 100
"""In bytes: a file's name has 255, and more stands in it than the brief's."""
# Devices, on Windows, whatever comes after a dot.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10))}
)


def find_briefs(project: Path) -> tuple[str, ...]:
    """Return the names of the folders in `content/` that hold a brief, sorted; empty when there is no `content/`.

    Raises BriefPressError with every name that a brief cannot have.
    """
    try:
        found = sorted(os.listdir(project / "content"))  # noqa: PTH208 - names, not paths
    except OSError:
        return ()
    names = tuple(name for name in found if is_there(project / "content" / name / BRIEF_FILE))
    raise_if_errors(_bad_names(names))
    return names


def _bad_names(names: tuple[str, ...]) -> Iterator[Diagnostic]:
    for name in names:
        problem = _problem(name)
        if problem:
            shown = name.encode("utf-8", "backslashreplace").decode()
            message = f'"{shown}" cannot be the name of a brief: {problem}'
            hint = "give the folder another name: letters, digits and hyphens read alike everywhere"
            yield Diagnostic("content.bad-brief-name", message, Place(f"content/{shown}"), hint)


def _problem(name: str) -> str:
    """Return in words what keeps a folder's name from being a brief's; empty when nothing does."""
    # What is no text in the system's encoding comes as halves of characters, which are not printable either.
    hidden = next((character for character in name if not character.isprintable()), "")
    special = next((character for character in name if character in _SPECIAL), "")
    if hidden:
        code = ord(hidden)
        seen = f"byte 0x{code - 0xDC00:02X}, which is not UTF-8" if 0xDC80 <= code <= 0xDCFF else f"U+{code:04X}"
        return f"it holds a character that cannot be seen ({seen})"
    if special:
        return f"it holds {special}"
    if name[0] in "-. ~":
        return f'it begins with "{name[0]}"'
    if name[-1] in ". ":
        return f'it ends with "{name[-1]}"'
    if len(name.encode()) > _LONGEST:
        return f"it is longer than {_LONGEST} bytes"
    return "it is that of a device on Windows" if name.split(".")[0].lower() in _DEVICES else ""
