"""What is made of one look after the other, by the same workers."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module", autouse=True)
def same_workers(warm_workers: None) -> None:
    """Build with workers that have built before."""
