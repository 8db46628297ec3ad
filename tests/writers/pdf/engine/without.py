"""The engine without a measure of ours."""

from __future__ import annotations

from contextlib import nullcontext
from types import ModuleType

import pytest

from briefpress.writers.pdf import sources

_WAYS = ("replaced", "replaced_everywhere")


def without(monkeypatch: pytest.MonkeyPatch, *measures: ModuleType) -> None:
    """Let measures replace nothing for the rest of a test, and style sheets be read anew."""
    forget_sheets()
    for measure in measures:
        for way in set(_WAYS) & vars(measure).keys():
            monkeypatch.setattr(measure, way, lambda *_: nullcontext())


def forget_sheets() -> None:
    """Have style sheets read anew: what was read with a measure, or without, is kept so."""
    sources._sheet_of.cache_clear()
