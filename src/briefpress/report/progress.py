"""How a build goes: a bar with the edition in hand on a terminal, a line for each edition elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from briefpress.diagnostics import counted
from briefpress.editions.edition import Edition
from briefpress.report.words import visible


class BuildProgress:
    """A listener of `pipeline` that shows what it hears.

    Not frozen: it follows something that happens.
    """

    def __init__(self, console: Console) -> None:
        self.console = console
        self._in_hand: dict[Edition, None] = {}
        self._total = 0
        self._done = 0
        self._kept = 0
        self._bar: _Bar | None = None

    def started(self, total: int) -> None:
        self._total = total
        if self.console.is_terminal and not self.console.is_dumb_terminal:
            self._bar = _Bar(self.console, total)

    def cuts_agree(self, editions: Sequence[Edition]) -> None:
        languages = ", ".join(dict.fromkeys(edition.language for edition in editions))
        lengths = ", ".join(dict.fromkeys(edition.length for edition in editions))
        more = "1 edition more is" if len(editions) == 1 else f"{len(editions)} editions more are"
        self._line(
            f"{more} laid out, and not printed, in {languages}: what is cut from "
            f"{lengths} has to agree in all languages (same_content: false in lengths.yaml leaves each to itself)"
        )

    def more(self, count: int) -> None:
        self._total += count
        if self._bar:
            self._bar.grow(self._total)

    def edition_started(self, edition: Edition) -> None:
        self._in_hand[edition] = None
        self._show_in_hand()

    def edition_done(self, edition: Edition, pages: int, seconds: float, *, is_kept: bool) -> None:
        self._in_hand.pop(edition, None)
        self._done += 1
        self._kept += is_kept
        if self._bar:
            self._bar.advance()
            self._show_in_hand()
        else:
            what = counted(pages, "page") if pages else "not made"
            how = "unchanged" if is_kept else f"{seconds:.1f} s"
            self._line(f"[{self._done}/{self._total}] {edition.brief} {edition}: {what}, {how}")

    def waiting(self) -> None:
        self._line("another build is writing to the same folder: waiting for it")

    def finished(self) -> None:
        self.close()

    def close(self) -> None:
        """Leave the terminal as it was; may be called twice, and when nothing has started."""
        if self._bar:
            self._bar.stop()
            self._bar = None

    def _show_in_hand(self) -> None:
        # The oldest: a pool is handed all editions at once and takes them in that order.
        oldest = next(iter(self._in_hand), None)
        if self._bar:
            kept = f" ({self._kept} unchanged)" if self._kept else ""
            self._bar.describe((f"{oldest.brief} {oldest}" if oldest else "") + kept)

    def _line(self, text: str) -> None:
        self.console.print(visible(text), soft_wrap=True, highlight=False, markup=False, emoji=False)


class SilentProgress:
    """A listener that shows nothing: for scripts, and for those who asked for quiet."""

    def started(self, total: int) -> None: ...

    def cuts_agree(self, editions: Sequence[Edition]) -> None: ...

    def more(self, count: int) -> None: ...

    def edition_started(self, edition: Edition) -> None: ...

    def edition_done(self, edition: Edition, pages: int, seconds: float, *, is_kept: bool) -> None: ...

    def waiting(self) -> None: ...

    def finished(self) -> None: ...

    def close(self) -> None: ...


class _Bar:
    """The bar itself; it disappears when it stops."""

    def __init__(self, console: Console, total: int) -> None:
        left = TimeRemainingColumn(elapsed_when_finished=True)
        columns = (BarColumn(bar_width=24), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("left"), left)
        edition = TextColumn("{task.description}", markup=False)
        self._progress = Progress(*columns, edition, console=console, transient=True)
        self._task: TaskID = self._progress.add_task("", total=total)
        self._progress.start()

    def grow(self, total: int) -> None:
        self._progress.update(self._task, total=total)

    def advance(self) -> None:
        self._progress.advance(self._task)

    def describe(self, text: str) -> None:
        self._progress.update(self._task, description=visible(text))

    def stop(self) -> None:
        self._progress.stop()
