"""The collector of garbage while a command runs."""

from __future__ import annotations

import gc

import pytest

from briefpress.cli.garbage import kept


def test_collects_again_when_the_command_has_failed() -> None:
    def fail() -> None:
        with kept():
            assert not gc.isenabled()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert gc.isenabled()
