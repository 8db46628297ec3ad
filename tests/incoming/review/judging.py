"""What came of a reviewer's file, beside what should have."""

from __future__ import annotations

from briefpress.incoming.review.pull import Review
from tests.incoming.review.kinds import Kind

GOOD = ("exact", "asked", "nothing")


def verdict(review: Review, kind: Kind) -> str:
    """Return `exact`, `asked` or `nothing` for what should be; else `refused`, `exact and more`, `WRONG`, `SILENT`."""
    expected, asks = kind.expected, kind.asks
    applied = {change.context: plain(change.markdown) for change in review.changes}
    wanted = {context: plain(text) for context, text in expected.items()}
    if any(wanted.get(context) != text for context, text in applied.items()):
        return "WRONG"
    if not set(kind.said) <= {comment.text for one in review.remarks for comment in (one.comment, *one.answers)}:
        return "SILENT"
    missing = [context for context in wanted if context not in applied]
    if missing or (asks and not review.questions):
        is_told = bool(missing) and all(_is_told(context, review) for context in missing)
        return "refused" if review.questions else "dropped by the program, told" if is_told else "SILENT"
    if asks:
        return "asked"
    if review.questions:
        return "exact and more"
    return "exact" if wanted else "nothing"


def _is_told(context: str, review: Review) -> bool:
    """Say whether a finding names a text as one that the program does not save."""
    dropped = [finding.message for finding in review.findings if finding.code == "review.dropped"]
    return any(f'"{context}"' in message for message in dropped)


def plain(text: str) -> str:
    """Return a text with one space where it has white space: how YAML and PO fold it is not compared."""
    return " ".join(text.split())
