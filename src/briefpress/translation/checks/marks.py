"""Marks: what is cited, linked and noted in a text is cited, linked and noted in its translation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from briefpress.content import inline
from briefpress.content.inline import Inline
from briefpress.diagnostics import did_you_mean
from briefpress.translation.checks.pair import Flaw, Pair


def check_markup(pair: Pair) -> Iterator[Flaw]:
    """Yield marks that have no partner or mean nothing."""
    for message, snippet in inline.inline_problems(pair.translation):
        yield Flaw("translation.markup", message, snippet)


def check_citations(pair: Pair) -> Iterator[Flaw]:
    """Yield citations that one of the two texts has and the other has not. How they are grouped is free."""
    wanted, found = _citations(pair.inlines), _citations(pair.translated_inlines)
    for source, locator in (wanted - found).elements():
        message = f"the citation {_citation(source, locator)} of the text is not in its translation"
        yield Flaw("translation.citation", message, hint="put it where the translation says the same")
    for source, locator in (found - wanted).elements():
        message = f"the translation cites {_citation(source, locator)}, and the text does not"
        hint = did_you_mean(source, sorted({name for name, _ in wanted}))
        yield Flaw("translation.citation", message, f"@{source}", hint)


def check_links(pair: Pair) -> Iterator[Flaw]:
    """Yield addresses that one of the two texts has and the other has not."""
    wanted, found = _addresses(pair.inlines), _addresses(pair.translated_inlines)
    for address in (wanted - found).elements():
        yield Flaw("translation.link", f'the link to "{address}" of the text is not in its translation')
    for address in (found - wanted).elements():
        hint = did_you_mean(address, sorted(wanted))
        yield Flaw("translation.link", f'the translation links to "{address}", and the text does not', address, hint)


def check_notes(pair: Pair) -> Iterator[Flaw]:
    """Yield a flaw where the two texts have not as many notes."""
    wanted, found = _count(pair.inlines, inline.Note), _count(pair.translated_inlines, inline.Note)
    if wanted != found:
        yield Flaw(
            "translation.note", f"the text has {wanted} notes, and its translation {found}", "^[" if found else ""
        )


def check_foreign(pair: Pair) -> Iterator[Flaw]:
    """Yield words of a third language that the translation lacks, or has without saying which language they are."""
    wanted = Counter(
        (piece.language, inline.plain_text(piece.children))
        for piece in inline.walk(pair.inlines)
        if isinstance(piece, inline.Foreign) and piece.language != pair.tag
    )
    found = Counter(
        (piece.language, inline.plain_text(piece.children))
        for piece in inline.walk(pair.translated_inlines)
        if isinstance(piece, inline.Foreign)
    )
    for language, words in wanted - found:
        message = f'the translation has not the words "{words}" in {language}, which the text has'
        yield Flaw("translation.foreign", message, words, f"write [{words}]{{lang={language}}}")


def _citations(inlines: tuple[Inline, ...]) -> Counter[tuple[str, str]]:
    return Counter(
        (part.source, _comparable(part.locator))
        for piece in inline.walk(inlines)
        if isinstance(piece, inline.Citation)
        for part in piece.parts
    )


def _comparable(locator: str) -> str:
    """Return a locator with one kind of dash and no spaces: how they are printed is the language's business."""
    return re.sub(r"[-–—]", "–", re.sub(r"\s", "", locator))


def _citation(source: str, locator: str) -> str:
    return f"[@{source}, {locator}]" if locator else f"[@{source}]"


def _addresses(inlines: tuple[Inline, ...]) -> Counter[str]:
    return Counter(piece.address for piece in inline.walk(inlines) if isinstance(piece, inline.Link))


def _count(inlines: tuple[Inline, ...], kind: type[Inline]) -> int:
    return sum(isinstance(piece, kind) for piece in inline.walk(inlines))
