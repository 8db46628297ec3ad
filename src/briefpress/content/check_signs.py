"""Signs that mean something to YAML and were typed as text, and marks of text processors that mean nothing to it."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.content.check_texts import written_path
from briefpress.content.library import Library
from briefpress.content.walk import iter_wordings
from briefpress.diagnostics import Diagnostic, Severity
from briefpress.yaml_file import is_curly_quoted


def check_comments(library: Library) -> Iterator[Diagnostic]:
    """Yield a warning for each text without quotation marks that a comment ends: it may have been meant as text."""
    for wording in iter_wordings(library.brief):
        place = library.yaml.comment_after(written_path(library, wording))
        if place:
            message = f'what follows # is a comment, and is not printed: "{wording.field}" ends before it'
            hint = (
                "put the whole text in quotation marks if this belongs to it; else write it above, on a line of its own"
            )
            yield Diagnostic("content.comment-in-text", message, place, hint, Severity.WARNING)


def check_curly_quotes(library: Library) -> Iterator[Diagnostic]:
    """Yield a warning for each text that stands as a whole in marks which YAML takes for letters of it."""
    for wording in iter_wordings(library.brief):
        path = written_path(library, wording)
        if is_curly_quoted(wording.text) and library.yaml.is_plain(path):
            opening, closing = wording.text[0], wording.text[-1]
            message = f'the marks {opening} and {closing} around "{wording.field}" are printed with it'
            hint = 'write straight ones in their place, or "straight ones" around them if they are to be printed'
            yield Diagnostic("content.curly-quotes", message, library.yaml.place(path), hint, Severity.WARNING)
