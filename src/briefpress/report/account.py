"""An edition's entry in the manifest -> sentences that say how it was made to fit."""

from __future__ import annotations

from briefpress.diagnostics import counted
from briefpress.publish.manifest import Entry
from briefpress.report.table import reason_for_room
from briefpress.report.words import visible


def account_of(entry: Entry) -> str:
    """Return one line: what the edition took, what was promised, what was done."""
    edition = f"{entry.language}/{entry.length}/{entry.audience}"
    # Where another setting was found, nobody may have laid out that one.
    took = (
        f"{'about ' if entry.density else ''}{entry.standard:.1f} pages at the standard setting, budget {entry.budget}"
    )
    full = f"last page {entry.fill:.0%} full"
    reason = reason_for_room(entry)
    sentences = (took, _setting(entry), _cuts(entry), full + (f", {reason}" if reason else ""))
    return f"{visible(edition)}: {'; '.join(sentences)}; {counted(entry.layouts, 'layout')}"


def _setting(entry: Entry) -> str:
    """Return how the text is set: size on leading, as printers say."""
    sizes = f"{_plain(entry.text_pt)} pt on {_plain(entry.leading_pt)}, margins {_plain(entry.margin_mm)} mm"
    if not entry.density:
        return f"set as it is, at {sizes}"
    return f"{'tightened' if entry.density > 0 else 'loosened'} by {abs(entry.density):.0%}, to {sizes}"


def _cuts(entry: Entry) -> str:
    if not entry.dropped:
        return "nothing cut"
    return f"{counted(len(entry.dropped), 'block')} cut: {', '.join(map(visible, entry.dropped))}"


def _plain(number: float) -> str:
    """Return a number with one decimal at most."""
    return f"{number:.1f}".removesuffix(".0")
