"""The noun of what is wrong with a picture; who knows which file it is adds name and place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """In which way a picture is not one that can be printed."""

    MISSING = "missing"
    """The system does not let it be read."""
    OUTSIDE = "outside"
    """Its path leads out of the folder that it belongs to."""
    UNREADABLE = "unreadable"
    """It is not what its name says, or damaged."""
    ACTIVE = "active"
    """It holds what would run or fetch something, or what nobody knows."""
    LARGE = "large"
    """It takes more to draw than a picture may."""
    INCOMPLETE = "incomplete"
    """It is printed, but not all that it holds."""


@dataclass(frozen=True, slots=True)
class Problem:
    kind: Kind
    message: str
    """What follows the picture's name in a sentence."""
    hint: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it keeps the picture from being printed."""
        return self.kind is not Kind.INCOMPLETE


class BadPicture(Exception):  # noqa: N818 - it says what was found, as the finding will
    """What is wrong with a picture, found where nothing after it can be read."""

    def __init__(self, kind: Kind, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.problem = Problem(kind, message, hint)
