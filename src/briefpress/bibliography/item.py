"""What a file of a reference manager says of one work: variables of CSL, and what was not understood. No YAML yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from briefpress.diagnostics import Diagnostic, Place, Severity

Name: TypeAlias = dict[str, str]
"""`family`, `given`, particles and `suffix`, or `literal`."""
Value: TypeAlias = "str | list[Name]"

EMPHASIS = ("\ue000", "\ue001")
"""Stand around words in italics until it is known how they are written."""


@dataclass(slots=True)
class Item:
    """A work."""

    key: str
    """As its file names it; may be empty, or no name for a source."""
    place: Place
    type: str = "document"
    variables: dict[str, Value] = field(default_factory=dict)
    """By their names in CSL; dates as ISO 8601 writes them."""
    voice: str = ""


@dataclass(slots=True)
class Reading:
    """What a file holds."""

    name: str
    items: list[Item] = field(default_factory=list)
    told: list[Diagnostic] = field(default_factory=list)
    passed_over: dict[str, int] = field(default_factory=dict)
    """Fields that no list of sources prints, and how often each stands there: abstracts, keywords, attachments."""

    def tell(self, code: str, message: str, place: Place, hint: str = "") -> None:
        self.told.append(Diagnostic(f"sources.{code}", message, place, hint, Severity.WARNING))

    def pass_over(self, field_name: str) -> None:
        self.passed_over[field_name] = self.passed_over.get(field_name, 0) + 1

    def findings(self) -> tuple[Diagnostic, ...]:
        """Return what was not understood, and in one line what was passed over."""
        if not self.passed_over:
            return tuple(self.told)
        names = ", ".join(f"{name} ({count})" for name, count in sorted(self.passed_over.items()))
        message = f"not taken, since no list of sources prints it: {names}"
        return (*self.told, Diagnostic("sources.passed-over", message, Place(self.name), "", Severity.WARNING))
