"""Chart -> the workbook behind it: what `Edit data` opens, as small as a workbook can be (ECMA-376 part 1, 18)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from html import escape

from briefpress.document import tree

SHEET = "Sheet1"
"""Stands in formulas: a name that needs no quotation marks."""

# Zip files know no earlier date.
_DATE = (1980, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
}


def workbook(chart: tree.Chart, is_right_to_left: bool) -> bytes:
    """Return the workbook: categories in the first column, a series in each other. Same chart, same bytes."""
    parts = _PARTS | {"xl/worksheets/sheet1.xml": _sheet(chart, is_right_to_left)}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Otherwise the system that runs it, and its permissions, would stand in the file.
            entry.create_system = 0
            entry.external_attr = 0
            package.writestr(entry, _HEAD + content, compresslevel=6)
    return made.getvalue()


def cells(column: int, first: int, last: int) -> str:
    """Return the formula of some cells of a column, both counted from 0: `Sheet1!$B$2:$B$5`."""
    name = chr(ord("A") + column)
    ending = f":${name}${last + 1}" if last > first else ""
    return f"{SHEET}!${name}${first + 1}{ending}"


def _sheet(chart: tree.Chart, is_right_to_left: bool) -> str:
    names = _row(0, ["", *(one.name for one in chart.series)])
    rows = (
        _row(place + 1, [category, *(one.numbers[place] for one in chart.series)])
        for place, category in enumerate(chart.categories)
    )
    view = '<sheetView rightToLeft="1" workbookViewId="0"/>' if is_right_to_left else '<sheetView workbookViewId="0"/>'
    views = f"<sheetViews>{view}</sheetViews>"
    return f'<worksheet xmlns="{_MAIN}">{views}<sheetData>{names}{"".join(rows)}</sheetData></worksheet>'


def _row(place: int, values: Iterable[str | tree.Number | None]) -> str:
    return f'<row r="{place + 1}">{"".join(_cells(place, values))}</row>'


def _cells(place: int, values: Iterable[str | tree.Number | None]) -> Iterator[str]:
    for column, value in enumerate(values):
        reference = f"{chr(ord('A') + column)}{place + 1}"
        if isinstance(value, tree.Number):
            yield f'<c r="{reference}"><v>{value.value}</v></c>'
        elif value:
            words = escape(value, quote=False)
            yield f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
