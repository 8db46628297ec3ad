"""What an author is told of a draft: what was left out of it, and what is left to do. Gathered while it is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from briefpress.diagnostics import Diagnostic, Place, Severity
from briefpress.incoming.importing.outline import LeftOut

_LONGEST = 90


@dataclass(slots=True)
class Remarks:
    """Told in the order in which they were found."""

    left_out: list[LeftOut] = field(default_factory=list)
    to_do: list[tuple[str, Place | None]] = field(default_factory=list)

    def leave_out(self, what: str, place: Place, words: str = "") -> None:
        self.left_out.append(LeftOut(what, place, words))

    def ask(self, what: str, place: Place | None = None) -> None:
        """Say what an author has to do, or to look at."""
        self.to_do.append((what, place))

    def findings(self) -> Iterator[Diagnostic]:
        """Yield a warning for all that is not in the draft."""
        for one in self.left_out:
            yield Diagnostic("import.left-out", left_out_line(one), one.place, severity=Severity.WARNING)


def left_out_line(one: LeftOut) -> str:
    """Return what was left out, with its first words."""
    words = " ".join(one.words.split())
    shown = words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return f"left out: {one.what}" + (f', "{shown}"' if shown else "")
