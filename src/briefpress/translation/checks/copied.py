"""Texts that nobody has translated: word for word the original's, although they are sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefpress.content import inline
from briefpress.content.inline import Inline
from briefpress.diagnostics import Severity
from briefpress.translation.checks.pair import Flaw, Pair

COPIED = "translation.copied"

# What is called the same in every language: names of persons, bodies, works and licences.
_NAMES = re.compile(r"(?:sources|authors|publisher|licence|contact|press_contact)\b")
_ADDRESS = re.compile(r"\S*(?:://|@|www\.)\S*")
# A word that begins small is no name; a letter alone may be a unit or a point of a list.
_COMMON = re.compile(r"(?<![\w’'.-])[^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]+(?![\w.]*\d)")
_SENTENCE_END = (".", "!", "?", "…", ":", ";", "。", "！", "？")
_MOST_OF_A_NAME = 1
_A_FEW = 4


def check_copied(pair: Pair) -> Iterator[Flaw]:
    """Yield a warning for a sentence that is its original word for word."""
    if is_copied(pair):
        hint = "translate it; names and numbers may stay as they are"
        yield Flaw(COPIED, "the translation is the original text, word for word", hint=hint, severity=Severity.WARNING)


def is_copied(pair: Pair) -> bool:
    """Say whether a text is a sentence and is not translated: names, numbers and addresses are the same everywhere."""
    if not is_equal(pair) or _NAMES.match(pair.context) or pair.language == pair.source_tag.partition("-")[0]:
        return False
    words = _ADDRESS.sub(" ", inline.plain_text(tuple(_own(pair.inlines)))).strip()
    common = len(_COMMON.findall(words))
    return common > _MOST_OF_A_NAME or (common > 0 and words.endswith(_SENTENCE_END))


def is_equal(pair: Pair) -> bool:
    """Say whether both texts are the same but for white space."""
    return " ".join(pair.text.split()) == " ".join(pair.translation.split())


def is_copy(pairs: Iterable[Pair]) -> bool:
    """Say whether most of what has words was copied: a file that nobody has worked on."""
    with_words = [pair for pair in pairs if not _NAMES.match(pair.context) and _COMMON.search(pair.text)]
    return len(with_words) >= _A_FEW and 2 * sum(map(is_copied, with_words)) > len(with_words)


def _own(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    """Yield what is of the text's own language and no title of a work: those stay as they are."""
    for piece in inlines:
        if not isinstance(piece, inline.Foreign | inline.Emphasis):
            yield piece
