"""Cross-references in Markdown: those that can go with what they lead to, and those that cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefpress.content import inline

# "(see [](#id))" with the space before it, in brackets of any script; links inside hold brackets of their own.
_BRACKETED = re.compile(r"[ \u00a0\u202f]?[(\uff08]((?:\]\([^()]*\)|[^()\uff08\uff09])*)[)\uff09]")
_REFERENCE = re.compile(r"\]\(#([^()\s]+)\)")


def without_references(text: str, hidden: frozenset[str]) -> str:
    """Return text without the cross-references to what is hidden that stand alone in brackets."""
    if not hidden or "](#" not in text:
        return text
    return _BRACKETED.sub(lambda match: "" if _sole_target(match[1]) in hidden else match[0], text)


def iter_bound_targets(text: str) -> Iterator[str]:
    """Yield the ids that text leads to with cross-references that do not stand alone in brackets."""
    if "](#" not in text:
        return
    bound = _BRACKETED.sub(lambda match: "" if _sole_target(match[1]) else match[0], text)
    for piece in inline.walk(inline.parse_inline(bound)):
        if isinstance(piece, inline.Link) and piece.address.startswith("#"):
            yield piece.address[1:]


def _sole_target(bracketed: str) -> str:
    """Return what a bracket leads to, when that is all that it does; else the empty string."""
    targets = _REFERENCE.findall(bracketed)
    return targets[0] if len(targets) == 1 and "[@" not in bracketed and "^[" not in bracketed else ""
