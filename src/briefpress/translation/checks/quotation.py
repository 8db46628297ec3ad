"""Quotation marks: those of the language, the outer ones outside, each closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefpress.translation.checks.pair import Flaw, Pair

# First part of the language tag -> outer and inner marks, each an opening and a closing one (CLDR, delimiters).
# A language that is not here may use any, closed or not.
_MARKS: Mapping[str, tuple[str, str]] = {
    "en": ("“”", "‘’"),
    "fr": ("«»", "“”"),
    "es": ("«»", "“”"),
    "pt": ("“”", "‘’"),
    "ru": ("«»", "„“"),
    "ar": ("«»", "“”"),
    "zh": ("“”", "‘’"),
}
_STRAIGHT = "\"'"
_ALL = frozenset("«»‹›“”„‟‘’‚‛「」『』〝〞＂＇")
_APOSTROPHES = "’'"
# What a word may be joined to, as in l’« État »; U+FFFC stands for words of another language.
_JOINED = "«“\ufffc"


def check_quotation(pair: Pair) -> Iterator[Flaw]:
    """Yield straight marks, marks of other languages, and marks that do not match."""
    for flow in pair.own_flows:
        yield from _straight(flow)
        if pair.language in _MARKS:
            yield from _of_language(flow, pair, *_MARKS[pair.language])


def _straight(flow: str) -> Iterator[Flaw]:
    for position, mark in enumerate(flow):
        if mark in _STRAIGHT:
            hint = "write ’" if _is_apostrophe(flow, position) else "write the quotation marks of the language"
            yield Flaw("translation.straight-quote", f"a straight {mark} stands in the translation", mark, hint)
            return


def _of_language(flow: str, pair: Pair, outer: str, inner: str) -> Iterator[Flaw]:
    """Yield the first mark that is wrong; those after it mostly are wrong because of it."""
    levels = (outer, inner)
    opened: list[str] = []
    hint = f"{pair.tag} quotes as {outer[0]}…{inner[0]}…{inner[1]}…{outer[1]}"
    for position, mark in enumerate(flow):
        if mark not in _ALL or (_is_apostrophe(flow, position) and not (opened and mark == opened[-1][1])):
            continue
        if opened and mark == opened[-1][1]:
            opened.pop()
        elif len(opened) < len(levels) and mark == levels[len(opened)][0]:
            opened.append(levels[len(opened)])
        else:
            # With the character before it, to be found where the same mark is right elsewhere.
            written = flow[max(0, position - 1) : position + 1]
            snippet = written if written in pair.translation else mark
            yield Flaw("translation.quotes", f"the quotation mark {mark} is not right here", snippet, hint)
            return
    if opened:
        yield Flaw("translation.quotes", f"the quotation mark {opened[-1][0]} is not closed", opened[-1][0], hint)


def _is_apostrophe(flow: str, position: int) -> bool:
    """Say whether a mark joins a word: l’État, China’s; at the end of a plural it cannot be told from a mark."""
    if flow[position] not in _APOSTROPHES:
        return False
    before, after = flow[position - 1 : position], flow[position + 1 : position + 2]
    return before.isalnum() and (after.isalnum() or after in _JOINED)
