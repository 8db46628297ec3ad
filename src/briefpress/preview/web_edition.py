"""Job -> the web edition, at once: no page is laid out for it."""

from __future__ import annotations

from briefpress.document.abbreviations import with_abbreviations
from briefpress.document.parse import parse
from briefpress.document.typography import typeset
from briefpress.press.job import Job
from briefpress.writers.html import write_html


def web_edition(job: Job) -> bytes:
    """Return the web page of a job's first version. Raises BriefPressError for a document that breaks a rule."""
    document = with_abbreviations(typeset(parse(job.versions[0])))
    return write_html(document, job.theme, job.screen_style, job.assets, job.fonts).content
