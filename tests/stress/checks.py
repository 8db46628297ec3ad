"""What must hold of the editions that were made of generated briefs, whoever counts."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from briefpress.diagnostics import Diagnostic
from briefpress.press.fit import MOST_TO_END_WELL
from briefpress.publish.manifest import Entry

# Of the look: never below, in points.
FLOORS: Mapping[str, float] = {"ar": 10.5}
FLOOR = 9.0


def broken_promises(build: Path, entries: Sequence[Entry]) -> Iterator[str]:
    """Yield what is wrong with editions, in words; the pages are counted by Poppler, not by us."""
    for entry in entries:
        if entry.format != "pdf":
            continue
        pages = counted_pages(build / entry.path)
        if pages != entry.pages or pages > entry.budget:
            yield f"{entry.path}: {pages} pages counted, {entry.pages} claimed, {entry.budget} promised"
        if entry.text_pt < FLOORS.get(entry.language, FLOOR) or entry.margin_mm < 15 or not -1 <= entry.density <= 1:
            yield f"{entry.path}: {entry.text_pt} pt, margins {entry.margin_mm} mm, density {entry.density}"
        # Of several pages, some may end badly at first.
        most = MOST_TO_END_WELL if entry.budget > 1 else 8 if entry.dropped else 5
        if entry.layouts > most:
            yield f"{entry.path}: {entry.layouts} layouts, {most} allowed"
    yield from _different_contents(entries)


def _different_contents(entries: Sequence[Entry]) -> Iterator[str]:
    dropped: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for entry in entries:
        group = (entry.brief, entry.length, entry.audience)
        if dropped.setdefault(group, entry.dropped) != entry.dropped:
            yield f"{entry.path}: lacks {entry.dropped}, another language {dropped[group]}"


def unexplained(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield the refusals that do not say how much too long, and which blocks to shorten where."""
    for finding in diagnostics:
        if finding.code == "fit.too-long":
            tells = re.search(r"takes (\d+) pages? .*, (\d+) pages? promised: (\d+) lines? too long", finding.message)
            names = re.search(r'"[\w.]+" at \S+brief\.yaml:\d+:\d+ \(\d+ lines?\)', finding.hint)
            if not tells or int(tells[1]) <= int(tells[2]) or not names or not finding.place:
                yield f"{finding.message} [{finding.hint}]"


def counted_pages(pdf: Path) -> int:
    """Return how many pages another program counts."""
    told = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, check=True, text=True).stdout
    match = re.search(r"^Pages:\s+(\d+)", told, re.MULTILINE)
    assert match, told
    return int(match[1])
