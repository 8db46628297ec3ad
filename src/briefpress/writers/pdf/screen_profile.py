"""The profile of the colours that screens show, for files that have to say what their colours mean."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

NAME = "sRGB2014"


@lru_cache(maxsize=1)
def screen_profile() -> bytes:
    """Return the profile that the engine brings along."""
    return (files("weasyprint.pdf") / f"{NAME}.icc").read_bytes()
