"""Workbooks for tests, made of the parts that programs write."""

from __future__ import annotations

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(cells: str, styles: str = "", **other: str) -> bytes:
    """Return a workbook of one sheet, with what stands in its `sheetData` and after it."""
    parts = {
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Data" sheetId="1" r:id="a"/></sheets>'
            "</workbook>"
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>'
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row>{cells}</row></sheetData></worksheet>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in (parts | other).items():
            archive.writestr(name, part)
    return made.getvalue()


def cells(first_column: str, first_row: int, *rows: tuple[str, ...]) -> str:
    """Return rows of cells, in columns of one letter; what is of digits is a number."""
    made = []
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            kind = "n" if value.isdigit() else "str"
            made.append(f'<c r="{chr(ord(first_column) + across)}{first_row + down}" t="{kind}"><v>{value}</v></c>')
    return "".join(made)
