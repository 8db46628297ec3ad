"""What a work is called in a brief: the key of its file where that is a name, else its first author and year."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator

from briefpress.bibliography.item import Item
from briefpress.bibliography.markup import plain_words

_LONGEST = 64
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?")
# What programs give to works and no person would type: addresses, bare numbers, long hexadecimal ones.
_OPAQUE = re.compile(r"https?://.*|\d+|[0-9a-f]{16,}|[0-9a-f-]{36}|(?:.*/)?items/.*|ref-?\d+|item-?\d+", re.IGNORECASE)


def key_of(item: Item, taken: Container[str]) -> str:
    """Return a key that is not taken."""
    wanted = "" if _OPAQUE.fullmatch(item.key.strip()) else _as_name(item.key)
    wanted = wanted or _made(item) or "source"
    return next(key for key in _variants(wanted) if key not in taken)


def _variants(key: str) -> Iterator[str]:
    yield key
    for letter in "bcdefghijklmnopqrstuvwxyz":
        yield f"{key[: _LONGEST - 1]}{letter}"
    number = 2
    while True:
        yield f"{key[: _LONGEST - 8]}-{number}"
        number += 1


def _made(item: Item) -> str:
    """Return `lind2019`, or the first words of a title where nobody is named."""
    year = next(iter(re.findall(r"\d{4}", str(item.variables.get("issued", "")))), "")
    names = item.variables.get("author") or item.variables.get("editor") or []
    first = names[0] if names and isinstance(names, list) else {}
    who = _as_name(first.get("family", "") or "-".join(first.get("literal", "").split()[:3]))
    words = re.findall(r"[^\W\d_]{2,}", plain_words(str(item.variables.get("title", ""))))
    return _as_name(f"{who or _as_name('-'.join(words[:3]))}{year}")


def _as_name(text: str) -> str:
    """Return text in the letters that names have; empty when none is left."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    plain = re.sub(r"[^a-z0-9_.-]+", "-", plain).strip("-_.")[:_LONGEST].strip("-_.")
    return plain if _NAME.fullmatch(plain) else ""
