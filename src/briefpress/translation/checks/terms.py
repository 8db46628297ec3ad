"""Terms: official names as the table has them, and none of the wordings that it forbids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from briefpress.content import inline
from briefpress.diagnostics import Severity
from briefpress.translation.checks.pair import Flaw, Pair
from briefpress.translation.terms import WITHOUT_ENDINGS, Term, Terms

_DASH = re.compile(r"\s*[-‐‑–—]+\s*")
_QUOTES = re.compile(r"[\"“”„«»‹›]")
_APOSTROPHES = re.compile(r"[‘’]")


def check_terms(pair: Pair, terms: Terms) -> Iterator[Flaw]:
    """Yield names that are not translated as the table says, and wordings that it forbids.

    `terms` come with the longest name first: a name within a longer one is not looked for.
    """
    text = inline.plain_text(pair.inlines)
    translation = " ".join(pair.own_flows)
    for term in terms:
        yield from _forbidden(pair, term, translation)
        pattern = _name_pattern(term.text)
        if not pattern.search(text):
            continue
        text = pattern.sub("\ufffc", text)
        forms = term.forms.get(pair.tag, ())
        # A translation that is another language's words altogether, such as a name quoted, has none of its own.
        if forms and translation.strip(" \ufffc") and not _holds_any(translation, forms):
            yield _missing(pair, term, forms)


def _missing(pair: Pair, term: Term, forms: Iterable[str]) -> Flaw:
    hint = "the table of terms has: " + "; ".join(forms)
    # Without endings, a name that is not found is not there.
    severity = Severity.ERROR if pair.language in WITHOUT_ENDINGS else Severity.WARNING
    message = f'"{term.text}" is not translated as the table of terms says'
    return Flaw("translation.term", message, hint=hint, severity=severity)


def _forbidden(pair: Pair, term: Term, translation: str) -> Iterator[Flaw]:
    """Yield wordings that are never right, but where the text itself speaks about the mistake."""
    if any(fault in pair.text for fault in term.faults):
        return
    for wording in term.forbidden.get(pair.tag, ()):
        if _holds_any(translation, (wording,)):
            forms = term.forms.get(pair.tag, ())
            hint = f'for "{term.text}" write: ' + "; ".join(forms) if forms else ""
            yield Flaw("translation.forbidden-term", f'"{wording}" is never right', wording, hint)


@lru_cache(maxsize=512)
def _name_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern for a name as whole words; one with capitals is found only with them."""
    written = r"[\s\u00ad]+".join(re.escape(word) for word in name.split())
    return re.compile(rf"(?<!\w){written}(?!\w)", 0 if name != name.lower() else re.IGNORECASE)


def _holds_any(translation: str, wordings: Iterable[str]) -> bool:
    return any(_wording_pattern(wording).search(_comparable(translation)) for wording in wordings)


@lru_cache(maxsize=2048)
def _wording_pattern(wording: str) -> re.Pattern[str]:
    """Return a pattern for a wording; `*` stands for an ending, an abbreviation is found as a word of its own."""
    written = r"\w*".join(re.escape(part) for part in _comparable(wording).split("*"))
    if wording.isupper():
        return re.compile(rf"(?<!\w){written}(?!\w)")
    return re.compile(written, re.IGNORECASE)


@lru_cache(maxsize=512)
def _comparable(text: str) -> str:
    """Return a text without what may differ in a name: kinds of spaces and dashes, quotation marks."""
    text = _APOSTROPHES.sub("'", _QUOTES.sub("", text.replace("\u00ad", "")))
    return re.sub(r"\s+", " ", _DASH.sub("-", text))
