"""Values -> the text of a new YAML file, as a person would lay it out: prose folded, small things on one line.

For files that do not exist yet; one that does is an author's, and `patch` changes no more of it than it must.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from briefpress.yaml_file.file import YamlValue
from briefpress.yaml_file.patch import scalar

COMMENT = "#"
"""The key of a mapping under which a comment stands, to be written above it."""
_WIDTH = 116
_FOLDED_FROM = 72
_INDENTATION = 2
_SMALL_KEYS = frozenset(("text", "span", "family", "given", "literal"))
# What cannot stand in a folded text, which knows no escapes (YAML 1.2.2, 5.1): quotation marks can hold it.
_UNFOLDABLE = re.compile("[^ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|  |^ | $|^$")
# Words that read as themselves wherever they stand; whatever else is written is tried.
_PLAIN = re.compile(r"[^\W\d_][\w ().’–/-]*(?<! )")
_MEANINGS = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))


def fresh(value: Mapping[str, YamlValue]) -> str:
    """Return the lines of a file that says what a mapping holds, comments left aside."""
    return "".join(f"{line}\n" for line in _mapping(value, 0))


def without_comments(value: YamlValue) -> YamlValue:
    """Return what the file will say: the same without comments."""
    match value:
        case dict():
            return {key: without_comments(one) for key, one in value.items() if key != COMMENT}
        case list():
            return [without_comments(one) for one in value]
        case _:
            return value


def _mapping(value: Mapping[str, YamlValue], indentation: int) -> Iterator[str]:
    before = " " * indentation
    for key, one in value.items():
        if key == COMMENT:
            continue
        if isinstance(one, dict):
            yield from _comment(one, indentation)
        if not indentation and isinstance(one, dict | list) and not _is_small(one):
            yield ""
        head = f"{before}{_scalar(key)}:"
        match one:
            case dict() if one and not _is_small(one):
                yield head
                yield from _mapping(one, indentation + _INDENTATION)
            case list() if one and not _is_small(one):
                yield head
                yield from _list(one, indentation + _INDENTATION)
            case dict() | list():
                yield f"{head} {_flow(without_comments(one))}"
            case str():
                yield from _text(head, one, indentation)
            case _:
                yield f"{head} {_scalar(one)}"


def _list(value: list[YamlValue], indentation: int) -> Iterator[str]:
    before = " " * indentation
    for one in value:
        match one:
            case dict() if one and not (_is_small(one) and set(one) <= {"family", "given", "literal"}):
                yield from _comment(one, indentation)
                lines = _mapping(one, indentation + _INDENTATION)
                first = next(lines)
                yield f"{before}- {first[indentation + _INDENTATION :]}"
                yield from lines
            case str() if _is_prose(one):
                yield from _text(f"{before}-", one, indentation)
            case _:
                yield f"{before}- {_flow(one)}"


def _comment(value: Mapping[str, YamlValue], indentation: int) -> Iterator[str]:
    """Yield a comment in as many lines as it needs."""
    words = str(value.get(COMMENT, ""))
    if words:
        before = " " * indentation
        yield from (f"{before}# {line}" for line in folded(words, _WIDTH - indentation - 2))


def _text(head: str, text: str, indentation: int) -> Iterator[str]:
    if not _is_prose(text) or _UNFOLDABLE.search(text):
        yield f"{head} {_scalar(text)}"
        return
    yield f"{head} >-"
    before = " " * (indentation + _INDENTATION)
    yield from (f"{before}{line}" for line in folded(text, _WIDTH - indentation - _INDENTATION))


def folded(text: str, width: int) -> Iterator[str]:
    """Yield a text in lines, parted at single spaces; a longer word has a line of its own."""
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line


def _is_prose(text: str) -> bool:
    return len(text) > _FOLDED_FROM


def _is_small(value: YamlValue) -> bool:
    """Say whether a value may stand in braces or brackets: nothing deep in it, and all on one line."""
    match value:
        case dict():
            inside = list(value.values())
            may_be = set(value) <= _SMALL_KEYS and not any(isinstance(one, dict | list) for one in inside)
        case list():
            inside = list(value)
            may_be = all(
                not isinstance(one, list) and (not isinstance(one, dict) or set(one) <= _SMALL_KEYS) for one in inside
            )
            # A list of mappings alone is one thing a line.
            may_be = may_be and not all(isinstance(one, dict) for one in inside)
        case _:
            return True
    return may_be and sum(len(str(one)) + 4 for one in inside) <= _WIDTH - 30


def _flow(value: YamlValue) -> str:
    """Return a value in braces and brackets."""
    match value:
        case dict():
            return "{" + ", ".join(f"{_scalar(key)}: {_flow(one)}" for key, one in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_flow, value)) + "]"
        case _:
            return _scalar(value, flow=True)


@lru_cache(maxsize=4096)
def _scalar(value: str | int | float | bool | None, *, flow: bool = False) -> str:
    """Return how a value is written; what surely reads as itself needs no trial."""
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.lower() not in _MEANINGS:
        return value
    return scalar(value, flow=flow)
