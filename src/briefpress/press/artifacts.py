"""Document + its pages -> what is printed: each format that a job asks for, and the account of how it fits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.document import tree
from briefpress.document.abbreviations import with_abbreviations
from briefpress.document.close_tables import DEGREES, with_close_tables
from briefpress.document.parse import parse
from briefpress.document.typography import typeset
from briefpress.press import job as job_module
from briefpress.press.job import Job, Printed, key_of, reference_key
from briefpress.press.measure import Fit
from briefpress.press.stopwatch import Stopwatch
from briefpress.press.word_setting import word_setting
from briefpress.theme.theme import Theme
from briefpress.writers.artifact import Artifact
from briefpress.writers.docx import for_review, write_docx
from briefpress.writers.html import write_html
from briefpress.writers.pdf.drawing_pictures import with_pictures
from briefpress.writers.pdf.layout import Pages
from briefpress.writers.pdf.prepress.printing import PRINT_FORMATS, PrintFormat
from briefpress.writers.pdf.tagged.attachments import attachments_of
from briefpress.writers.pdf.write import write_heard, write_pdf, write_print

_MM_PER_PT = 25.4 / 72


def printed_edition(
    job: Job, found: Fit, document: tree.Document, pages: Pages, watch: Stopwatch, close: Mapping[str, int]
) -> Printed:
    """Return what an edition is in each of the formats of its job, and how it was made to fit.

    `close` names the tables that stand closer in print.
    """
    theme = job.theme.at(found.setting.density)
    text = theme.points("size-text")
    artifacts = []
    for name in job.formats:
        with watch.stage(name):
            # A screen scrolls: tables are set closer in print only.
            # Word breaks no word with a hyphen by itself, so that it needs all that helps.
            degrees = {} if name == "html" else dict.fromkeys(close, len(DEGREES))
            closer = with_close_tables(document, degrees)
            artifact = _write(name, job, closer, theme, pages)
        artifacts.append(replace(artifact, made_from=reference_key(job, name)))
    return Printed(
        edition=job.edition,
        title=document.title,
        artifacts=tuple(artifacts),
        pages=pages.count,
        budget=pages.count if job.is_large_print else job.budget.pages,
        fill=pages.last_fill,
        density=found.setting.density,
        dropped=job.cuttable[: found.setting.cuts],
        layouts=found.layouts,
        key=key_of(job),
        least_fill=0 if job.is_large_print else job.budget.fill,
        standard=round(found.standard, 2),
        text_pt=round(text, 2),
        leading_pt=round(text * theme.number("leading-text"), 2),
        margin_mm=round(theme.points("page-side") * _MM_PER_PT, 1),
    )


def _write(format_: str, job: Job, document: tree.Document, theme: Theme, pages: Pages) -> Artifact:
    match format_:
        case "pdf":
            attached = attachments_of(job.sources, document, pages.engine.metadata.created) if job.sources else []
            return write_pdf(pages, job.pdf, attached, is_draft=job.draft is not None)
        case job_module.HEARD:
            return write_heard(pages)
        case "docx":
            return _write_word(job, document, word_setting(theme, document), pages)
        case name if name in job_module.TIGHTER_WORD:
            step = (job_module.TIGHTER_WORD.index(name) + 1) / len(job_module.TIGHTER_WORD)
            return replace(_write_word(job, document, word_setting(theme, document, step), pages), format=name)
        case "html":
            around = typeset(parse(job.screen)) if job.screen else None
            return write_html(with_abbreviations(document), job.theme, job.screen_style, job.assets, job.fonts, around)
        case name if name in PRINT_FORMATS:
            return _write_print(PRINT_FORMATS[name], job, pages)
        case _:
            raise BriefPressError([Diagnostic("edition.unknown-format", f'there is no format "{format_}"')])


def _write_word(job: Job, document: tree.Document, look: Theme, pages: Pages) -> Artifact:
    assets = with_pictures(job.assets)
    made = write_docx(
        document,
        look,
        pages.page_of,
        pages.count,
        assets,
        job.reference,
        job.fonts,
        embeds_installed=job.embeds_fonts,
    )
    return replace(made, content=for_review(made.content)) if job.for_review else made


def _write_print(format_: PrintFormat, job: Job, pages: Pages) -> Artifact:
    """Return an edition for a printing machine; one in large print that is for none is read as any other."""
    if not format_.form:
        return replace(write_pdf(pages, job.pdf), format=format_.name)
    assert job.printing is not None  # whoever asks for such a format says what the machine takes
    return write_print(pages, format_, job.printing)
