"""Profiles of printing conditions (ICC.1:2001-04) that come along.

`coated-fogra39.icc` is offset on coated paper, ISO 12647-2:2004/Amd 1, which the registry of the ICC calls FOGRA39,
with 300 % of ink at most. It was made by `colprof` of ArgyllCMS 2.3.1,

    colprof -ql -bl -l300 -L95 -kr -S sRGB.icc -cmt -dpp -D "BriefPress Coated FOGRA39 (300 %)" -C zlib FOGRA39L

from the measurements FOGRA39L.ti3 of Debian's `icc-profiles-free`, which Fogra made and Kai-Uwe Behrmann gave to all
under the zlib/libpng licence; `LICENSE` is that licence. Refused: the profiles of Ghostscript, which are under the
AGPL, and those of printers' associations, which may not be passed on in a package.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

SHIPPED = "fogra39"
"""The name of the one that comes along."""
CONDITION = "FOGRA39"
"""What the registry of the ICC calls its printing condition."""


@lru_cache(maxsize=1)
def shipped_profile() -> bytes:
    """Return the profile that comes along."""
    return (files("briefpress.assets.profiles") / "coated-fogra39.icc").read_bytes()
