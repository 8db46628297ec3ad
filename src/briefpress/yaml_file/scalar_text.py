"""A scalar as it is written -> where each character of its value stands (YAML 1.2.2, 7.3 and 8.1)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefpress.yaml_file.spans import Span

_PROPERTIES = re.compile(r"(?:&\S+\s+)+")
_BREAKS = re.compile(r"[ \t]*\r?\n(?:[ \t]*\r?\n)*[ \t]*")
_BREAK = re.compile(r"\r?\n")
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n[ \t]*|.)", re.DOTALL)
_LITERAL, _FOLDED = "|", ">"
_WHITE = " \t\r\n"
"""White space of YAML (1.2.2, 5.5): a no-break space is a character like any other."""
# Escapes that JSON does not have (YAML 1.2.2, 5.7).
_ESCAPED = {"0": "\0", "a": "\a", "v": "\v", "e": "\x1b", " ": " ", "N": "\x85", "_": "\xa0", "L": "\u2028"}
_ESCAPED |= {"P": "\u2029", "\t": "\t"}


@dataclass(frozen=True, slots=True)
class ScalarText:
    """A text of a file, and how it is written there."""

    style: str
    """What it begins with: a quotation mark, `|` or `>`; empty for a plain one."""
    start: int
    end: int
    spans: tuple[Span, ...]
    """Where each character of its value stands."""
    first: int
    """Where its value begins, or would."""
    indentation: int
    """Of the lines that it goes on in."""

    def written(self, text: str) -> str:
        """Return how characters are written in this style."""
        if self.style == "'":
            return text.replace("'", "''")
        if self.style == '"':
            return json.dumps(text, ensure_ascii=False)[1:-1]
        return text.replace("\n", "\n" + " " * self.indentation) if self.style == _LITERAL else text


def scalar_text(text: str, start: int, end: int, value: str) -> ScalarText | None:
    """Return how the text between two places of a file is written; None where that cannot be told for certain."""
    properties = _PROPERTIES.match(text, start, end)
    start = properties.end() if properties else start
    style = text[start : start + 1] if text[start : start + 1] in ("'", '"', _LITERAL, _FOLDED) else ""
    if style in (_LITERAL, _FOLDED):
        head = _BREAK.search(text, start, end)
        first = head.end() if head else end
        pieces = list(_block_pieces(text, start, first, end)) if head else []
    else:
        first = start + len(style)
        pieces = list(_flow_pieces(text, first, end - len(style), style))
    if "".join(character for character, _ in pieces) != value:
        return None
    spans = tuple(span for _, span in pieces)
    return ScalarText(style, start, end, spans, first, _indentation(text, start, first, end, style))


def _flow_pieces(text: str, position: int, end: int, style: str) -> Iterator[tuple[str, Span]]:
    """Yield each character of a plain or quoted value with where it stands."""
    while position < end:
        breaks = _BREAKS.match(text, position, end)
        if breaks:
            lines = breaks[0].count("\n")
            # One line's end is a space, each empty line a line feed (6.5).
            for place in range(max(1, lines - 1)):
                at = (position, breaks.end()) if place == 0 else (breaks.end(), breaks.end())
                yield ("\n" if lines > 1 else " "), at
            position = breaks.end()
        elif style == "'" and text.startswith("''", position):
            yield "'", (position, position + 2)
            position += 2
        elif style == '"' and text[position] == "\\":
            escape = _ESCAPE.match(text, position)
            assert escape  # any character makes an escape
            for character in _unescaped(escape[0]):
                yield character, (position, escape.end())
            position = escape.end()
        else:
            yield text[position], (position, position + 1)
            position += 1


def _unescaped(escape: str) -> str:
    mark = escape[1]
    if mark in "\r\n":
        return ""
    if mark in "xU":
        return chr(int(escape[2:], 16)) if int(escape[2:], 16) <= 0x10FFFF else ""
    if mark in _ESCAPED:
        return _ESCAPED[mark]
    return str(json.loads(f'"{escape}"')) if mark in '"\\/bfnrtu' else ""


def _block_pieces(text: str, start: int, first: int, end: int) -> Iterator[tuple[str, Span]]:
    """Yield each character of a block with where it stands, line ends folded or not."""
    header = text[start:first].split("#")[0].strip()
    if re.search(r"\d", header):
        return  # its lines are indented by a number that is typed: none can be told from their look
    lines = _lines(text, first, end)
    while lines and not text[slice(*lines[-1])].strip(_WHITE):
        lines.pop()
    indentation = _indentation(text, start, first, end, header[:1])
    filled = [place for place, line in enumerate(lines) if text[slice(*line)].strip(_WHITE)]
    for number, place in enumerate(filled):
        line_start, line_end = lines[place]
        for at in range(line_start + indentation, line_end):
            yield text[at], (at, at + 1)
        if number + 1 < len(filled):
            following = lines[filled[number + 1]][0] + indentation
            is_folded = header[0] == _FOLDED and not _is_more_indented(text, line_start, following, indentation)
            yield from _ends(line_end, following, filled[number + 1] - place, is_folded=is_folded)
        elif "-" not in header:
            yield "\n", (line_end, line_end)


def _ends(end: int, following: int, lines: int, *, is_folded: bool) -> Iterator[tuple[str, Span]]:
    if is_folded and lines == 1:
        yield " ", (end, following)
        return
    for place in range(lines - 1 if is_folded else lines):
        yield "\n", ((end, following) if place == 0 else (following, following))


def _is_more_indented(text: str, line_start: int, following: int, indentation: int) -> bool:
    """Say whether one of two lines is indented more than the block: then it is not folded (8.1.3)."""
    return text[line_start + indentation] in " \t" or text[following] in " \t"


def _lines(text: str, first: int, end: int) -> list[Span]:
    lines, position = [], first
    for match in _BREAK.finditer(text, first, end):
        lines.append((position, match.start()))
        position = match.end()
    return [*lines, (position, end)]


def _indentation(text: str, start: int, first: int, end: int, style: str) -> int:
    """Return how far in the lines stand that a scalar goes on in."""
    breaks = first if style in (_LITERAL, _FOLDED) else text.find("\n", start, end) + 1
    for line_start, line_end in _lines(text, breaks, end) if breaks else ():
        line = text[line_start:line_end]
        if line.strip(_WHITE):
            return len(line) - len(line.lstrip(" "))
    line = text[text.rfind("\n", 0, start) + 1 :]
    return len(line) - len(line.lstrip(" ")) + 2
