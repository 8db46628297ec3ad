"""Wordings -> wordings between marks; a page with the marks -> which of its letters is of which wording.

The marks are characters of private use, which no text can hold. They are set so that they change little of what stands
beside them: within the emphasis that a wording begins or ends with, and before its last full stop, which templates ask
for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from briefpress.incoming.review.tokens import Token

Owned = Sequence[tuple[str, str]]
"""The letters that count, each with the context of the wording that it is of."""

SEVERAL = "?"
"""The owner of a word that is a part of two wordings."""
COMPUTED = ""
"""The owner of what no author has typed: labels, numbers, dates."""

_START, _END, _END_BEFORE_STOP, _FIRST = "\ue000", "\ue001", "\ue002", 0xE100
_BASE = 0x1000
_MARK = re.compile(f"{_START}(.)(.)", re.DOTALL)
_ANY = re.compile("[\ue000-\uf8ff]")
_STOPS = (".", "。")
# What stands before and after the words themselves: emphasis, and white space.
_AROUND = re.compile(r"(?P<before>\s*[*_]*(?!\s))(?P<words>.*?)(?P<after>(?<!\\)[*_]*\s*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Marker:
    """Puts marks around wordings, and keeps what each says."""

    wordings: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def marked(self, context: str, text: str) -> str:
        """Return a wording between marks."""
        found = _AROUND.fullmatch(text)
        if not text.strip() or not found or not found["words"]:
            return text
        self.wordings[context] = text
        number = self.numbers.setdefault(context, len(self.numbers))
        start = f"{_START}{chr(_FIRST + number // _BASE)}{chr(_FIRST + number % _BASE)}"
        return f"{found['before']}{start}{_ended(found['words'])}{found['after']}"

    def context_of(self, text: str) -> str:
        """Return the context of the wording that a text with marks begins with; nothing where none does."""
        found = _MARK.match(text)
        return tuple(self.numbers)[_number(found[1] + found[2])] if found else ""


def unmarked(text: str) -> str:
    """Return a text without the marks in it."""
    return _ANY.sub("", text)


def unmarked_parts(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a Word file without the marks in their texts."""
    return {
        name: unmarked(content.decode()).encode() if name.endswith(".xml") else content
        for name, content in parts.items()
    }


def owned_letters(tokens: Sequence[Token], contexts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each character that counts with the context of the innermost wording around it."""
    around: list[str] = []
    waiting = COMPUTED
    place = 0
    while place < len(tokens):
        text = tokens[place].text
        stop_of, waiting = waiting, COMPUTED
        if text == _START:
            number = "".join(one.text for one in tokens[place + 1 : place + 3])
            place += 3
            around.append(contexts[_number(number)])
            continue
        if text in (_END, _END_BEFORE_STOP):
            ended = around.pop() if around else COMPUTED
            waiting = ended if text == _END_BEFORE_STOP else COMPUTED
        else:
            owner = stop_of if stop_of and text in _STOPS else around[-1] if around else COMPUTED
            for letter in tokens[place].flat:
                yield letter, owner
        place += 1


def owners_of(tokens: Sequence[Token], owned: Owned) -> tuple[str, ...]:
    """Return the context of the wording that each token of a paragraph without marks is of."""
    letters = _letter_owners("".join(one.flat for one in tokens), owned)
    owners: list[str | None] = []
    place = 0
    for token in tokens:
        here = letters[place : place + len(token.flat)]
        place += len(token.flat)
        owners.append(None if not here else here[0] if len(set(here)) == 1 else SEVERAL)
    return tuple(_spaces_owned(owners))


def _ended(words: str) -> str:
    if words.endswith(_STOPS) and not words.endswith(".."):
        return f"{words[:-1]}{_END_BEFORE_STOP}{words[-1]}"
    return f"{words}{_END}"


def _number(letters: str) -> int:
    high, low = (ord(letter) - _FIRST for letter in letters)
    return high * _BASE + low


def _letter_owners(flat: str, owned: Sequence[tuple[str, str]]) -> list[str]:
    theirs = "".join(letter for letter, _ in owned)
    if theirs == flat:
        return [owner for _, owner in owned]
    owners = [COMPUTED] * len(flat)
    for block in SequenceMatcher(None, flat, theirs, autojunk=False).get_matching_blocks():
        for place in range(block.size):
            owners[block.a + place] = owned[block.b + place][1]
    # What the marks have changed beside them, between two letters of one wording, is of that wording.
    for place in range(1, len(owners) - 1):
        if owners[place] == COMPUTED and owners[place - 1] == owners[place + 1]:
            owners[place] = owners[place - 1]
    return owners


def _spaces_owned(owners: Sequence[str | None]) -> Iterator[str]:
    """Yield owners with those of spaces, which are of a wording where they stand between two words of it."""
    before = COMPUTED
    for place, owner in enumerate(owners):
        if owner is not None:
            before = owner
            yield owner
            continue
        after = next((one for one in owners[place:] if one is not None), COMPUTED)
        yield before if before == after else COMPUTED
