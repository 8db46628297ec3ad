"""Which editions somebody asks for, in the words that were typed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for; an empty tuple means all there are."""

    briefs: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    lengths: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
