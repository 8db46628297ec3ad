"""Which engine and which libraries set the pages on this machine: `main` tells it as JSON, on standard output.

For a process of its own. Loading the engine can fail in many ways, prints what it likes, and must not end whoever asks.
"""

from __future__ import annotations

import ctypes
import json
import sys
from contextlib import redirect_stdout, suppress


def main() -> None:
    """Print what is loaded, or `problem` and `lacks_library` when the engine cannot be."""
    with redirect_stdout(sys.stderr):
        try:
            told = _loaded()
        except OSError as error:
            told = {"problem": _first_line(error), "lacks_library": True}
        except Exception as error:  # noqa: BLE001  # whatever it is, the engine does not load and somebody asks why
            told = {"problem": _first_line(error), "lacks_library": False}
    sys.stdout.write(json.dumps(told))


def _loaded() -> dict[str, object]:
    import weasyprint
    from weasyprint.text import ffi

    return {
        "weasyprint": weasyprint.__version__,
        "pango": _decimal(ffi.pango.pango_version()),
        "harfbuzz": _harfbuzz(),
        "fontconfig": _fontconfig(),
        "has_subset": ffi.harfbuzz_subset is not None,
    }


def _harfbuzz() -> list[int]:
    """Return HarfBuzz's version; empty when it cannot be told. The engine does not declare the function."""
    with suppress(OSError, AttributeError):
        version = _library("libharfbuzz.so.0", "libharfbuzz.0.dylib").hb_version_string
        version.restype = ctypes.c_char_p
        return [int(number) for number in version().decode().split(".")]
    return []


def _fontconfig() -> list[int]:
    with suppress(OSError, AttributeError):
        return _decimal(_library("libfontconfig.so.1", "libfontconfig.1.dylib").FcGetVersion())
    return []


def _library(linux: str, macos: str) -> ctypes.CDLL:
    return ctypes.CDLL(macos if sys.platform == "darwin" else linux)


def _decimal(version: int) -> list[int]:
    """Return the numbers of a version that is written as one: 15012 is 1.50.12."""
    return [version // 10000, version // 100 % 100, version % 100]


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    # cffi goes on to say where else it has looked.
    return lines[0].split(".  Additionally", 1)[0] if lines else type(error).__name__
