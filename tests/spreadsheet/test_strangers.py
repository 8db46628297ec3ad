"""Files that came from a stranger: refused in bounded time and memory, with what to do."""

from __future__ import annotations

import pytest

from briefpress.diagnostics import BriefPressError, Place
from briefpress.spreadsheet.csv_file import SIZE_LIMIT, read_csv
from briefpress.spreadsheet.sheet import part_of
from briefpress.spreadsheet.xlsx_file import read_xlsx
from tests.files.faulty_zips import encrypted, with_many_parts, with_twin
from tests.spreadsheet.workbooks import MAIN, workbook

BRIEF = Place("brief.yaml")
SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = f'<!DOCTYPE a [<!ENTITY b "c">]><worksheet xmlns="{MAIN}"><sheetData/></worksheet>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (workbook("", **{SHEET: ENTITIES}), "cannot be read"),
        (workbook("", **{SHEET: ENTITIES.replace("DOCTYPE", "NOTYPE")}), "cannot be read"),
        (workbook("", **{"xl/media/a.xml": "0" * 50_000_000}), "unpacks to more than 40 MB"),
        (with_twin(workbook(""), SHEET), "two of its parts have one name"),
        (encrypted(workbook("")), "protected by a password"),
        (with_many_parts(workbook(""), 2_000), "has 2004 parts, more than 2000"),
        (workbook('<c r="XFD1048576"><v>1</v></c>'), "lies farther out"),
        (workbook("")[:-30], "is damaged"),
        (b"PK" + workbook("")[102:], "is damaged"),
        (bytes.fromhex("d0cf11e0a1b11ae1"), "protected by a password"),
        (b"PK" + b"\0" * 6_000_000, "larger than 5 MB"),
    ],
    ids=[
        "entities",
        "no XML",
        "bomb",
        "twins",
        "locked",
        "parts",
        "far out",
        "cut off",
        "begins early",
        "encrypted",
        "large",
    ],
)
def test_refuses_workbooks(content: bytes, said: str) -> None:
    with pytest.raises(BriefPressError, match=said) as caught:
        read_xlsx(content, "heat.xlsx", "", BRIEF)

    assert caught.value.diagnostics[0].hint


def test_many_empty_rows_with_a_look_are_no_reason_to_refuse() -> None:
    rows = "</row>" + '<row s="1"/>' * 100_000 + "<row>"

    found = read_xlsx(workbook(f'<c r="A1"><v>7</v></c>{rows}'), "heat.xlsx", "", BRIEF)

    assert ["7"] == [cell.value for row in found for cell in row if cell.value]


def test_works_out_no_formula() -> None:
    cell = '<c r="A1"><f>WEBSERVICE("https://example.org")</f></c>'

    with pytest.raises(BriefPressError, match="no result"):
        read_xlsx(workbook(cell), "heat.xlsx", "", BRIEF)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"," * (SIZE_LIMIT + 1), "larger than 1 MB"), (b'"' + b"a" * 900_000, "none closes it"), (b"a\0b", r"U\+0000")],
    ids=["large", "open", "control"],
)
def test_refuses_csv(content: bytes, said: str) -> None:
    with pytest.raises(BriefPressError, match=said):
        read_csv(content, "heat.csv")


def test_refuses_more_than_a_page_can_take() -> None:
    with pytest.raises(BriefPressError, match="more than 2000 rows"):
        part_of(read_csv(b"a,b\n" * 3000, "heat.csv"), "", BRIEF)
