"""A YAML file's bytes with other words in some texts, or with comments above them: every other byte stays.

Each text keeps the style in which it is written: plain, quoted, folded or literal.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy

from briefpress.diagnostics import BriefPressError, Diagnostic
from briefpress.yaml_file.file import KeyPath, YamlFile, YamlValue
from briefpress.yaml_file.patch import patched, value_at
from briefpress.yaml_file.scalar_text import ScalarText, scalar_text
from briefpress.yaml_file.spans import Change, applied, word_changes

_WIDTH = 100
"""Characters of a line in a text of several; longer ones that stand there stay."""


def reworded(content: bytes, file: YamlFile, texts: Mapping[KeyPath, str]) -> bytes:
    """Return the bytes of a file with other texts at some paths, each in the style in which the old one is written.

    Only words that change are written anew; a plain or quoted text that cannot hold the new one is quoted.
    Raises BriefPressError for a text that is not written at its path, or in a way that cannot hold the new one.
    """
    ways = {path: tuple(_ways(file, path, text)) for path, text in texts.items()}
    for path, found in ways.items():
        if not found:
            raise _no_room(file, path)
    try:
        return _with_texts(content, file, {path: found[0] for path, found in ways.items()}, texts)
    except BriefPressError:
        chosen = {path: _first_that_reads(content, file, path, found, texts[path]) for path, found in ways.items()}
        return _with_texts(content, file, chosen, texts)


def commented(content: bytes, file: YamlFile, comments: Mapping[KeyPath, Sequence[str]]) -> bytes:
    """Return the bytes of a file with lines of comment above the lines in which some values begin.

    A line that stands there already is not added again. Raises BriefPressError where a comment cannot stand.
    """
    changes: dict[int, Change] = {}
    for path, lines in comments.items():
        written = file.written[path]
        line = file.source.line_of(written.key[0] if written.key else written.start)
        start, text = file.source.line_starts[line], file.source.line_at(line)
        indentation = text[: len(text) - len(text.lstrip(" "))]
        above = set(_comments_above(file, line))
        new = [f"{indentation}# {one}\n" for one in lines if one not in above]
        before = changes[start].text if start in changes else ""
        changes[start] = Change(start, start, before + "".join(one for one in new if one not in before))
    return patched(content, file, changes.values(), file.value)


def _with_texts(
    content: bytes, file: YamlFile, changes: Mapping[KeyPath, Change], texts: Mapping[KeyPath, str]
) -> bytes:
    expected = deepcopy(file.value)
    for path in changes:
        _set(expected, path, texts[path])
    return patched(content, file, changes.values(), expected)


def _first_that_reads(content: bytes, file: YamlFile, path: KeyPath, ways: Sequence[Change], text: str) -> Change:
    for change in ways:
        try:
            _with_texts(content, file, {path: change}, {path: text})
        except BriefPressError:
            continue
        return change
    raise _no_room(file, path)


def _ways(file: YamlFile, path: KeyPath, new: str) -> Iterable[Change]:
    """Yield the ways in which a text can be put in the place of another, first what disturbs least; maybe none."""
    written, value = file.written.get(path), value_at(file.value, path)
    if written is None or not isinstance(value, str):
        raise _no_text(file, path)
    if sum(one.start == written.start for one in file.written.values()) > 1:
        raise _repeated(file, path)
    source = file.source.text
    found = scalar_text(source, written.start, written.end, value)
    if found:
        changes = tuple(word_changes(value, new, found.spans, found.first, found.written))
        made = applied(source, changes, found.start, found.end)
        yield Change(found.start, found.end, _wrapped(made, source, found))
        yield Change(found.start, found.end, made)
    start = found.start if found else written.start
    if source[start] not in "|>&":
        yield Change(start, written.end, json.dumps(new, ensure_ascii=False))


def _wrapped(made: str, source: str, found: ScalarText) -> str:
    """Return a text of several lines with those broken that have become longer than any was, where they can be."""
    old = source[found.start : found.end]
    if found.style == "|" or "\n" not in old.strip():
        return made
    lines, known = made.split("\n"), set(old.split("\n"))
    width = max(_WIDTH, *map(len, known))
    first = len(source[source.rfind("\n", 0, found.start) + 1 : found.start])
    margin = " " * found.indentation
    broken = []
    for number, line in enumerate(lines):
        rest, room = line, width - (0 if number else first)
        while len(rest) > room and rest not in known:
            space = rest.rfind(" ", found.indentation + 1, room)
            # Where two spaces stand, or a mark that would mean something else, a line cannot begin.
            if space <= found.indentation or rest[space - 1 : space] == " " or rest[space + 1] in " #-?:\r\\":
                break
            broken.append(rest[:space])
            rest, room = margin + rest[space + 1 :], width
        broken.append(rest)
    return "\n".join(broken)


def _comments_above(file: YamlFile, line: int) -> Iterable[str]:
    while line and (text := file.source.line_at(line - 1).strip()).startswith("#"):
        yield text.removeprefix("#").strip()
        line -= 1


def _set(value: YamlValue, path: KeyPath, text: str) -> None:
    parent = value_at(value, path[:-1])
    if isinstance(parent, dict):
        parent[str(path[-1])] = text
    elif isinstance(parent, list) and isinstance(path[-1], int):
        parent[path[-1]] = text


def _no_text(file: YamlFile, path: KeyPath) -> BriefPressError:
    message = f'"{path[-1]}" is no text that is written here, so that its words cannot be changed'
    return BriefPressError([Diagnostic("yaml.not-reworded", message, file.place(path), "change it by hand")])


def _repeated(file: YamlFile, path: KeyPath) -> BriefPressError:
    message = f'"{path[-1]}" is written once and repeated elsewhere (&, *), so that its words are not changed'
    return BriefPressError([Diagnostic("yaml.not-reworded", message, file.place(path), "change it by hand")])


def _no_room(file: YamlFile, path: KeyPath) -> BriefPressError:
    message = f'"{path[-1]}" cannot hold the new words in the way in which it is written'
    return BriefPressError([Diagnostic("yaml.not-reworded", message, file.place(path), "change it by hand")])
