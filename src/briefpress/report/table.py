"""What a build made, as the table that closes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from briefpress.content.words import Length
from briefpress.editions.edition import Edition
from briefpress.publish.manifest import Entry
from briefpress.report.words import cells, counted, size, visible


@dataclass(frozen=True, slots=True)
class Row:
    """One edition that was made."""

    edition: Edition
    pages: int
    budget: int
    """Pages promised."""
    fill: float
    """How much of the last page is filled, 0 to 1."""
    sizes: tuple[tuple[str, int], ...]
    """Format and bytes, in the order of the formats' names."""
    seconds: float


def rows_of(entries: Iterable[Entry], seconds: Mapping[Edition, float]) -> tuple[Row, ...]:
    """Return a row for each edition among the entries, sorted by edition."""
    by_edition: dict[Edition, list[Entry]] = {}
    for entry in entries:
        edition = Edition(entry.brief, entry.language, Length(entry.length), entry.audience)
        by_edition.setdefault(edition, []).append(entry)
    return tuple(
        _row(edition, by_edition[edition], seconds.get(edition, 0))
        for edition in sorted(by_edition, key=lambda one: one.order)
    )


def closing_table(console: Console, rows: Sequence[Row], seconds: float) -> None:
    """Print the editions made, a heading for each brief, and a total; `seconds` is what the whole build took."""
    formats = sorted({name for row in rows for name, _ in row.sizes})
    table = [("", "pages", "last page", *formats, "time"), *(_cells(row, formats) for row in rows)]
    widths = [max(cells(line[column]) for line in table) for column in range(len(table[0]))]
    brief = ""
    for number, line in enumerate(table):
        if number and rows[number - 1].edition.brief != brief:
            brief = rows[number - 1].edition.brief
            _print(console, visible(brief), "bold")
        _print(console, _aligned(line, widths), "" if number else "dim")
    _print(console, _total(rows, seconds), "bold")


def _row(edition: Edition, entries: Sequence[Entry], seconds: float) -> Row:
    one = entries[0]
    sizes = tuple(sorted((entry.format, entry.bytes) for entry in entries))
    return Row(edition, one.pages, one.budget, one.fill, sizes, seconds)


def _cells(row: Row, formats: Iterable[str]) -> tuple[str, ...]:
    sizes = dict(row.sizes)
    files = (size(sizes[name]) if name in sizes else "-" for name in formats)
    pages = f"{row.pages} of {row.budget}"
    return (f"  {visible(str(row.edition))}", pages, f"{row.fill:.0%}", *files, f"{row.seconds:.1f} s")


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    """Return the edition at the left of its column, everything else at the right."""
    first = line[0] + " " * (widths[0] - cells(line[0]))
    others = (" " * (width - cells(text)) + text for text, width in zip(line[1:], widths[1:], strict=True))
    return "  ".join((first, *others))


def _total(rows: Sequence[Row], seconds: float) -> str:
    sizes = [bytes_count for row in rows for _, bytes_count in row.sizes]
    made = f"{counted(len(rows), 'edition')}, {counted(len(sizes), 'file')}, {size(sum(sizes))}"
    return f"{made} in {seconds:.1f} s"


def _print(console: Console, text: str, style: str) -> None:
    console.print(Text(text, style=style), soft_wrap=True, highlight=False)
