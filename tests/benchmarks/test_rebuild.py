"""What a build costs is told of all its processes, and beside another version."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.benchmarks.rebuild import spent, table_of

MEBIBYTES = 150
# A process that nobody waits for, as the server of workers is.
ORPHAN = f"""
import os
if os.fork() == 0:
    os.setsid()
    held = bytearray({MEBIBYTES} * 1024**2)
    sum(range(9_000_000))
"""


def test_versions_stand_side_by_side() -> None:
    here, beside = {"all editions, s": 50.0, "again": 3.0}, {"all editions, s": 100.0, "again": 0.0}

    assert [
        "                                here    beside     ratio",
        "all editions, s                50.00    100.00      0.50",
        "again                           3.00      0.00",
    ] == table_of({"here": here, "beside": beside}).splitlines()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of processes whose parents are gone")
def test_a_process_that_nobody_waits_for_counts(tmp_path: Path) -> None:
    _, nothing = spent([sys.executable, "-c", ""], tmp_path)
    seconds, memory = spent([sys.executable, "-c", ORPHAN], tmp_path)

    assert seconds > 0
    assert memory > nothing + MEBIBYTES / 2
