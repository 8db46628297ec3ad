"""Bytes of a CSV file -> rows of cells, each with its line and column (RFC 4180, and what offices make of it)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefpress.diagnostics import BriefPressError, Diagnostic, Place
from briefpress.spreadsheet.sheet import Cell, Rows, squared
from briefpress.yaml_file.source import SourceText

SIZE_LIMIT = 1_000_000
"""In bytes."""

# Where the comma is taken for the decimals, a semicolon or a tab parts the cells.
_DELIMITERS = ",;\t"
_POINT = re.compile(r"[-+\u2212]?\d+(\.\d+)?")
_COMMA = re.compile(r"[-+\u2212]?(\d+|\d{1,3}(\.\d{3})+),\d+")
_BARE_COMMA = re.compile(r"[-+\u2212]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?")
_LEADING_ZERO = re.compile(r"[-+\u2212]?0\d")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class _Field:
    text: str
    start: int
    end: int
    is_quoted: bool


def read_csv(content: bytes, name: str) -> Rows:
    """Return the rows of a CSV file. `name` is what findings call it.

    Raises BriefPressError for what is not UTF-8, is too large, or has a quotation mark that nothing closes.
    """
    if len(content) > SIZE_LIMIT:
        message = f"the file is larger than {SIZE_LIMIT / 1e6:g} MB"
        raise _problem("content.large-file", message, Place(name), "keep the rows that are to be printed")
    source = SourceText.of(name, _decoded(content, name))
    refused = _CONTROL.search(source.text)
    if refused:
        message = f"the file holds a control character (U+{ord(refused[0]):04X})"
        raise _problem("content.bad-file", message, source.place(*refused.span()), "delete it")
    delimiter = _delimiter(source.text)
    fields = list(_records(source, delimiter))
    has_comma = delimiter != "," and any(_COMMA.fullmatch(one.text) for row in fields for one in row)
    rows = [[_cell(one, source, has_comma=has_comma) for one in row] for row in fields]
    return squared(rows, Cell("", is_number=False, place=Place(name)))


def _decoded(content: bytes, name: str) -> str:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        hint = 'save it as "CSV UTF-8"'
        raise _problem("content.bad-file", "the file is not UTF-8", Place(name, line), hint) from error


def _delimiter(text: str) -> str:
    """Return what parts the cells: the sign that the first line has most of, outside of quotation marks."""
    first = re.sub(r'"[^"]*"', "", text).lstrip("\r\n").partition("\n")[0]
    return max(_DELIMITERS, key=lambda sign: (first.count(sign), -_DELIMITERS.index(sign)))


def _records(source: SourceText, delimiter: str) -> Iterator[list[_Field]]:
    text, position = source.text, 0
    row: list[_Field] = []
    while position < len(text):
        field = _field(source, position, delimiter)
        row.append(field)
        position = field.end
        if position < len(text) and text[position] == delimiter:
            position += 1
            if position == len(text):
                row.append(_Field("", position, position, is_quoted=False))
            continue
        yield row
        row = []
        position += 2 if text[position : position + 2] == "\r\n" else 1
    if row:
        yield row


def _field(source: SourceText, start: int, delimiter: str) -> _Field:
    text = source.text
    if text[start] == '"':
        end = start + 1
        while end < len(text):
            if text[end] == '"' and text[end + 1 : end + 2] != '"':
                break
            end += 2 if text[end] == '"' else 1
        after = text[end + 1 : end + 2]
        if end >= len(text) or (after and after not in f"{delimiter}\r\n"):
            what = "a quotation mark opens this cell and none closes it"
            if end < len(text):
                what = "something follows the quotation mark that closes this cell"
            hint = 'inside quotation marks, write "" for one of them'
            raise _problem("content.bad-file", what, source.place(start, min(end + 2, len(text))), hint)
        words = text[start + 1 : end].replace('""', '"')
        return _Field(" ".join(words.split()), start, end + 1, is_quoted=True)
    match = re.compile(f"[^{delimiter}\r\n]*").match(text, start)
    assert match  # of no character at least
    return _Field(match[0].strip(), start, match.end(), is_quoted=False)


def _cell(field: _Field, source: SourceText, *, has_comma: bool) -> Cell:
    place = source.place(field.start, max(field.end, field.start + 1))
    number = _number(field.text, has_comma=has_comma)
    return Cell(number or field.text, bool(number), place)


def _number(text: str, *, has_comma: bool) -> str:
    """Return a number with a point before its decimals; empty for what is text, such as `007`."""
    pattern = _BARE_COMMA if has_comma else _POINT
    if not pattern.fullmatch(text) or _LEADING_ZERO.match(text) or len(text) > 24:
        return ""
    plain = text.replace(".", "").replace(",", ".") if has_comma else text
    return plain.replace("\u2212", "-").removeprefix("+")


def _problem(code: str, message: str, place: Place, hint: str) -> BriefPressError:
    return BriefPressError([Diagnostic(code, message, place, hint)])
