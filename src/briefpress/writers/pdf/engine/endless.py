"""Layouts without end -> a finding: a page on which nothing has room is followed by another one, for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from weasyprint import layout

from briefpress.diagnostics import BriefPressError, Diagnostic

LIMIT = 400
"""Pages; no length promises a tenth of them."""


@contextmanager
def pages_counted() -> Iterator[None]:
    """Raise BriefPressError beyond `LIMIT` pages while this is entered; not for several threads at once."""
    original = layout.make_all_pages
    layout.make_all_pages = _counting(original)
    try:
        yield
    finally:
        layout.make_all_pages = original


def _counting(make_all_pages: Callable[..., Iterator[object]]) -> Callable[..., Iterator[object]]:
    def counting(*arguments: object) -> Iterator[object]:
        for number, page in enumerate(make_all_pages(*arguments), 1):
            if number > LIMIT:
                message = f"the text runs over more than {LIMIT} pages"
                hint = "look for lengths in page.css or theme.yaml that leave it no room, or for a text without end"
                raise BriefPressError([Diagnostic("fit.endless", message, hint=hint)])
            yield page

    return counting
