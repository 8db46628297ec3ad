"""A PO file's header -> Credit: who has translated, with what help, and who has read it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from briefpress.translation import po

# What gettext's programs write where nobody has put a name.
_NOBODY = frozenset({"", "FULL NAME", "none"})


@dataclass(frozen=True, slots=True)
class Credit:
    """What readers may be told of a translation."""

    source_language: str
    """BCP 47."""
    translator: str = ""
    """Without the address; empty: nobody is named."""
    reviewer: str = ""
    """Empty: nobody has read it yet."""
    is_machine_assisted: bool = False

    def __str__(self) -> str:
        """Return the credit as `translate status` tells it."""
        by = f"translated by {self.translator}" if self.translator else "translator not named"
        how = ", with machine assistance" if self.is_machine_assisted else ""
        return f"{by}{how}; " + (f"reviewed by {self.reviewer}" if self.reviewer else "not reviewed")


def credit_of(header: Mapping[str, str], source_language: str) -> Credit:
    """Return the credit that a header gives; `source_language` is the brief's, where the header names none."""
    return Credit(
        source_language=header.get(po.SOURCE_LANGUAGE) or source_language,
        translator=_name(header.get(po.TRANSLATOR, "")),
        reviewer=_name(header.get(po.REVIEWER, "")),
        is_machine_assisted=header.get(po.MACHINE_ASSISTED, "").strip().lower() == po.YES,
    )


def _name(written: str) -> str:
    """Return the name of `Name <name@example.org>`."""
    name = re.sub(r"\s*<[^>]*>\s*$", "", written).strip()
    return "" if name in _NOBODY else name
