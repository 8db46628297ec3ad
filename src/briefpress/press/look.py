"""Job + setting -> Look: one layout of an edition, to be looked at while somebody writes. Nothing is searched for.

What a build would find takes several layouts; this is what one of them shows, and it may be of a text that breaks
rules or does not fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO

from briefpress.assets.pdf_pages import page_looks, seen_page
from briefpress.diagnostics import Diagnostic
from briefpress.document.check import check_document
from briefpress.press.job import Job
from briefpress.press.measure import Measure, Setting
from briefpress.press.press import laid_out_at
from briefpress.press.view import View
from briefpress.writers.pdf.engine.warm import Warmth
from briefpress.writers.pdf.fonts import check_fonts
from briefpress.writers.pdf.proof import proof
from briefpress.writers.pdf.seen import Region, regions_of, write_seen


@dataclass(frozen=True, slots=True)
class InView:
    """The page that somebody sees, before all others are drawn."""

    page: int
    pages: int
    look: str
    size: tuple[float, float]
    picture: bytes
    """PNG; empty when it looks as before."""


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What one layout shows."""

    setting: Setting
    measure: Measure
    pdf: bytes
    """For this screen, not for readers."""
    pages: tuple[str, ...]
    """A name for how each page looks: pages that look alike have the same."""
    sizes: tuple[tuple[float, float], ...]
    """Width and height of each page, in CSS pixels."""
    regions: tuple[Region, ...]
    lines: tuple[int, ...]
    """Lines of text on each page."""
    page_of: tuple[tuple[str, int], ...]
    """Id -> the page on which it begins."""
    findings: tuple[Diagnostic, ...]
    """About the document and its pages."""


def look(job: Job, setting: Setting) -> LookedAt:
    """Return what a job shows at a setting, whose cuts its first version has.

    Raises BriefPressError for a document or a picture that cannot be printed at all.
    """
    *_, last = looks(job, setting, View())
    assert isinstance(last, LookedAt)
    return last


def looks(job: Job, setting: Setting, view: View) -> Iterator[InView | LookedAt]:
    """Yield the page that somebody sees, then all that the job shows; raises as `look` does."""
    with redirect_stdout(StringIO()):
        warmth = _warmth()
        document, pages, measure = laid_out_at(job, setting, warmth)
        number = min(view.page, pages.count)
        pdf = write_seen(pages, warmth.fonts, number)
        name, picture = seen_page(pdf, 1, view.width, view.look)
        sizes = tuple((float(page.width), float(page.height)) for page in pages.engine.pages)
    yield InView(number, pages.count, name, sizes[number - 1], picture)
    with redirect_stdout(StringIO()):
        regions = regions_of(pages)
        findings = (*check_document(document), *check_fonts(document, job.theme, job.fonts), *proof(pages, job.theme))
        pdf = pdf if pages.count == 1 else write_seen(pages, warmth.fonts)
    yield LookedAt(
        setting=setting,
        measure=measure,
        pdf=pdf,
        pages=page_looks(pdf),
        sizes=sizes,
        regions=regions,
        lines=pages.lines_of,
        page_of=tuple(pages.page_of.items()),
        findings=findings,
    )


@lru_cache(maxsize=1)
def _warmth() -> Warmth:
    """Return what this process keeps, which looks at one edition after the other."""
    return Warmth()
