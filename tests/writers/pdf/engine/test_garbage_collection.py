"""Garbage is collected again afterwards, whatever has happened."""

from __future__ import annotations

import gc

import pytest

from briefpress.writers.pdf.engine.garbage_collection import garbage_collection_paused


def test_collects_again_when_what_was_done_has_failed() -> None:
    def fail() -> None:
        with garbage_collection_paused():
            assert not gc.isenabled()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert gc.isenabled()
