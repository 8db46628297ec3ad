"""Job -> Printed: the second half of the road, which needs nothing but the job and can run anywhere.

A job is a picklable value and its result is bytes; whoever runs it (this process, a pool, a cluster) sees no file,
no brief and no template.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from briefpress.diagnostics import BriefPressError, Diagnostic, raise_if_errors
from briefpress.document import tree
from briefpress.document.check import check_document
from briefpress.document.parse import parse
from briefpress.document.typography import typeset
from briefpress.fit import TIGHTEST, Fit, Measure, fit
from briefpress.job import Job, Printed, Result, key_of
from briefpress.theme import Theme
from briefpress.writers.artifact import Artifact
from briefpress.writers.docx import write_docx
from briefpress.writers.html import write_html
from briefpress.writers.pdf.fonts import check_fonts
from briefpress.writers.pdf.layout import Pages, lay_out
from briefpress.writers.pdf.write import write_pdf


def run(job: Job) -> Result:
    """Return what became of a job; what is wrong with its document is part of the result."""
    start = time.perf_counter()
    try:
        printed = print_edition(job)
    except BriefPressError as error:
        return Result(job.edition, None, error.diagnostics, time.perf_counter() - start)
    return Result(job.edition, printed, (), time.perf_counter() - start)


def print_edition(job: Job) -> Printed:
    """Return an edition's artifacts. Raises BriefPressError when it breaks a rule or its promise."""
    document = typeset(parse(job.html))
    raise_if_errors((*check_document(document), *check_fonts(document, job.theme)))
    trials = _Trials(job, document)
    found = fit(job.budget, trials.measure)
    pages = trials.pages[found.step]
    raise_if_errors(_broken_promises(job, found, pages))
    theme = job.theme.at(found.density)
    return Printed(
        edition=job.edition,
        title=document.title,
        artifacts=tuple(_write(format_, job, document, theme, pages) for format_ in job.formats),
        pages=pages.count,
        budget=job.budget.pages,
        fill=pages.last_fill,
        density=found.density,
        dropped=(),
        layouts=found.layouts,
        key=key_of(job),
    )


@dataclass(frozen=True, slots=True)
class _Trials:
    """The layouts of one document at several densities."""

    job: Job
    document: tree.Document
    pages: dict[int, Pages] = field(default_factory=dict)

    def measure(self, step: int) -> Measure:
        """Lay the document out at a step of density and say how long it is."""
        style = self.job.theme.at(step / TIGHTEST).css()
        pages = lay_out(self.document, (style, self.job.page_style), self.job.assets)
        self.pages[step] = pages
        return Measure(pages.count, pages.last_fill)


def _write(format_: str, job: Job, document: tree.Document, theme: Theme, pages: Pages) -> Artifact:
    match format_:
        case "pdf":
            return write_pdf(pages)
        case "docx":
            return write_docx(document, theme, pages.page_of, pages.count, job.assets, job.reference)
        case "html":
            return write_html(document, job.theme, job.screen_style, job.assets)
        case _:
            raise BriefPressError([Diagnostic("edition.unknown-format", f'there is no format "{format_}"')])


def _broken_promises(job: Job, found: Fit, pages: Pages) -> list[Diagnostic]:
    if found.fits:
        return []
    lines = pages.lines_after(job.budget.pages)
    message = (
        f"{job.edition} takes {_counted(pages.count, 'page')} at the tightest setting, "
        f"{_counted(job.budget.pages, 'page')} promised: {_counted(lines, 'line')} too long"
    )
    return [Diagnostic("fit.too-long", message, hint="shorten it, or show less at this length with from:")]


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
