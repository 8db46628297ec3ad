"""What a pane of the browser shows, as one value: whoever has it can draw all of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from briefpress.diagnostics import Diagnostic
from briefpress.preview.choice import Choice
from briefpress.preview.gauge import Gauge


@dataclass(frozen=True, slots=True)
class Found:
    """A finding beside the page."""

    code: str
    severity: str
    message: str
    hint: str
    file: str
    line: int
    column: int
    excerpt: str
    block: str
    """Id of the block that it is of; empty for none."""

    @classmethod
    def of(cls, finding: Diagnostic, block: str) -> Found:
        place = finding.place
        return cls(
            code=finding.code,
            severity=str(finding.severity),
            message=finding.message,
            hint=finding.hint,
            file=place.file if place else "",
            line=place.line if place else 0,
            column=place.column if place else 0,
            excerpt=place.excerpt if place else "",
            block=block,
        )


@dataclass(frozen=True, slots=True)
class ShownPage:
    look: str
    """A name for how it looks: it is drawn anew when that changes, and only then."""
    width: float
    height: float
    """In CSS pixels."""


@dataclass(frozen=True, slots=True)
class ShownRegion:
    """Where a block stands; places and sizes are shares of the page."""

    block: str
    page: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Note:
    """A mark of a draft: what is not finished at a block."""

    block: str
    kind: str
    """`untranslated`, `stale`, `uncited` or `too-long`."""
    text: str


@dataclass(frozen=True, slots=True)
class State:
    """One pane. Each change makes another of it."""

    choice: Choice
    number: int = 0
    """Of the change that it shows."""
    title: str = ""
    direction: str = "ltr"
    web: str = ""
    """A name for the text of the web edition; empty while there is none."""
    pages: tuple[ShownPage, ...] = ()
    regions: tuple[ShownRegion, ...] = ()
    gauge: Gauge | None = None
    is_broken: bool = False
    """Whether the files say nothing that can be shown: what is shown is the last that could."""
    trouble: tuple[Found, ...] = ()
    """What has broken it, or keeps its pages from being laid out."""
    findings: tuple[Found, ...] = ()
    """What a build would tell."""
    is_checked: bool = False
    """Whether `findings` are of what is shown; else they are of what was before."""
    is_busy: bool = False
    verdict: str = ""
    """What a build would make of it, in a sentence; empty while that is not known."""
    end: ShownRegion | None = None
    """The block before which the promised pages end, where there are more."""
    notes: tuple[Note, ...] = field(default=())

    @property
    def json(self) -> dict[str, object]:
        return asdict(self)
