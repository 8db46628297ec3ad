"""A YAML file's bytes with some stretches written anew: every other byte stays, and what came of it is read back.

The one place that writes YAML, with `reword` beside it. Comments, folding, quotation marks, line ends and a byte order
mark are an author's own, and no parser that writes a whole file anew keeps them all: so nothing is written but what is
new.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy

from briefpress.diagnostics import BriefPressError, Diagnostic, Place
from briefpress.yaml_file.file import KeyPath, YamlFile, YamlValue
from briefpress.yaml_file.read import parse_yaml
from briefpress.yaml_file.spans import Change

_BOM = b"\xef\xbb\xbf"
_EMPTY_FLOW = re.compile(r"\{[ \t]*\}")
_TEXT_OF_KEY = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_INDENTATION = 2
# A letter with the accents that follow it.
_COMPOSED = re.compile(
    r".[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0d4d\u1ab0-\u1aff"
    r"\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]*",
    re.DOTALL,
)
# Characters of one line that no editor shows: they are written by their numbers.
_HIDDEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def patched(content: bytes, file: YamlFile, changes: Iterable[Change], expected: YamlValue) -> bytes:
    """Return the bytes of a file with some stretches changed.

    `file` is what `content` says, and `expected` what it is to say. Raises BriefPressError when it would not.
    """
    written = content.decode("utf-8-sig")
    line_end = _line_end(written)
    at = places(written, file)
    pieces, position = [], 0
    for change in sorted(changes, key=lambda one: (one.start, one.end)):
        assert at(change.start) >= position  # no two changes of one place
        text = re.sub(r"\r?\n", lambda _: line_end, change.text)
        pieces += [written[position : at(change.start)], text]
        position = at(change.end)
    made = "".join((*pieces, written[position:])).encode()
    made = _BOM + made if content.startswith(_BOM) else made
    try:
        read = parse_yaml(made, file.name).value
    except BriefPressError as error:
        raise _unsafe(file) from error
    if read != expected:
        raise _unsafe(file)
    return made


def added(content: bytes, file: YamlFile, path: KeyPath, entries: Mapping[str, YamlValue]) -> bytes:
    """Return the bytes of a file with keys added at the end of the mapping at a path.

    The mapping may be written in lines or in braces, be empty, or not be there if the one around it is the file's own.
    Raises BriefPressError for one that cannot be added to, such as one that is written elsewhere in the file.
    """
    change = tuple(_additions(file, path, entries))
    return patched(content, file, change, _with(file.value, path, entries))


def scalar(value: YamlValue, *, flow: bool = False) -> str:
    """Return how a text, a number or a truth value is written: plain where that reads as the same, else quoted."""
    if not isinstance(value, str):
        return json.dumps(value)
    tried = f"{{k: {value}}}" if flow else f"k: {value}"
    if value and "\n" not in value and not re.search(r"[\"'#]|^[-?:!&*|>%@`]|^\s|\s$", value):
        try:
            if parse_yaml(f"{tried}\n".encode(), "").value == {"k": value}:
                return value
        except BriefPressError:
            pass
    quoted = json.dumps(value, ensure_ascii=False)
    return _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)


def flow(value: YamlValue) -> str:
    """Return a value in braces and brackets, on one line."""
    match value:
        case dict():
            return "{" + ", ".join(f"{_key(key, flow=True)}: {flow(one)}" for key, one in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(flow, value)) + "]"
        case _:
            return scalar(value, flow=True)


def block(entries: Mapping[str, YamlValue], indentation: int) -> str:
    """Return a mapping in lines, each ended: mappings below it in lines as well, lists with an element on each line."""
    lines = []
    for key, value in entries.items():
        head = f"{' ' * indentation}{_key(key)}:"
        if (
            isinstance(value, dict)
            and value
            and any(isinstance(one, list | dict) or len(value) > 3 for one in value.values())
        ):
            lines += [f"{head}\n", block(value, indentation + _INDENTATION)]
        elif isinstance(value, list) and value:
            start = " " * (indentation + _INDENTATION)
            lines += [f"{head}\n", *(f"{start}- {flow(one)}\n" for one in value)]
        else:
            lines.append(f"{head} {flow(value) if isinstance(value, dict | list) else scalar(value)}\n")
    return "".join(lines)


def places(written: str, file: YamlFile) -> Callable[[int], int]:
    """Return where a place of the text that was read stands in the file, which may have accents apart (UAX 15)."""
    if written == file.source.text:
        return lambda place: place
    starts = [0]
    for match in _COMPOSED.finditer(written):
        starts += [match.end()] * len(unicodedata.normalize("NFC", match[0]))
    if len(starts) != len(file.source.text) + 1:
        raise _unsafe(file)
    return lambda place: starts[place]


def _additions(file: YamlFile, path: KeyPath, entries: Mapping[str, YamlValue]) -> Iterable[Change]:
    text, written = file.source.text, file.written.get(path)
    if written is None:
        yield from _as_new_key(file, path, entries)
        return
    here = text[written.start : written.end]
    value = value_at(file.value, path)
    if written.key and written.start < written.key[1]:
        raise _elsewhere(file, path)
    if value is None and not here:
        assert written.key  # the file itself is not empty: it has been read
        yield from _below_key(file, written.key, entries)
    elif not isinstance(value, dict):
        raise _no_mapping(file, path)
    elif _EMPTY_FLOW.fullmatch(here) and written.key:
        yield Change(written.start - len(_blanks_before(text, written.start)), written.end, "")
        yield from _below_key(file, written.key, entries)
    elif here.startswith("{"):
        yield _in_braces(written.start, here, value, entries)
    else:
        yield _after_last_line(file, path, value, entries)


def _as_new_key(file: YamlFile, path: KeyPath, entries: Mapping[str, YamlValue]) -> Iterable[Change]:
    """Yield a new mapping at the top of the file, after what else stands there."""
    if len(path) != 1 or not isinstance(file.value, dict):
        raise _no_mapping(file, path)
    yield _after_last_line(file, (), file.value, {str(path[0]): dict(entries)})


def _below_key(file: YamlFile, key: tuple[int, int], entries: Mapping[str, YamlValue]) -> Iterable[Change]:
    """Yield lines below that of a key without a value; a comment behind the key stays there."""
    source = file.source
    line = source.line_of(key[0])
    indentation = key[0] - source.line_starts[line] + _INDENTATION
    yield _lines_after(file, line, block(entries, indentation))


def _in_braces(start: int, here: str, value: Mapping[str, YamlValue], entries: Mapping[str, YamlValue]) -> Change:
    inside = here[:-1].rstrip().removesuffix(",")
    comma = ", " if value else ""
    position = start + len(inside)
    text = comma + flow(dict(entries))[1:-1]
    # What stood between the last value and the brace stays behind it, but for a comma that would now be a second one.
    gap = here[len(inside) : -1].replace(",", "", 1)
    return Change(position, start + len(here) - 1, text + gap)


def _after_last_line(
    file: YamlFile, path: KeyPath, value: Mapping[str, YamlValue], entries: Mapping[str, YamlValue]
) -> Change:
    """Return lines after the last one that belongs to a mapping, indented as its first key is."""
    source = file.source
    first = file.written[(*path, next(iter(value)))].key
    assert first  # what stands in a mapping has a key
    start = source.line_of(first[0])
    indentation = first[0] - source.line_starts[start]
    last = start
    for line in range(start, len(source.line_starts)):
        text = source.line_at(line)
        own = len(text) - len(text.lstrip(" "))
        # A comment that stands farther left belongs to what follows; so do blank lines.
        if not text.strip():
            continue
        if line > start and (own < indentation or _ends_document(text)):
            break
        last = line
    return _lines_after(file, last, block(entries, indentation))


def _lines_after(file: YamlFile, line: int, lines: str) -> Change:
    """Return a change that puts lines after one; where the last line of a file has no end, none is put there."""
    starts, text = file.source.line_starts, file.source.text
    if line + 1 < len(starts):
        return Change(starts[line + 1], starts[line + 1], lines)
    return Change(len(text), len(text), "\n" + lines.removesuffix("\n"))


def _ends_document(line: str) -> bool:
    return line.startswith(("---", "..."))


def _blanks_before(text: str, position: int) -> str:
    before = text[:position]
    return before[len(before.rstrip(" \t")) :]


def _key(key: str, *, flow: bool = False) -> str:
    return key if _TEXT_OF_KEY.fullmatch(key) and scalar(key, flow=flow) == key else json.dumps(key, ensure_ascii=False)


def _line_end(text: str) -> str:
    """Return the line end that most lines of a file have."""
    return "\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n"


def value_at(value: YamlValue, path: Sequence[str | int]) -> YamlValue:
    """Return what stands at a path of a value."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
    return value


def _with(value: YamlValue, path: KeyPath, entries: Mapping[str, YamlValue]) -> YamlValue:
    """Return what a file says once keys have been added."""
    made = deepcopy(value)
    parent = value_at(made, path[:-1]) if path else made
    if not path:
        assert isinstance(made, dict)  # or nothing could be added
        made.update(entries)
        return made
    found = value_at(made, path)
    new: YamlValue = {**(found if isinstance(found, dict) else {}), **entries}
    if isinstance(parent, dict):
        parent[str(path[-1])] = new
    elif isinstance(parent, list) and isinstance(path[-1], int):
        parent[path[-1]] = new
    return made


def _no_mapping(file: YamlFile, path: KeyPath) -> BriefPressError:
    name = path[-1] if path else "the file"
    message = f'"{name}" is no mapping, so that nothing can be added to it'
    return BriefPressError([Diagnostic("yaml.not-added", message, file.place(path), "make it keys with their values")])


def _elsewhere(file: YamlFile, path: KeyPath) -> BriefPressError:
    message = f'"{path[-1]}" repeats what is written elsewhere (*), so that nothing can be added to it'
    place = file.place(path, of_key=True)
    return BriefPressError([Diagnostic("yaml.not-added", message, place, "write it out")])


def _unsafe(file: YamlFile) -> BriefPressError:
    message = "what would be written does not read as it should, so nothing was written"
    hint = "add it by hand, and report the file: this should not happen"
    return BriefPressError([Diagnostic("yaml.not-added", message, Place(file.name), hint)])
