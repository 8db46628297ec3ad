"""What jobs are made with on this machine: code, libraries and fonts. Imports no engine."""

from __future__ import annotations

import hashlib
import sys
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from briefpress.assets.fonts.installed import faces

# Whatever decides how a page falls or how a file is written.
_LIBRARIES = frozenset(
    {
        "weasyprint",
        "pydyf",
        "tinycss2",
        "tinyhtml5",
        "cssselect2",
        "pyphen",
        "fonttools",
        "pillow",
        "python_docx",
        "lxml",
    }
)
# Of native libraries, the name of the file that a program is bound to tells the version.
_NATIVE = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz.so.0", "libharfbuzz-subset.so.0")
_NATIVE_FOLDERS = ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/opt/homebrew/lib")


@lru_cache(maxsize=1)
def versions() -> tuple[tuple[str, str], ...]:
    """Return name and version of all that decides about bytes, fonts left out; equal ones make equal files."""
    python = ".".join(str(part) for part in sys.version_info[:3])
    found = (("python", python), ("zlib", zlib.ZLIB_RUNTIME_VERSION), ("briefpress", _code()))
    return (*found, *sorted(_libraries()), *_native())


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Return a hash that changes with all `versions` and with the fonts that are installed."""
    return hashlib.sha256(repr((versions(), faces())).encode()).hexdigest()


def _code() -> str:
    """Return a hash of this package: while somebody works on it, its version says too little."""
    package = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _libraries() -> Iterator[tuple[str, str]]:
    """Yield the libraries by the folders that pip leaves: asking `importlib.metadata` takes ten times as long."""
    for folder in {Path(entry) for entry in sys.path if entry.endswith("site-packages")}:
        for path in folder.glob("*.dist-info"):
            name, _, version = path.name.removesuffix(".dist-info").partition("-")
            if name.lower().replace("-", "_") in _LIBRARIES:
                yield name.lower(), version


def _native() -> Iterator[tuple[str, str]]:
    for folder in _NATIVE_FOLDERS:
        for name in _NATIVE:
            for path in sorted((*Path(folder).glob(name), *Path(folder).glob(f"*/{name}"))):
                yield name, path.resolve().name
