"""What BriefPress needs beyond Python packages: tells what is missing and how each system calls it.

    native.py run|test           prints the Debian packages that are missing, in one line; nothing when all is there
    native.py run|test --advice  prints what a person should type instead, on each system

Uses the standard library only: it runs before anything is installed.
"""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Need:
    """Something to install, and what it is called where."""

    is_there: Callable[[], bool]
    apt: str
    dnf: str
    brew: str
    """Empty where another one brings it."""


def library(*names: str) -> Callable[[], bool]:
    return lambda: any(_loads(name) for name in names)


def program(*names: str) -> Callable[[], bool]:
    return lambda: all(shutil.which(name) for name in names)


def fonts(*families: str) -> Callable[[], bool]:
    return lambda: set(families) <= _families()


RUN = (
    Need(library("libpango-1.0.so.0", "libpango-1.0.dylib"), "libpango-1.0-0", "pango", "pango"),
    Need(library("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"), "libpangoft2-1.0-0", "pango", "pango"),
    Need(
        library("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"), "libharfbuzz-subset0", "harfbuzz", "harfbuzz"
    ),
    Need(program("fc-list"), "fontconfig", "fontconfig", "fontconfig"),
    Need(fonts("Inter"), "fonts-inter", "rsms-inter-fonts", "font-inter"),
    Need(
        fonts(
            "Noto Serif",
            "Noto Naskh Arabic",
            "Noto Serif Hebrew",
            "Noto Sans Devanagari",
            "Noto Sans Symbols2",
            "Noto Sans Math",
        ),
        "fonts-noto-core",
        "google-noto-serif-fonts google-noto-naskh-arabic-fonts google-noto-serif-hebrew-fonts"
        " google-noto-sans-devanagari-fonts google-noto-sans-symbols-2-fonts google-noto-sans-math-fonts",
        "font-noto-serif font-noto-naskh-arabic font-noto-serif-hebrew"
        " font-noto-sans-devanagari font-noto-sans-symbols-2 font-noto-sans-math",
    ),
    Need(
        fonts("Noto Serif CJK SC", "Noto Sans CJK SC"),
        "fonts-noto-cjk",
        "google-noto-serif-cjk-fonts google-noto-sans-cjk-fonts",
        "font-noto-serif-cjk-sc font-noto-sans-cjk-sc",
    ),
)

# The tests look at the files as others do: as a printing machine, a screen reader, Word and a translator's tools.
TEST = (
    *RUN,
    Need(program("pdftotext", "pdftoppm"), "poppler-utils", "poppler-utils", "poppler"),
    Need(program("qpdf"), "qpdf", "qpdf", "qpdf"),
    Need(program("gs"), "ghostscript", "ghostscript", "ghostscript"),
    Need(program("openssl"), "openssl", "openssl", "openssl"),
    Need(program("soffice"), "libreoffice-writer-nogui", "libreoffice-writer", "libreoffice"),
    # Stand-ins with the metrics of fonts that Windows has: Arial, Cambria, and one for Arabic.
    Need(fonts("Liberation Sans"), "fonts-liberation2", "liberation-sans-fonts", "font-liberation"),
    Need(fonts("Caladea"), "fonts-crosextra-caladea", "google-crosextra-caladea-fonts", "font-caladea"),
    Need(fonts("KacstOne"), "fonts-kacst-one", "kacst-one-fonts", ""),
    Need(program("msgfmt"), "gettext", "gettext", "gettext"),
    Need(program("node", "npm"), "npm", "npm", "node"),
)


def missing(needs: Iterable[Need]) -> tuple[Need, ...]:
    return tuple(need for need in needs if not need.is_there())


def packages(needs: Iterable[Need]) -> str:
    return _words(need.apt for need in needs)


def advice(needs: Iterable[Need]) -> str:
    lacking = tuple(needs)
    return "\n".join(
        (
            "BriefPress needs more than can be installed from here. Please install it, then type the same again:",
            f"  Debian, Ubuntu   sudo apt-get install {_words(need.apt for need in lacking)}",
            f"  Fedora           sudo dnf install {_words(need.dnf for need in lacking)}",
            f"  macOS            brew install {_words(need.brew for need in lacking)}",
            "  Windows          work in WSL (wsl --install), where it is as on Ubuntu",
        )
    )


def _words(names: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(word for name in names for word in name.split()))


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


@cache
def _families() -> frozenset[str]:
    """Return the names of the font families that are installed, each in every language it has."""
    if not shutil.which("fc-list"):
        return frozenset()
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, check=True, encoding="utf-8").stdout
    return frozenset(name.strip() for line in listed.splitlines() for name in line.split(","))


def main(words: list[str]) -> None:
    lacking = missing(TEST if words[0] == "test" else RUN)
    if lacking:
        print(advice(lacking) if "--advice" in words else packages(lacking))


if __name__ == "__main__":
    main(sys.argv[1:])
