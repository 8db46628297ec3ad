"""Terms: official names as the table has them, and none of the wordings that it forbids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from briefpress.content import inline
from briefpress.diagnostics import Severity
from briefpress.translation.checks.pair import Flaw, Pair
from briefpress.translation.checks.wording import holds
from briefpress.translation.terms import WITHOUT_ENDINGS, Term, Terms

_DASH = re.compile(r" ?[-‐‑–—]+ ?")
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
        if not _may_hold(text, term.text):
            continue
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


def _may_hold(text: str, name: str) -> bool:
    """Say quickly that a text has not even the first word of a name."""
    word = name.split()[0]
    return word in text or word.lower() in text.lower()


@lru_cache(maxsize=2048)
def _name_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern for a name as whole words; one with capitals is found only with them."""
    written = r"[\s\u00ad]+".join(re.escape(word) for word in name.split())
    return re.compile(rf"(?<!\w){written}(?!\w)", 0 if name != name.lower() else re.IGNORECASE)


def _holds_any(translation: str, wordings: Iterable[str]) -> bool:
    return any(holds(_comparable(translation), _comparable(wording)) for wording in wordings)


@lru_cache(maxsize=4096)
def _comparable(text: str) -> str:
    """Return a text without what may differ in a name: kinds of spaces and dashes, quotation marks."""
    text = _APOSTROPHES.sub("'", _QUOTES.sub("", text.replace("\u00ad", "")))
    return _DASH.sub("-", " ".join(text.split()))
