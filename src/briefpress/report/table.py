"""What a build made, as the table that closes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from briefpress.diagnostics import counted
from briefpress.editions.edition import Edition
from briefpress.publish.manifest import Entry
from briefpress.report.words import cells, size, visible


@dataclass(frozen=True, slots=True)
class Row:
    """One edition that was made."""

    entry: Entry
    """Of one of its formats: those that follow are of all."""
    edition: Edition
    sizes: tuple[tuple[str, int], ...]
    """Format and bytes, in the order of the formats' names."""
    seconds: float
    is_kept: bool
    """Whether an earlier build made it."""
    word_pages: int = 0
    """Of its Word file; 0 where nobody has counted them."""


def rows_of(entries: Iterable[Entry], seconds: Mapping[Edition, float], kept: Collection[Edition]) -> tuple[Row, ...]:
    """Return a row for each edition among the entries, sorted by edition."""
    by_edition: dict[Edition, list[Entry]] = {}
    for entry in entries:
        by_edition.setdefault(entry.edition, []).append(entry)
    return tuple(
        _row(edition, by_edition[edition], seconds.get(edition, 0), edition in kept)
        for edition in sorted(by_edition, key=lambda one: one.order)
    )


def closing_table(console: Console, rows: Sequence[Row], seconds: float) -> None:
    """Print the editions made, a heading for each brief, and a total; `seconds` is what the whole build took."""
    formats = sorted({name for row in rows for name, _ in row.sizes})
    # Pages of Word files stand beside the PDF's where they have been counted.
    has_word = any(row.word_pages for row in rows)
    head = ("", "pages", *(["in Word"] if has_word else []), "last page", "density", "cut", *formats, "time")
    table = [head, *(_cells(row, formats, has_word) for row in rows)]
    widths = [max(cells(line[column]) for line in table) for column in range(len(head))]
    brief = ""
    for number, line in enumerate(table):
        if number and rows[number - 1].edition.brief != brief:
            brief = rows[number - 1].edition.brief
            _print(console, visible(brief), "bold")
        reason = f"  {reason_for_room(rows[number - 1].entry)}" if number else ""
        _print(console, (_aligned(line, widths) + reason).rstrip(), "" if number else "dim")
    _print(console, _total(rows, seconds), "bold")


def reason_for_room(entry: Entry) -> str:
    """Return why the last page is emptier than promised; the empty string when it is not."""
    if entry.fill >= entry.least_fill and entry.pages == entry.budget:
        return ""
    if entry.density <= -1:
        return "too little text to fill it at the loosest setting"
    return "any looser it would take another page" if entry.pages == entry.budget else "too little text to fill it"


def _row(edition: Edition, entries: Sequence[Entry], seconds: float, is_kept: bool) -> Row:
    sizes = tuple(sorted((entry.format, entry.bytes) for entry in entries))
    return Row(entries[0], edition, sizes, seconds, is_kept, max(entry.word_pages for entry in entries))


def _cells(row: Row, formats: Iterable[str], has_word: bool) -> tuple[str, ...]:
    one, sizes = row.entry, dict(row.sizes)
    files = (size(sizes[name]) if name in sizes else "-" for name in formats)
    density = f"{one.density:+.2f}" if one.density else "0"
    time = "unchanged" if row.is_kept else f"{row.seconds:.1f} s"
    pages = f"{one.pages} of {one.budget}"
    edition = f"  {visible(str(row.edition))}"
    word = [str(row.word_pages or "-")] if has_word else []
    return (edition, pages, *word, f"{one.fill:.0%}", density, str(len(one.dropped) or "-"), *files, time)


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    """Return the edition at the left of its column, everything else at the right."""
    first = line[0] + " " * (widths[0] - cells(line[0]))
    others = (" " * (width - cells(text)) + text for text, width in zip(line[1:], widths[1:], strict=True))
    return "  ".join((first, *others))


def _total(rows: Sequence[Row], seconds: float) -> str:
    sizes = [bytes_count for row in rows for _, bytes_count in row.sizes]
    kept = sum(row.is_kept for row in rows)
    made = f"{counted(len(rows), 'edition')}, {counted(len(sizes), 'file')}, {size(sum(sizes))}"
    return f"{made} in {seconds:.1f} s" + (f", {kept} unchanged" if kept else "")


def _print(console: Console, text: str, style: str) -> None:
    console.print(Text(text, style=style), soft_wrap=True, highlight=False)
