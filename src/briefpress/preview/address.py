"""Where a preview answers."""

from __future__ import annotations

from dataclasses import dataclass

HOST = "127.0.0.1"
"""This machine, and nobody else's."""


@dataclass(frozen=True, slots=True)
class Address:
    port: int
    token: str
    """Whoever does not know it gets nothing."""

    def __str__(self) -> str:
        return f"http://{HOST}:{self.port}/{self.token}/"
