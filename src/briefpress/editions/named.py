"""Words between slashes -> the editions that have them all: `ru/indepth`, `glance`, `zh-Hans/brief/public`."""

from __future__ import annotations

from collections.abc import Iterable

from briefpress.diagnostics import did_you_mean


def names_of(brief: str, language: str, length: str, audience: str) -> frozenset[str]:
    """Return the words by which an edition may be named: each of its four, or the stem of its files."""
    return frozenset((brief, language, length, audience, f"{brief}.{length}.{audience}.{language}"))


def has_words(names: frozenset[str], what: str) -> bool:
    """Say whether an edition of these names is meant."""
    return names.issuperset(what.split("/"))


def meant(what: str, editions: Iterable[frozenset[str]], otherwise: str) -> str:
    """Return a hint about words that name no edition: what the first unknown one may mean."""
    known = sorted(frozenset().union(*editions))
    hints = (did_you_mean(word, known) for word in what.split("/") if word not in known)
    return next((hint for hint in hints if hint), otherwise)
