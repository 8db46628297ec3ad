"""How much templates may do while one edition is printed: steps, sizes, memory and time.

Steps and sizes are counted, so that a template fails at the same place on every machine. Memory and time are the belt
for what counting may miss: every value is bounded, so that a template comes by here again within moments.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import RLock

from jinja2.exceptions import SecurityError

STEPS = 200_000
"""Runs of a loop's, macro's or block's body, filters and calls; more for what is long. The shipped brief takes fewer
than 3,000."""
CHARACTERS_OF_A_STEP = 100
"""Of a text that something is done with."""
OUTPUT = 20_000_000
"""Characters printed. The shipped brief has 150,000 at most."""
SOURCE = 50_000
"""Characters of one template; compiling takes longer than printing. The shipped ones have 8,000 at most."""
SOURCES = 300_000
"""Characters of all templates of an edition."""
TEXT = 1_000_000
"""Characters of one text."""
ITEMS = 20_000
"""Items of one list."""
BITS = 4096
"""Of a whole number."""
SECONDS = 10.0
"""Of processor time: what else a machine has to do is no fault of a template."""
MEMORY = 1024**3
"""Bytes beyond what the process holds when a page is begun."""


@dataclass(slots=True)
class Bounds:
    """What one printing has used so far. Not frozen: it counts."""

    steps: int = 0
    output: int = 0
    next_look: int = 0
    """At how many steps the clock is looked at again."""
    deadline: float = field(default_factory=lambda: time.thread_time() + SECONDS)

    def step(self, characters: int = 0) -> str:
        """Count a run of a body that prints so many characters by itself. Raises SecurityError for one too many."""
        self.steps += 1
        if self.steps > STEPS:
            raise SecurityError(f"templates take more than {STEPS:,} steps for one edition")
        if self.steps >= self.next_look:
            self.next_look = self.steps + 64
            if time.thread_time() > self.deadline:
                raise SecurityError(f"templates take more than {SECONDS:g} s of processor time for one edition")
        return self.printed(characters)

    def used(self, value: object, weight: int = 1) -> None:
        """Count something that is done with a value, by its size. Raises SecurityError for too much."""
        # An author's words have one field, and are read as Markdown each time.
        text = value if isinstance(value, str) else getattr(value, "text", None)
        size = len(text) if isinstance(text, str) else 0
        items = len(value) if isinstance(value, list | tuple | dict | set | frozenset) else 0
        self.steps += weight * size // CHARACTERS_OF_A_STEP + items
        self.step()

    def printed(self, characters: int) -> str:
        self.output += characters
        if self.output > OUTPUT:
            raise SecurityError(f"templates print more than {OUTPUT:,} characters for one edition")
        return ""

    def counted(self, items: Iterable[object]) -> Iterator[object]:
        """Yield items, each of which is a step."""
        for item in items:
            self.step()
            yield item


def source_of_at_most(characters: int, together: int) -> None:
    """Raise SecurityError for a template, or templates together, that are too long."""
    if characters > SOURCE or together > SOURCES:
        message = f"a template has more than {SOURCE:,} characters, or all together more than {SOURCES:,}"
        raise SecurityError(message)


def text_of_at_most(characters: int) -> None:
    """Raise SecurityError for a text that would be too long."""
    if characters > TEXT:
        raise SecurityError(f"a template makes a text of more than {TEXT:,} characters")


def list_of_at_most(items: int) -> None:
    """Raise SecurityError for a list that would be too long."""
    if items > ITEMS:
        raise SecurityError(f"a template makes a list of more than {ITEMS:,} items")


# The limit is the process's: of two threads, one would give back what the other had set.
_ONE_AT_A_TIME = RLock()


@contextmanager
def memory_bound() -> Iterator[None]:
    """Let this process take a gibibyte more and no more while this is entered, where the system has such a limit.

    What asks for more gets a MemoryError and goes on living. Threads wait for each other.
    """
    with _ONE_AT_A_TIME, _limited():
        yield


@contextmanager
def _limited() -> Iterator[None]:
    try:
        import resource

        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - not a file to be read as text
            held = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    except (ImportError, OSError, ValueError, IndexError):
        yield
        return
    limits = [limit for limit in (held + MEMORY, soft, hard) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min(limits), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
