"""Translations -> findings: every check on every message, each flaw at its place in the PO file."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from briefpress.diagnostics import Diagnostic, Place, in_order
from briefpress.translation.catalog import Catalog
from briefpress.translation.checks.characters import check_characters, check_spaces
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
    for context, entry in catalog.entries.items():
        if not entry.is_translated or (shown is not None and context not in shown):
            continue
        pair = Pair(context, entry.text, entry.translation, catalog.tag)
        for flaw in check_pair(pair, terms):
            yield finding(flaw, pair, catalog.file.place(entry, flaw.snippet))
