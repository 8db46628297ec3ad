"""What the same job is made with on this machine: code, libraries and fonts, as one hash. Imports no engine."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

# Whatever decides how a page falls or how a file is written.
_LIBRARIES = (
    "weasyprint",
    "pydyf",
    "tinycss2",
    "tinyhtml5",
    "cssselect2",
    "pyphen",
    "fonttools",
    "pillow",
    "python-docx",
    "lxml",
)


def fingerprint() -> str:
    """Return a hash that changes with the press's own code, the engines' versions and the fonts installed."""
    digest = hashlib.sha256()
    for line in (*_code(), *_versions(), *_fonts()):
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()


def _code() -> Iterator[str]:
    """Yield a line for each file of this package: while somebody works on it, its version says too little."""
    package = Path(__file__).parent
    for path in sorted(package.rglob("*.py")):
        status = path.stat()
        yield f"{path.relative_to(package).as_posix()} {status.st_size} {status.st_mtime_ns}"


def _versions() -> Iterator[str]:
    for name in _LIBRARIES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} is not installed"


def _fonts() -> Iterator[str]:
    """Yield a line for each font that Fontconfig knows; none where there is no Fontconfig."""
    command = ["fc-list", "--format", "%{file} %{fontversion}\n"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True, text=True).stdout  # noqa: S603 - no input of anybody
    except (OSError, subprocess.CalledProcessError):
        return
    yield from sorted(set(listed.splitlines()))
