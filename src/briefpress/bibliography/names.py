"""Names as BibTeX and RIS write them -> their parts, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefpress.bibliography.item import Name

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)


def bibtex_names(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each name of `A and {B and C} and D`, and whether it stands in braces: a body's."""
    depth, start, position = 0, 0, 0
    while position < len(text):
        match = _AND.match(text, position) if not depth and text[position].isspace() else None
        if match:
            yield _unbraced(text[start:position])
            start = position = match.end()
            continue
        depth += {"{": 1, "}": -1}.get(text[position], 0)
        position += 1
    if text[start:].strip():
        yield _unbraced(text[start:])


def name_of(text: str) -> Name:
    """Return the parts of `Family, Given`, `von Family, Jr., Given` or `Given von Family`; a lone word is a body."""
    parts = [" ".join(part.split()) for part in text.split(",")]
    if len(parts) == 1:
        return _spoken(parts[0].split())
    family = parts[0].split()
    von = _particles(family)
    suffix, given = (parts[1], parts[2]) if len(parts) > 2 else ("", parts[1])
    return _made(" ".join(family[len(von) :]), given, " ".join(von), suffix)


def ris_name(text: str) -> Name:
    """Return the parts of `Family, Given, Suffix`; what has no comma is a body."""
    parts = [" ".join(part.split()) for part in text.split(",")]
    if len(parts) == 1:
        return {"literal": parts[0]}
    return _made(parts[0], parts[1], "", parts[2] if len(parts) > 2 else "")


def turned(name: Name) -> str:
    """Return a name with the family name first, as both formats write it."""
    if "literal" in name:
        return name["literal"]
    particles = " ".join(filter(None, (name.get("dropping-particle"), name.get("non-dropping-particle"))))
    family = " ".join(filter(None, (particles, name.get("family"))))
    return ", ".join(filter(None, (family, name.get("suffix"), name.get("given"))))


def _spoken(words: list[str]) -> Name:
    if len(words) < 2:
        return {"literal": " ".join(words)}
    # The family name begins at the first small letter after a given name, else it is the last word.
    first = next((place for place, word in enumerate(words[1:-1], 1) if word[0].islower()), len(words) - 1)
    family = words[first:]
    von = _particles(family)
    return _made(" ".join(family[len(von) :]), " ".join(words[:first]), " ".join(von), "")


def _particles(words: list[str]) -> list[str]:
    count = 0
    while count < len(words) - 1 and words[count][0].islower():
        count += 1
    return words[:count]


def _made(family: str, given: str, von: str, suffix: str) -> Name:
    parts = {"family": family, "given": given, "non-dropping-particle": von, "suffix": suffix}
    return {key: value for key, value in parts.items() if value}


def _unbraced(text: str) -> tuple[str, bool]:
    text = text.strip()
    is_body = text.startswith("{") and text.endswith("}") and text.count("{") == 1
    return text, is_body
