"""What all panes of a preview share: what was read, who lays out pages, how editions were set last, pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.pipeline.looking import AS_IT_IS, Composed, Composers, composed, composers, verdict
from briefpress.press.job import Job, Result
from briefpress.press.measure import Setting
from briefpress.press.view import View
from briefpress.preview.choice import Choice, Offer, offer
from briefpress.preview.memory import Memory
from briefpress.preview.pictures import Pictures
from briefpress.project import Project
from briefpress.report.progress import SilentProgress
from briefpress.workers.executors import JobExecutor, local_executor, looking_pool, why_lost
from briefpress.workers.process_pool import ProcessPool
from briefpress.workers.workers import Workers

if TYPE_CHECKING:  # the engines are for whoever lays out pages
    from briefpress.press.look import InView, LookedAt

# Seconds that one layout, and one edition of a build, may take.
_LOOK_LIMIT = 120
_BUILD_LIMIT = 300
# Panes that are laid out at the same time: more are never seen side by side.
_AT_ONCE = 2


@dataclass(slots=True)
class Desk:
    """Not frozen: it keeps what is warm, and lets it go when the files say something else. For several threads."""

    project: Project
    pictures: Pictures = field(default_factory=Pictures)
    memory: Memory = field(default_factory=lambda: Memory(Path(), "", b""))
    lock: Lock = field(default_factory=Lock)
    _lookers: ProcessPool | None = None
    _composers: dict[tuple[str, str], Composers] = field(default_factory=dict)
    _settings: dict[Choice, Setting] = field(default_factory=dict)
    _cuttable: dict[Choice, tuple[str, ...]] = field(default_factory=dict)

    # ---- what the files say

    def forget(self, changed: Iterable[Path]) -> None:
        """Read anew what the files that changed say: templates only when it is one of them."""
        content = self.project.content.absolute(), self.project.content.resolve()
        paths = tuple(changed)
        only_content = all(any(path.is_relative_to(one) for one in content) for path in paths)
        with self.lock:
            if only_content:
                self._composers = {key: both.with_content_anew(paths) for key, both in self._composers.items()}
            else:
                self._composers.clear()

    def composers(self, choice: Choice) -> Composers:
        """Return what makes the jobs of a paper and a look. Raises BriefPressError for links that lead out."""
        key = (choice.paper, choice.look)
        with self.lock:
            known = self._composers.get(key)
        if known is None:
            known = composers(self.project, *key)
            with self.lock:
                self._composers[key] = known
        return known

    def composed(self, choice: Choice, setting: Setting) -> Composed:
        """Return the edition as its files are now. Raises BriefPressError for what cannot be read."""
        with self.lock:
            cuttable = self._cuttable.get(choice)
        return composed(self.composers(choice), choice.request, setting, cuttable)

    def offer(self) -> Offer:
        """Return what there is to choose from. Raises BriefPressError for lengths or themes that cannot be read."""
        return offer(self.composers(Choice("", "", "", "")))

    # ---- how editions were set

    def setting(self, choice: Choice) -> Setting:
        """Return how an edition was set last."""
        with self.lock:
            return self._settings.get(choice, AS_IT_IS)

    def settle(self, choice: Choice, setting: Setting) -> None:
        """Remember how an edition is set. It speeds the next look up, and decides nothing that is built."""
        with self.lock:
            self._settings[choice] = setting

    def note_cuttable(self, choice: Choice, cuttable: tuple[str, ...]) -> None:
        """Remember what may be cut from an edition. It speeds the next look up, as `settle` does."""
        with self.lock:
            self._cuttable[choice] = cuttable

    # ---- who does the work

    def look(self, job: Job, setting: Setting, view: View, heard: Callable[[InView | LookedAt], None]) -> Future[None]:
        """Have a job looked at; `heard` is told what it shows, in another thread, first what somebody sees of it."""
        with self.lock:
            self._lookers = self._lookers or looking_pool(_AT_ONCE, _LOOK_LIMIT)
            return self._lookers.stream(heard, look_at, job, setting, view)

    def lost(self, error: BaseException) -> Diagnostic:
        """Return the finding about a layout that was lost."""
        message = f"the pages were not laid out: {why_lost(error, _LOOK_LIMIT)}"
        hint = "the next change tries again; look for what is unusual: a huge picture, a table without end"
        return Diagnostic("press.lost", message, hint=hint)

    def close(self) -> None:
        with self.lock:
            if self._lookers:
                self._lookers.shutdown(wait=False, cancel_futures=True)
            self._lookers = None


class AbandonedError(Exception):
    """Nobody wants to know any more."""


@dataclass(slots=True)
class Trial:
    """What a build would say, being found out, until somebody abandons it."""

    desk: Desk
    choice: Choice
    is_abandoned: bool = False
    _executor: Executor | None = None

    def verdict(self) -> tuple[Result | None, tuple[Diagnostic, ...]]:
        """Return what a build would make, and its findings. Raises AbandonedError."""
        workers = Workers(self._executors, self.desk.memory, SilentProgress(), time_limit=_BUILD_LIMIT)
        try:
            return verdict(self.desk.composers(self.choice), self.choice.request, workers)
        except BriefPressError as error:
            return None, error.diagnostics
        finally:
            workers.close()

    def abandon(self) -> None:
        """Let go of it, whatever it is doing."""
        self.is_abandoned = True
        if self._executor:
            self._executor.shutdown(wait=False, cancel_futures=True)

    def _executors(self) -> JobExecutor:
        made = local_executor(1, _BUILD_LIMIT)
        self._executor = _Abandonable(self, made.executor)
        return JobExecutor(self._executor, made.lost_job_errors)


class _Abandonable(Executor):
    """An executor that takes nothing more once its trial is abandoned: what was lost is not tried again."""

    def __init__(self, trial: Trial, executor: Executor) -> None:
        self._trial, self._executor = trial, executor

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        if self._trial.is_abandoned:
            raise AbandonedError
        return self._executor.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._executor.shutdown(wait=wait, cancel_futures=cancel_futures)


def look_at(job: Job, setting: Setting, view: View) -> Iterator[InView | LookedAt]:
    """Return what a job shows, part by part. Light to hand on: whoever does it imports the engines."""
    from briefpress.press.look import looks

    return looks(job, setting, view)
