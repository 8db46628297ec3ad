"""What was measured -> a table, and the page of benchmarks with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

START, END = "<!-- {}: `make bench` writes this -->", "<!-- end of {} -->"


@dataclass(frozen=True, slots=True)
class Line:
    """One measure, taken."""

    group: str
    name: str
    makes: str
    seconds: float
    ratio: float | None
    """How many times as long as what it is compared with; None when that was not measured."""


def table_of(lines: Sequence[Line], *, with_seconds: bool = False) -> str:
    """Return lines as a Markdown table, ending with a line break."""
    head = ["", "makes", "time", *(["seconds"] if with_seconds else [])]
    rows = [head, ["---", "---", *("---:" for _ in head[2:])]]
    group = ""
    for line in lines:
        if line.group != group:
            group = line.group
            rows.append([f"*{group}*", *("" for _ in head[1:])])
        seconds = [f"{line.seconds:.2f}"] if with_seconds else []
        rows.append([line.name, line.makes, _shown(line.ratio), *seconds])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _shown(ratio: float | None) -> str:
    """Return a ratio in two decimals; in three where it would have but one figure."""
    return "" if not ratio else f"{ratio:.2f}" if ratio >= 0.095 else f"{ratio:.3f}"


def written(page: str, table: str, name: str = "benchmark") -> str:
    """Return the page with a table in the place of its name. Raises ValueError when it has no such place."""
    start, end = START.format(name), END.format(name)
    between = re.compile(f"(?<={re.escape(start)}\n).*?(?={re.escape(end)})", re.DOTALL)
    text, count = between.subn(lambda _: f"\n{table}\n", page)
    if count != 1:
        raise ValueError(f'the page has no place "{start}"')
    return text
