"""The environment of a user -> where programs keep for this user what can be made again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_NAME = "briefpress"


def caches_of(environment: Mapping[str, str], platform: str) -> Path | None:
    """Return our folder among the user's caches, on a platform of Python's name; None when nothing says where."""
    match platform:
        case "win32":
            return _below(environment.get("LOCALAPPDATA", ""))
        case "darwin":
            return _below(environment.get("HOME", ""), "Library", "Caches")
        case _:
            # XDG Base Directory Specification 0.8: a path that is relative is to be passed over.
            named = environment.get("XDG_CACHE_HOME", "")
            return _below(named) or _below(environment.get("HOME", ""), ".cache")


def _below(folder: str, *steps: str) -> Path | None:
    path = Path(folder)
    return path.joinpath(*steps, _NAME) if path.is_absolute() else None
