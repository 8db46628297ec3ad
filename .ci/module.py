"""A module of `tests` -> a program, with nothing else of the working folder in the way.

    .venv/bin/python -P .ci/module.py tests.benchmarks.run [WORD...]

`python -m` would put the whole folder first among the places where modules are looked for, `-P` leaves `tests` out too.
"""

from __future__ import annotations

import runpy
import sys
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "tests"


def main(module: str, *words: str) -> None:
    spec = spec_from_file_location("tests", TESTS / "__init__.py", submodule_search_locations=[str(TESTS)])
    assert isinstance(spec, ModuleSpec)  # it is asked for a file that is there
    sys.modules["tests"] = module_from_spec(spec)
    sys.argv[1:] = words
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
