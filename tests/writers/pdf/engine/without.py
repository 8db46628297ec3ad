"""The engine without a measure of ours."""

from __future__ import annotations

from contextlib import nullcontext
from types import ModuleType

import pytest

_WAYS = ("replaced", "replaced_everywhere")


def without(monkeypatch: pytest.MonkeyPatch, *measures: ModuleType) -> None:
    """Let measures replace nothing for the rest of a test."""
    for measure in measures:
        for way in set(_WAYS) & vars(measure).keys():
            monkeypatch.setattr(measure, way, lambda *_: nullcontext())
