"""A choice -> its states, one after the other, as the files change. One task for each pane that somebody looks at.

Each change goes the same way: what can be read is read; the web edition is shown; one layout is made at the setting of
the last build and shown; then a build's findings and its own setting are found out, which takes several layouts, and
shown where they differ. A change that comes meanwhile ends the last step and waits for the ones before it.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncGenerator, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.pipeline.looking import Composed, block_at, with_places
from briefpress.press.job import Result
from briefpress.press.look import InView, LookedAt
from briefpress.press.measure import Setting
from briefpress.press.view import View
from briefpress.preview.choice import Choice
from briefpress.preview.desk import AbandonedError, Desk, Trial
from briefpress.preview.gauge import gauge
from briefpress.preview.marks import marks, page_end
from briefpress.preview.state import Found, ShownPage, ShownRegion, State
from briefpress.preview.web_edition import web_edition
from briefpress.workers.executors import LOST_HERE


@dataclass(slots=True, eq=False)
class Pane:
    """Not frozen: it follows something that happens."""

    desk: Desk
    choice: Choice
    state: State
    watchers: set[asyncio.Queue[State | None]] = field(default_factory=set)
    shown: Composed | None = None
    """What the last change that could be read has come to."""
    webs: dict[str, bytes] = field(default_factory=dict)
    """The web edition that is shown, and the one before it, by name."""
    printed: bytes | None = None
    """The PDF that a build would make; None while that is not known, or where it would make none."""
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None
    number: int = 0
    page: int = 1
    """The page in the middle of the window of whoever looks, and how many pixels wide it is drawn there."""
    width: int = 1000

    @classmethod
    def of(cls, desk: Desk, choice: Choice) -> Pane:
        return cls(desk, choice, State(choice))

    # ---- who looks

    async def states(self) -> AsyncGenerator[State, None]:
        """Yield what is shown now, then everything that it becomes."""
        queue: asyncio.Queue[State | None] = asyncio.Queue()
        self.watchers.add(queue)
        self.start()
        try:
            queue.put_nowait(self.state)
            while (state := await queue.get()) is not None:
                # Of several that nobody has seen, the last says all.
                while not queue.empty() and (later := queue.get_nowait()) is not None:
                    state = later
                yield state
        finally:
            self.watchers.discard(queue)
            if not self.watchers:
                self.stop()

    def start(self) -> None:
        if self.task is None:
            self.changed.set()
            self.task = asyncio.create_task(self._follow())
            self.task.add_done_callback(self._ended)

    def stop(self) -> None:
        """Let nothing more be done for it, until somebody looks again."""
        if self.task:
            self.task.cancel()
        self.task = None

    def end(self) -> None:
        """Tell whoever looks that there is nothing more to come."""
        self.stop()
        for queue in self.watchers:
            queue.put_nowait(None)

    def show(self, state: State) -> None:
        self.state = state
        for queue in self.watchers:
            queue.put_nowait(state)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Say that a mistake of ours has ended the work: the next change begins it anew."""
        error = None if task.cancelled() else task.exception()
        if error:
            self.task = None
            told = f"{type(error).__name__}: {error}"
            self._break([Diagnostic("preview.failed", told, hint="this is our mistake, not yours; please report it")])

    # ---- what is done

    async def _follow(self) -> None:
        checking: asyncio.Task[None] | None = None
        try:
            while True:
                await self.changed.wait()
                self.changed.clear()
                self.number += 1
                if checking:
                    checking.cancel()
                    with suppress(asyncio.CancelledError, AbandonedError):
                        await checking
                setting = self.desk.setting(self.choice)
                if await self._look(setting):
                    checking = asyncio.create_task(self._check(self.number))
        finally:
            if checking:
                checking.cancel()

    async def _look(self, setting: Setting) -> bool:
        """Show what the files say now; say whether there is something that a build could judge."""
        self.show(replace(self.state, is_busy=True))
        try:
            shown = await asyncio.to_thread(self.desk.composed, self.choice, setting)
        except BriefPressError as error:
            self._break(error.diagnostics)
            return False
        seen: list[LookedAt] = []
        layout = self._begin(shown, replace(setting, cuts=shown.job.cuts), seen)
        self.shown = shown
        try:
            web = await asyncio.to_thread(web_edition, shown.job)
            self._show_web(shown, web)
            await layout
        except BriefPressError as error:
            self._break(with_places(error.diagnostics, shown))
            return False
        except LOST_HERE as error:
            self._break([self.desk.lost(error)])
            return False
        await self._show_pages(shown, seen[0])
        return True

    def _begin(self, shown: Composed, setting: Setting, seen: list[LookedAt]) -> asyncio.Future[None]:
        """Have an edition laid out; the page in view is shown as soon as it is there, all that is seen is kept."""
        loop, view = asyncio.get_running_loop(), self._view

        def hear(part: InView | LookedAt) -> None:
            if isinstance(part, InView):
                self._show_page(part, view.width)
            else:
                seen.append(part)

        def heard(part: InView | LookedAt) -> None:
            with suppress(RuntimeError):  # the preview has ended
                loop.call_soon_threadsafe(hear, part)

        return asyncio.wrap_future(self.desk.look(shown.job, setting, view, heard))

    @property
    def _view(self) -> View:
        look = self.state.pages[self.page - 1].look if self.page <= len(self.state.pages) else ""
        return View(self.page, self.width, look)

    def _show_page(self, seen: InView, width: int) -> None:
        """Show the page in view; the others stay as they were until they are drawn."""
        if not seen.picture:
            return
        self.desk.pictures.keep(seen.look, width, seen.picture)
        pages = list(self.state.pages[: seen.pages])
        if seen.page > len(pages) + 1:
            return  # nothing would stand before it
        pages[seen.page - 1 : seen.page] = [ShownPage(seen.look, *seen.size)]
        self.show(replace(self.state, pages=tuple(pages)))

    def _show_web(self, shown: Composed, web: bytes) -> None:
        name = hashlib.blake2b(web, digest_size=16).hexdigest()
        kept = list(self.webs.items())[-1:]
        self.webs = dict(kept) | {name: web}
        self.printed = None
        language = shown.composer.templates.language(shown.edition.language)
        # The pages below are still those before the change: they stay greyed only while nothing can be read.
        self.show(replace(self.state, web=name, direction=language.direction, number=self.number, is_checked=False))

    async def _show_pages(self, shown: Composed, seen: LookedAt) -> None:
        self.desk.pictures.add(seen.pdf, seen.pages)
        known = shown.library.paths
        regions = tuple(
            ShownRegion(one.name, one.page, one.left, one.top, one.width, one.height)
            for one in seen.regions
            if one.name in known
        )
        pages = tuple(ShownPage(look, *size) for look, size in zip(seen.pages, seen.sizes, strict=True))
        state = replace(
            self.state,
            title=str(shown.library.brief.title.at(shown.edition.length).wordings[0][1]),
            pages=pages,
            regions=regions,
            is_broken=False,
            trouble=(),
            is_busy=True,
            end=page_end(seen, regions, shown.job.budget.pages),
        )
        self.show(state)
        # Pages are seen first: numbers and marks come a moment later.
        self.desk.note_cuttable(self.choice, await asyncio.to_thread(lambda: shown.cuttable))
        measured = await asyncio.to_thread(gauge, shown, seen)
        noted = await asyncio.to_thread(lambda: tuple(marks(shown)))
        found = await asyncio.to_thread(self._found, with_places(seen.findings, shown), shown)
        self.show(replace(self.state, gauge=measured, notes=noted, findings=_joined(found, self.state.findings)))

    def _break(self, findings: Iterable[Diagnostic]) -> None:
        """Keep what is shown, greyed, and say what is wrong."""
        found = self._found(findings, self.shown)
        self.show(replace(self.state, number=self.number, is_broken=True, is_busy=False, trouble=found, verdict=""))

    def _found(self, findings: Iterable[Diagnostic], shown: Composed | None) -> tuple[Found, ...]:
        return tuple(Found.of(one, _block(one, shown)) for one in findings)

    # ---- what a build would say

    async def _check(self, number: int) -> None:
        """Find out what a build would tell, and set the pages as it would, unless they are set so already."""
        trial = Trial(self.desk, self.choice)
        try:
            result, findings = await asyncio.to_thread(trial.verdict)
        except (asyncio.CancelledError, AbandonedError):
            trial.abandon()
            raise
        assert self.shown  # something was read before anything was checked
        found = await asyncio.to_thread(self._found, findings, self.shown)
        setting = result.setting if result else None
        is_same = setting is None or (setting == self.desk.setting(self.choice) and _is_cut_so(self.shown, setting))
        if setting is not None and not is_same:
            self.desk.settle(self.choice, setting)
            await self._look(setting)
        made = result.printed.artifacts if result and result.printed else ()
        self.printed = next((one.content for one in made if one.format == "pdf"), None)
        said = _verdict(result, found)
        self.show(replace(self.state, findings=found, is_checked=True, is_busy=False, verdict=said, number=number))


def _is_cut_so(shown: Composed, setting: Setting) -> bool:
    """Say whether what is shown lacks what a setting cuts: what may be cut may have changed with the text."""
    return shown.job.cuttable == shown.cuttable[: setting.cuts]


def _joined(found: tuple[Found, ...], before: tuple[Found, ...]) -> tuple[Found, ...]:
    """Return what the pages show, and what a build told of before the change, until it tells anew."""
    return tuple(dict.fromkeys((*found, *before)))


def _block(finding: Diagnostic, shown: Composed | None) -> str:
    """Return the id of the block that a finding is of; empty for none."""
    return block_at(shown, finding.place) if shown and finding.place else ""


def _verdict(result: Result | None, found: tuple[Found, ...]) -> str:
    """Return what a build would make of an edition, in a sentence."""
    wrong = sum(1 for one in found if one.severity == "error")
    if result is None or result.printed is None:
        return f"A build would not print this edition: {wrong} {'error' if wrong == 1 else 'errors'}."
    layouts = result.printed.layouts
    return f"A build would print it so, after {layouts} {'layout' if layouts == 1 else 'layouts'}."
