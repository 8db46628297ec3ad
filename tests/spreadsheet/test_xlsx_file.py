"""Workbooks: what a cell shows is what is read of it."""

from __future__ import annotations

import pytest

from briefpress.diagnostics import Place
from briefpress.spreadsheet.xlsx_file import read_xlsx
from tests.spreadsheet.workbooks import cells, workbook


def shown(value: str, code: str) -> str:
    """Return what is read of a number in a format."""
    styles = f'<numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts><cellXfs><xf numFmtId="170"/></cellXfs>'
    ((cell,),) = read_xlsx(
        workbook(f'<c r="A1" s="0"><v>{value}</v></c>', styles), "heat.xlsx", "", Place("brief.yaml")
    )
    return cell.value


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("0.30000000000000004", "General", "0.3"),
        ("31.25", "0.0&quot; days&quot;", "31.3"),
        ("0.125", "0%", "13"),
        ("0.125", "0.0 %", "12.5"),
        ("1234.5", "#,##0.00;[Red]-#,##0.00", "1234.50"),
        ("1E+3", "0", "1000"),
    ],
)
def test_reads_numbers_as_they_are_shown(value: str, code: str, expected: str) -> None:
    assert expected == shown(value, code)


def test_a_cell_knows_its_sheet_and_address() -> None:
    rows = read_xlsx(workbook('<c r="B2"><v>1</v></c>'), "heat.xlsx", "Data", Place("brief.yaml"))

    assert "heat.xlsx:Data!B2" == str(rows[1][1].place)
    assert ["", ""] == [cell.value for cell in rows[0]]


def test_merged_cells_cover_the_others_of_their_columns_and_rows() -> None:
    merged = '</row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells><sheetData><row>'
    content = workbook(cells("A", 1, ("North", "", "12"), ("", "", "13")) + merged)

    rows = read_xlsx(content, "heat.xlsx", "", Place("brief.yaml"))

    assert [(2, 2), (1, 1), (1, 1)] == [(cell.span, cell.rows) for cell in rows[0]]
    assert [[False, True, False], [True, True, False]] == [[cell.is_covered for cell in row] for row in rows]
