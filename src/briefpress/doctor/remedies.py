"""What to type to install what is missing, on each system.

`.ci/native.py` names the same packages for a machine on which nothing of ours is installed yet; a test holds them
together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefpress.doctor.facts import System


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to install, as each system calls it: names with blanks between."""

    apt: str
    dnf: str
    brew: str
    macos_note: str = ""
    """What else may have to be done on macOS."""


PYTHON = Remedy("python3 python3-venv", "python3", "python")
PANGO = Remedy(
    "libpango-1.0-0 libpangoft2-1.0-0",
    "pango",
    "pango",
    "if it is installed and not found: export DYLD_FALLBACK_LIBRARY_PATH=$(brew --prefix)/lib",
)
SUBSET = Remedy("libharfbuzz-subset0", "harfbuzz", "harfbuzz")
FONTCONFIG = Remedy("fontconfig", "fontconfig", "fontconfig")

_INTER = Remedy("fonts-inter", "rsms-inter-fonts", "font-inter")
_NOTO_CJK = re.compile(r"Noto (?P<style>Sans|Serif) CJK (?P<region>SC|TC|HK|JP|KR)")
_NOTO = re.compile(r"Noto (Sans|Serif|Naskh Arabic|Kufi Arabic|Nastaliq Urdu)( [A-Z][A-Za-z]+)*2?")
# Their names end in a digit that packages set off.
_DIGIT = re.compile(r"(?<=[a-z])(\d)")


def remedy_for(family: str) -> Remedy | None:
    """Return what brings a font family; None for one that we do not know."""
    if family == "Inter":
        return _INTER
    if match := _NOTO_CJK.fullmatch(family):
        style, region = match["style"].lower(), match["region"].lower()
        return Remedy("fonts-noto-cjk", f"google-noto-{style}-cjk-fonts", f"font-noto-{style}-cjk-{region}")
    if _NOTO.fullmatch(family):
        name = _DIGIT.sub(r"-\1", family.lower().replace(" ", "-"))
        return Remedy("fonts-noto-core", f"google-{name}-fonts", f"font-{name}")
    return None


def advice(remedies: Iterable[Remedy], systems: Sequence[System]) -> str:
    """Return what to type, a line for each system; the system is named when there are several."""
    found = tuple(remedies)
    lines = (f"{system}: {_typed(found, system)}" if len(systems) > 1 else _typed(found, system) for system in systems)
    return "\n".join(lines)


def systems_for(system: System | None, *, every: bool) -> tuple[System, ...]:
    """Return the systems to advise for: this machine's alone, or all of them, this machine's first."""
    if system and not every:
        return (system,)
    return tuple(sorted(System, key=lambda one: one is not system))


def _typed(remedies: Sequence[Remedy], system: System) -> str:
    match system:
        case System.DEBIAN:
            return f"sudo apt-get install {_words(remedy.apt for remedy in remedies)}"
        case System.FEDORA:
            return f"sudo dnf install {_words(remedy.dnf for remedy in remedies)}"
        case System.MACOS:
            notes = "".join(f"; {note}" for note in dict.fromkeys(remedy.macos_note for remedy in remedies) if note)
            return f"brew install {_words(remedy.brew for remedy in remedies)}{notes}"
        case System.WINDOWS:
            return f"in WSL (wsl --install): {_typed(remedies, System.DEBIAN)}"


def _words(names: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(word for name in names for word in name.split()))
