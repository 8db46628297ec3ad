"""CSV files as office programs write them."""

from __future__ import annotations

import pytest

from briefpress.spreadsheet.csv_file import read_csv


def values(content: bytes) -> list[list[str]]:
    return [[cell.value for cell in row] for row in read_csv(content, "heat.csv")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a,b\n1.50,2\n", [["a", "b"], ["1.50", "2"]]),
        (b"a;b\r\n1,50;2\r\n", [["a", "b"], ["1.50", "2"]]),
        (b"a;b\n1.234,5;2.000\n", [["a", "b"], ["1234.5", "2000"]]),
        (b"a;b\n1.5;2\n", [["a", "b"], ["1.5", "2"]]),
        ("a\tb\n\u22123\t+4\n".encode("utf-16"), [["a", "b"], ["-3", "4"]]),
        (b'\xef\xbb\xbfa,"b ""c"", d\ne"\n', [["a", 'b "c", d e']]),
        (b"a,b\nx\n,\n", [["a", "b"], ["x", ""], ["", ""]]),
        (b"a,", [["a", ""]]),
    ],
    ids=[
        "commas",
        "decimal commas",
        "thousands",
        "semicolons and points",
        "Unicode text",
        "quoted",
        "ragged",
        "no end",
    ],
)
def test_reads_what_programs_write(content: bytes, expected: list[list[str]]) -> None:
    assert expected == values(content)


def test_tells_numbers_from_text() -> None:
    (row,) = read_csv(b'12.5,007,"1,200",12 %,-3,1e5\n', "heat.csv")

    assert [True, False, False, False, True, False] == [cell.is_number for cell in row]


def test_a_cell_knows_its_line_and_column() -> None:
    rows = read_csv(b'a,b\n"first\nsecond",here\n', "heat.csv")

    assert ["heat.csv:1:3", "heat.csv:2:1", "heat.csv:3:9"] == [
        str(cell.place) for cell in (rows[0][1], rows[1][0], rows[1][1])
    ]
