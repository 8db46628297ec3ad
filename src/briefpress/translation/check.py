"""Translations -> findings: every check on every message, each flaw at its place in the PO file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from briefpress.diagnostics import Diagnostic, Place, Severity, in_order
from briefpress.translation.catalog import Catalog
from briefpress.translation.checks.characters import check_characters, check_spaces
from briefpress.translation.checks.copied import COPIED, check_copied, is_copy, is_equal
from briefpress.translation.checks.length import check_length
from briefpress.translation.checks.marks import (
    check_citations,
    check_foreign,
    check_links,
    check_markup,
    check_notes,
)
from briefpress.translation.checks.numbers import check_numbers
from briefpress.translation.checks.pair import Check, Flaw, Pair
from briefpress.translation.checks.punctuation import check_pairs, check_punctuation
from briefpress.translation.checks.quotation import check_quotation
from briefpress.translation.checks.terms import check_terms
from briefpress.translation.terms import Terms

CHECKS: tuple[Check, ...] = (
    check_markup,
    check_citations,
    check_links,
    check_notes,
    check_foreign,
    check_numbers,
    check_characters,
    check_spaces,
    check_quotation,
    check_punctuation,
    check_pairs,
    check_length,
    check_copied,
)


def check_catalog(catalog: Catalog, terms: Terms, shown: Collection[str] | None = None) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the translations that an edition shows; None: with all.

    Those that are fuzzy are not looked at: they have to be worked on in any case.
    """
    return in_order(_findings(catalog, terms, shown))


def check_pair(pair: Pair, terms: Terms) -> Iterator[Flaw]:
    """Yield what is wrong with one translation."""
    for check in CHECKS:
        yield from check(pair)
    yield from check_terms(pair, terms)


def finding(flaw: Flaw, pair: Pair, place: Place) -> Diagnostic:
    """Return a flaw as a finding that names the message and the language."""
    message = f'{flaw.message} ("{pair.context}", {pair.tag})'
    return Diagnostic(flaw.code, message, place, flaw.hint, flaw.severity)


def _findings(catalog: Catalog, terms: Terms, shown: Collection[str] | None) -> Iterator[Diagnostic]:
    source, entries = catalog.library.brief.language, catalog.entries
    pairs = [
        (Pair(context, entry.text, entry.translation, catalog.tag, source), entry)
        for context, entry in entries.items()
        if entry.is_translated and (shown is None or context in shown)
    ]
    copies = copied_file([pair for pair, _ in pairs], Place(catalog.file.name))
    yield from copies
    for pair, entry in pairs:
        for flaw in check_pair(pair, terms):
            if not (copies and flaw.code == COPIED):
                yield finding(flaw, pair, catalog.file.place(entry, flaw.snippet))


def copied_file(pairs: Sequence[Pair], place: Place) -> tuple[Diagnostic, ...]:
    """Return one warning for a file most of which is the original, in the place of one for each text; else none."""
    if not is_copy(pairs):
        return ()
    copied = sum(map(is_equal, pairs))
    message = f"{copied} of {len(pairs)} texts are those of the original, word for word"
    hint = f"this looks like a copy that nobody has translated into {pairs[0].tag} yet"
    return (Diagnostic(COPIED, message, place, hint, Severity.WARNING),)
