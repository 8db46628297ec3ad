"""Tables and charts that name a file -> the same with what stands in it, each value at its place there.

This happens before anything is checked: a cell of a CSV file is looked at, translated and cited from as one that is
typed into the brief.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefpress.content.words import NumberText
from briefpress.diagnostics import BriefPressError, Diagnostic, Place, did_you_mean
from briefpress.files.opener import Opener, is_there
from briefpress.spreadsheet import csv_file, xlsx_file
from briefpress.spreadsheet.csv_file import read_csv
from briefpress.spreadsheet.sheet import Cell, Rows, part_of
from briefpress.spreadsheet.xlsx_file import read_xlsx
from briefpress.yaml_file import KeyPath, YamlFile, YamlValue

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_ .-]*(/[A-Za-z0-9_][A-Za-z0-9_ .-]*)*")
_LIMITS = {".csv": csv_file.SIZE_LIMIT, ".xlsx": xlsx_file.SIZE_LIMIT}
_FROM_FILE = {"table": ("rows",), "chart": ("categories", "series")}
"""Type of a block -> what a file has of it."""


@dataclass(frozen=True, slots=True)
class WithFiles(YamlFile):
    """A YAML file with values that stand in other files."""

    places: Mapping[KeyPath, Place]

    def place(self, key_path: KeyPath, of_key: bool = False) -> Place:
        nearest = key_path
        while nearest and nearest not in self.written and nearest not in self.places:
            nearest = nearest[:-1]
        # Not `super()`: a dataclass with slots is made anew.
        return self.places[nearest] if nearest in self.places else YamlFile.place(self, key_path, of_key)


def with_files(yaml: YamlFile, folder: Path, opener: Opener) -> YamlFile:
    """Return a brief's file with the tables and charts that stand in other files.

    Raises BriefPressError with what is wrong with these, or with how they are named.
    """
    filling = _Filling(yaml, folder, opener, {}, [])
    value = filling.value(yaml.value, ())
    if filling.problems:
        raise BriefPressError(filling.problems)
    return WithFiles(yaml.name, value, yaml.source, yaml.written, filling.places)


@dataclass(frozen=True, slots=True)
class _Filling:
    """One walk over the values of a brief."""

    yaml: YamlFile
    folder: Path
    opener: Opener
    places: dict[KeyPath, Place]
    problems: list[Diagnostic]

    def value(self, value: YamlValue, path: KeyPath) -> YamlValue:
        match value:
            case dict() if value.get("type") in _FROM_FILE and isinstance(value.get("from_file"), str):
                return self.emphasised(self.filled(value, path, str(value["type"])), path)
            case dict() if value.get("type") == "chart":
                return self.emphasised(value, path)
            case dict():
                return {key: self.value(inner, (*path, key)) for key, inner in value.items()}
            case list() if path[-1:] == ("cells",):
                return [self.typed(inner, (*path, place)) for place, inner in enumerate(value)]
            case list():
                return [self.value(inner, (*path, place)) for place, inner in enumerate(value)]
            case _:
                return value

    def emphasised(self, block: YamlValue, path: KeyPath) -> YamlValue:
        """Return a chart whose emphasis is the place of its category: the name there is another in each language."""
        if not isinstance(block, dict) or block.get("emphasis") is None:
            return block
        wanted, categories = block["emphasis"], block.get("categories")
        known = categories if isinstance(categories, list) else []
        found = [
            place
            for place, name in enumerate(known)
            if wanted in ([*name.values()] if isinstance(name, dict) else [name])
        ]
        if not found:
            message, hint = (
                f'the chart has no category "{wanted}"',
                did_you_mean(str(wanted), [str(one) for one in known]),
            )
            self.problems.append(
                Diagnostic("content.unknown-category", message, self.yaml.place((*path, "emphasis")), hint)
            )
        return {**block, "emphasis": found[0] if found else None}

    def typed(self, value: YamlValue, path: KeyPath) -> YamlValue:
        """Return a number as it was typed: 1.50 has two decimals."""
        text = self.yaml.text_at(path)
        is_plain = isinstance(value, float) and re.fullmatch(r"-?\d+\.\d+", text)
        return NumberText(text) if is_plain else value

    def filled(self, block: dict[str, YamlValue], path: KeyPath, kind: str) -> YamlValue:
        """Return a table or chart with what its file has."""
        try:
            self.refuse_both(block, path, kind)
            rows = self.rows(block, path)
            if kind == "table":
                return {**block, **self.table(block, rows, path)}
            return {**block, **self.chart(rows, path)}
        except BriefPressError as error:
            self.problems.extend(error.diagnostics)
            return block

    def refuse_both(self, block: dict[str, YamlValue], path: KeyPath, kind: str) -> None:
        for key in _FROM_FILE[kind]:
            if key in block:
                message = f'the {kind} has "{key}" here and in the file that it names'
                place = self.yaml.place((*path, key), of_key=True)
                hint = f'take away "from_file" or "{key}"'
                raise BriefPressError([Diagnostic("content.two-places", message, place, hint)])

    def rows(self, block: dict[str, YamlValue], path: KeyPath) -> Rows:
        name, sheet, wanted = (str(block.get(key) or "") for key in ("from_file", "sheet", "range"))
        place = self.yaml.place((*path, "from_file"))
        content = self.content(name, place)
        shown = self.opener.name_of(self.folder / name)
        if name.lower().endswith(".csv"):
            if sheet:
                message, hint = "a CSV file has no sheets", "take the sheet away, or name an XLSX file"
                raise BriefPressError(
                    [Diagnostic("content.no-sheet", message, self.yaml.place((*path, "sheet")), hint)]
                )
            rows = read_csv(content, shown)
        else:
            rows = read_xlsx(content, shown, sheet, self.yaml.place((*path, "sheet" if sheet else "from_file")))
        found = part_of(rows, wanted, self.yaml.place((*path, "range" if wanted else "from_file")))
        if len(found) < 2:
            message, hint = (
                "the file has one row only",
                "the first row has the heads, and those below it what they head",
            )
            raise BriefPressError([Diagnostic("content.empty-file", message, place, hint)])
        return found

    def content(self, name: str, place: Place) -> bytes:
        path = self.folder / name
        limit = _LIMITS.get(path.suffix.lower())
        if not _NAME.fullmatch(name) or ".." in name:
            hint = "name a file beside brief.yaml, such as heat.csv"
            message = f'"{name}" cannot name a file of this brief'
            raise BriefPressError([Diagnostic("content.bad-file-name", message, place, hint)])
        if limit is None:
            message, hint = f'"{name}" is no CSV or XLSX file', "save it as CSV UTF-8 or as an Excel Workbook (.xlsx)"
            raise BriefPressError([Diagnostic("content.bad-file", message, place, hint)])
        if not is_there(path):
            hint = did_you_mean(
                name, sorted(one.name for one in self.folder.iterdir() if one.suffix.lower() in _LIMITS)
            )
            message = f'there is no file "{name}" beside the brief'
            raise BriefPressError([Diagnostic("content.missing-file", message, place, hint)])
        try:
            return self.opener.read(path, limit)
        except OSError as error:
            message = f'"{name}" cannot be read: {error.strerror}'
            raise BriefPressError([Diagnostic("content.bad-file", message, place)]) from error

    def table(self, block: dict[str, YamlValue], rows: Rows, path: KeyPath) -> dict[str, YamlValue]:
        """Return columns and rows; a table that names its columns may say of each what the file cannot."""
        heads: list[YamlValue] = []
        for place, cell in enumerate(rows[0]):
            # The first column says what its row is of.
            heads.append({"title": self.at((*path, "columns", place, "title"), cell), "header": place == 0})
            self.places[*path, "columns", place] = cell.place
        body: list[YamlValue] = []
        for row in rows[1:]:
            if any(cell.value or cell.is_covered for cell in row):
                inside = (*path, "rows", len(body))
                self.places[inside] = self.places[*inside, "cells"] = row[0].place
                body.append({"cells": list(self.cells(row, (*inside, "cells")))})
        columns = block.get("columns")
        if isinstance(columns, list) and columns:
            for place in range(len(heads)):
                self.places.pop((*path, "columns", place), None)
            return {"rows": body}
        return {"columns": heads, "rows": body}

    def cells(self, row: tuple[Cell, ...], path: KeyPath) -> Iterator[YamlValue]:
        count = 0
        for cell in row:
            if not cell.is_covered:
                value = self.at((*path, count), cell)
                is_merged = cell.span > 1 or cell.rows > 1
                yield {"text": cell.value, "span": cell.span, "rows": cell.rows} if is_merged else value
                count += 1

    def chart(self, rows: Rows, path: KeyPath) -> dict[str, YamlValue]:
        body = [row for row in rows[1:] if any(cell.value for cell in row)]
        categories = [self.category((*path, "categories", place), row[0]) for place, row in enumerate(body)]
        series: list[YamlValue] = []
        for place, head in enumerate(rows[0][1:]):
            inside = (*path, "series", place)
            self.places[inside] = self.places[*inside, "values"] = head.place
            values: list[YamlValue] = [
                self.at((*inside, "values", down), row[place + 1]) for down, row in enumerate(body)
            ]
            self.places[*inside, "name"] = head.place
            series.append({"name": head.value, "values": values})
        return {"categories": list(categories), "series": series}

    def category(self, path: KeyPath, cell: Cell) -> YamlValue:
        self.places[path] = cell.place
        is_whole = cell.is_number and re.fullmatch(r"-?\d{1,9}", cell.value)
        return int(cell.value) if is_whole else cell.value

    def at(self, path: KeyPath, cell: Cell) -> YamlValue:
        """Return what a cell holds, and note where it stands."""
        self.places[path] = cell.place
        if not cell.value:
            return None
        return NumberText(cell.value) if cell.is_number else cell.value
