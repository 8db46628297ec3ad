"""Bytes of an XLSX file -> the cells of one of its sheets (ECMA-376 part 1, 18), as an office program last saw them.

A stranger's file: what it unpacks to is bounded, a document type is refused, and no formula is worked out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import product
from math import inf
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from briefpress.diagnostics import BriefPressError, Diagnostic, Place, did_you_mean
from briefpress.files.plain_xml import plain_xml
from briefpress.files.zip_parts import ZipBounds, ZipFault, zip_parts
from briefpress.spreadsheet.number_formats import NumberFormat, number_formats
from briefpress.spreadsheet.sheet import (
    MOST_COLUMNS,
    MOST_MERGED_ROWS,
    MOST_ROWS,
    Cell,
    Rows,
    column_name,
    column_number,
    squared,
)

SIZE_LIMIT = 5_000_000
"""In bytes."""
# Rows that are empty and have a look shrink to almost nothing: that is no reason to refuse a sheet.
_BOUNDS = ZipBounds(parts=2_000, unpacked=40_000_000, ratio=inf)

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_xlsx(content: bytes, name: str, sheet: str, asked: Place) -> Rows:
    """Return the rows of a sheet; of the first, where none is named. `asked` is where the file was asked for.

    Raises BriefPressError for what is no XLSX file, is too large, or has no such sheet.
    """
    return _Workbook.of(content, name).rows(sheet, asked)


@dataclass(frozen=True, slots=True)
class _Workbook:
    name: str
    parts: Mapping[str, bytes]

    @classmethod
    def of(cls, content: bytes, name: str) -> _Workbook:
        if len(content) > SIZE_LIMIT:
            message = f"the file is larger than {SIZE_LIMIT / 1e6:g} MB"
            raise _problem("content.large-file", message, name, "keep the sheet that is to be printed")
        if content.startswith(_OLE):
            message = "the file is protected by a password, or in the format of Excel 97-2003"
            raise _problem(
                "content.bad-file", message, name, "save it as an Excel Workbook (.xlsx), without a password"
            )
        return cls(name, zip_parts(content, _BOUNDS, partial(_refused, name), _is_needed))

    def rows(self, sheet: str, asked: Place) -> Rows:
        book = self.part("xl/workbook.xml")
        names = {one.get("name", ""): one.get(_ID) or one.get(_STRICT_ID) or "" for one in book.iter(f"{_MAIN}sheet")}
        if not names:
            raise _problem("content.bad-file", "the file has no sheet", self.name, "save it again")
        if sheet and sheet not in names:
            message, hint = f'the file has no sheet "{sheet}"', did_you_mean(sheet, list(names))
            raise BriefPressError([Diagnostic("content.no-sheet", message, asked, hint)])
        title = sheet or next(iter(names))
        targets = {one.get("Id", ""): one.get("Target", "") for one in self.part("xl/_rels/workbook.xml.rels")}
        path = posixpath.normpath(posixpath.join("/xl", targets.get(names[title], ""))).lstrip("/")
        reading = _Reading(self.name, title, self.texts(), self.formats())
        return reading.rows(self.part(path))

    def texts(self) -> tuple[str, ...]:
        """Return the texts that cells share (18.4.8)."""
        if "xl/sharedStrings.xml" not in self.parts:
            return ()
        return tuple(_text(one) for one in self.part("xl/sharedStrings.xml").findall(f"{_MAIN}si"))

    def formats(self) -> tuple[NumberFormat, ...]:
        if "xl/styles.xml" not in self.parts:
            return ()
        return tuple(number_formats(self.part("xl/styles.xml"), _MAIN))

    def part(self, path: str) -> Element:
        """Return a part's root. Raises BriefPressError for one that is not there or is not what it should be."""
        hint = "save it again as an Excel Workbook (.xlsx), or as CSV UTF-8"
        if path not in self.parts:
            raise _problem("content.bad-file", f"the file lacks its part {path}", self.name, hint)
        # A strict workbook has the same elements under another name.
        content = self.parts[path].replace(_STRICT.encode(), _MAIN[1:-1].encode())
        try:
            return plain_xml(content)
        except (ET.ParseError, ValueError) as error:
            raise _problem("content.bad-file", f"{path} of the file cannot be read", self.name, hint) from error


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads one sheet."""

    name: str
    title: str
    texts: tuple[str, ...]
    formats: tuple[NumberFormat, ...]

    def rows(self, sheet: Element) -> Rows:
        found: dict[tuple[int, int], Cell] = {}
        for element in sheet.iter(f"{_MAIN}c"):
            match = _ADDRESS.fullmatch(element.get("r", ""))
            if match:
                down, across = int(match[2]) - 1, column_number(match[1])
                cell = self.cell(element, down, across)
                if cell.value:
                    self.bound(down, across)
                    found[down, across] = cell
        self.merge(sheet, found)
        height = max((down for down, _ in found), default=-1) + 1
        width = max((across for _, across in found), default=-1) + 1
        rows = [
            [found.get((down, across)) or self.empty(down, across) for across in range(width)] for down in range(height)
        ]
        return squared(rows, self.empty(0, 0))

    def bound(self, down: int, across: int) -> None:
        if down >= 20 * MOST_ROWS or across >= 10 * MOST_COLUMNS:
            message = f"{self.spot(down, across)} lies farther out than a table can begin"
            raise _problem("content.large-file", message, self.name, "keep the cells that are to be printed, at A1")

    def merge(self, sheet: Element, found: dict[tuple[int, int], Cell]) -> None:
        """Let cells that are merged span their columns and rows."""
        for merged in sheet.iter(f"{_MAIN}mergeCell"):
            first, _, last = merged.get("ref", "").partition(":")
            corners = _ADDRESS.fullmatch(first), _ADDRESS.fullmatch(last)
            if not corners[0] or not corners[1]:
                continue
            down, across = int(corners[0][2]) - 1, column_number(corners[0][1])
            span = min(column_number(corners[1][1]) - across + 1, MOST_COLUMNS)
            rows = min(int(corners[1][2]) - down, MOST_MERGED_ROWS)
            cell = found.get((down, across))
            if cell and span > 0 and rows > 0 and (span, rows) != (1, 1):
                for spot in product(range(down, down + rows), range(across, across + span)):
                    found[spot] = Cell("", is_number=False, place=self.place(*spot), is_covered=True)
                found[down, across] = Cell(cell.value, cell.is_number, cell.place, span, rows=rows)

    def cell(self, element: Element, down: int, across: int) -> Cell:
        kind, value = element.get("t", "n"), element.findtext(f"{_MAIN}v") or ""
        place = self.place(down, across)
        if kind == "inlineStr":
            inline = element.find(f"{_MAIN}is")
            return Cell("" if inline is None else _text(inline), is_number=False, place=place)
        if kind == "s":
            known = value.isdigit() and int(value) < len(self.texts)
            return Cell(self.texts[int(value)] if known else "", is_number=False, place=place)
        if kind == "b":
            return Cell("TRUE" if value == "1" else "FALSE", is_number=False, place=place)
        if kind == "e":
            message, hint = (
                f"the formula of this cell came to {value}",
                "mend it in the office program, or empty the cell",
            )
            raise BriefPressError([Diagnostic("content.bad-cell", message, place, hint)])
        if kind in ("str", "d"):
            return Cell(value.strip(), is_number=False, place=place)
        if not value and element.find(f"{_MAIN}f") is not None:
            hint = "open the file in an office program and save it: formulas are not worked out here"
            raise BriefPressError(
                [Diagnostic("content.bad-cell", "the formula of this cell has no result", place, hint)]
            )
        return Cell(*self.number(element, value, place), place)

    def number(self, element: Element, value: str, place: Place) -> tuple[str, bool]:
        style = element.get("s", "0")
        known = style.isdigit() and int(style) < len(self.formats)
        format_ = self.formats[int(style)] if known else NumberFormat()
        if not value:
            return "", False
        if format_.is_date:
            hint = "format the cell as text, and write the date as the reader should see it"
            raise BriefPressError([Diagnostic("content.bad-cell", "this cell is a date, not a number", place, hint)])
        return format_.shown(value), True

    def empty(self, down: int, across: int) -> Cell:
        return Cell("", is_number=False, place=self.place(down, across))

    def place(self, down: int, across: int) -> Place:
        return Place(self.name, down + 1, across + 1, spot=self.spot(down, across))

    def spot(self, down: int, across: int) -> str:
        return f"{self.title}!{column_name(across)}{down + 1}"


def _is_needed(part: str) -> bool:
    """Say whether a part may have to do with a table."""
    return part.startswith("xl/") and part.endswith((".xml", ".rels"))


def _refused(name: str, fault: ZipFault, detail: str) -> BriefPressError:
    keep, anew = "keep the sheet that is to be printed", "save it again as an Excel Workbook (.xlsx), or as CSV UTF-8"
    match fault:
        case ZipFault.NO_ZIP | ZipFault.DAMAGED:
            return _problem("content.bad-file", "the file is no XLSX file, or is damaged", name, anew)
        case ZipFault.PARTS:
            return _problem("content.large-file", f"the file has {detail} parts, more than {_BOUNDS.parts}", name, keep)
        case ZipFault.TWINS:
            return _problem("content.bad-file", "the file is damaged: two of its parts have one name", name, anew)
        case ZipFault.ENCRYPTED:
            return _problem("content.bad-file", "the file is protected by a password", name, "save it without one")
        case ZipFault.UNPACKED | ZipFault.RATIO:
            most = f"{_BOUNDS.unpacked / 1e6:g} MB"
            return _problem("content.large-file", f"the file unpacks to more than {most}", name, keep)


def _text(element: Element) -> str:
    """Return the text of a string of runs, without what is said of how it sounds (18.4.6)."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), " ".join("".join(_pieces(element)).split()))


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_MAIN}t":
            yield child.text or ""
        elif child.tag == f"{_MAIN}r":
            yield child.findtext(f"{_MAIN}t") or ""


def _problem(code: str, message: str, name: str, hint: str) -> BriefPressError:
    return BriefPressError([Diagnostic(code, message, Place(name), hint)])
