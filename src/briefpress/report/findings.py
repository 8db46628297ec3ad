"""Findings -> what a person reads: what, where, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from briefpress.diagnostics import Diagnostic, Place, Severity, counted
from briefpress.report.excerpt import excerpt_of
from briefpress.report.words import visible

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
_GUTTER = "   |"
# Lines longer than this are hard to read however wide the terminal is.
_WIDEST = 120
_NARROWEST = 40


def show_findings(console: Console, diagnostics: Sequence[Diagnostic]) -> None:
    """Print findings in the order given, then how many there are; nothing when there are none."""
    if not diagnostics:
        return
    width = min(max(console.width, _NARROWEST), _WIDEST)
    for diagnostic in diagnostics:
        for line in _lines(diagnostic, width):
            _print(console, line)
        _print(console, Text())
    _print(console, Text(summary(diagnostics), style="bold"))


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Return `3 errors, 1 warning`; `no findings` when there are none."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    counts = [counted(severities.count(severity), severity) for severity in Severity if severity in severities]
    return ", ".join(counts) or "no findings"


def _print(console: Console, line: Text) -> None:
    # No wrapping: a line of ours stays one line for `grep`.
    console.print(line, soft_wrap=True, highlight=False)


def _lines(diagnostic: Diagnostic, width: int) -> Iterator[Text]:
    colour = _COLOURS[diagnostic.severity]
    head = Text.assemble((f"{diagnostic.severity}[{visible(diagnostic.code)}]", colour), ": ")
    yield head.append(_paragraph(diagnostic.message), style="bold")
    if diagnostic.place:
        yield from _place_lines(diagnostic.place, colour, width)
    if diagnostic.hint:
        yield Text.assemble(("  hint: ", "cyan"), _paragraph(diagnostic.hint))


def _place_lines(place: Place, colour: str, width: int) -> Iterator[Text]:
    yield Text.assemble(("  --> ", "cyan"), visible(str(place)))
    if not place.excerpt.strip():
        return
    number = f"{_GUTTER} {place.line:>3} | "
    excerpt = excerpt_of(place, width - len(number))
    yield Text.assemble((number, "cyan"), excerpt.text)
    space = " " * (len(number) - len(_GUTTER))
    yield Text.assemble((_GUTTER, "cyan"), space, (excerpt.caret, colour))


def _paragraph(text: str) -> str:
    """Return text whose lines after the first are set in, so that none can pass for a line of ours."""
    return "\n        ".join(visible(line) for line in text.splitlines())
