"""A few hundred files that nobody would write, the same ones each time: each is a finding, or it is fine."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.stress.fuzz.campaign import Batch, try_inputs
from tests.stress.fuzz.kinds import KINDS, Kind
from tests.stress.fuzz.trial import Bench, Level

LOADED, CHECKED = 16, 3


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("fuzz"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_input_is_more_than_a_finding(kind: Kind, bench: Bench) -> None:
    failures: Counter[str] = Counter()

    loaded = try_inputs(bench, kind, Batch(kind.name, Level.LOADER, 15, LOADED), failures)
    checked = try_inputs(bench, kind, Batch(kind.name, Level.CHECK, 15, CHECKED), failures)

    assert {} == dict(failures), "the inputs and what was said are below build/fuzz"
    assert (LOADED, CHECKED) == (loaded, checked)


def test_what_must_not_be_is_told(bench: Bench) -> None:
    def load(*_: object) -> None:
        raise ZeroDivisionError

    broken = Kind("broken", "content/water/broken.yaml", (b"a",), (b"b",), load)

    failure = bench.tried(broken, b"a", Level.LOADER)

    assert failure
    assert "traceback" == failure.reason
    assert "ZeroDivisionError" in failure.told
    assert not (bench.project.root / broken.path).exists()
