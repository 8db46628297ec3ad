"""Which head cells a cell has, for tables whose head cells span: there a scope alone is ambiguous."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefpress.writers.pdf.tagged.structure import Element


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell and where it stands, in rows and columns counted from 0."""

    cell: Element
    column: int
    row: int
    columns: int
    rows: int

    @property
    def is_head(self) -> bool:
        return self.cell.type == "TH"

    def heads(self, other: _Placed) -> bool:
        """Say whether this head cell stands over, or before, another cell (HTML, 4.9.12.2)."""
        if self.cell.attributes["Table"]["Scope"] == "/Column":
            return self.row < other.row and _overlap(self.column, self.columns, other.column, other.columns)
        return self.column < other.column and _overlap(self.row, self.rows, other.row, other.rows)


def name_headers(root: Element) -> None:
    """Write into the cells of tables with head cells that span which ones they have (ISO 32000-1, table 349)."""
    tables = [element for element in root.walk() if element.type == "Table"]
    for number, table in enumerate(tables, 1):
        cells = list(_placed(table))
        if any(cell.is_head and (cell.columns > 1 or cell.rows > 1) for cell in cells):
            _name(cells, number)


def _name(cells: list[_Placed], table: int) -> None:
    heads = [cell for cell in cells if cell.is_head]
    for number, head in enumerate(heads, 1):
        head.cell.entries["ID"] = f"table-{table}-head-{number}"
    for cell in cells:
        found = [head for head in heads if head is not cell and head.heads(cell)]
        # Rows before columns: a row's name says what the cell is about.
        found.sort(key=lambda head: head.cell.attributes["Table"]["Scope"] != "/Row")
        if found:
            cell.cell.attributes["Table"]["Headers"] = [head.cell.entries["ID"] for head in found]


def _placed(table: Element) -> Iterator[_Placed]:
    taken: set[tuple[int, int]] = set()
    rows = [element for element in table.walk() if element.type == "TR"]
    for row, element in enumerate(rows):
        column = 0
        for cell in element.elements:
            while (column, row) in taken:
                column += 1
            columns, lines = (_span(cell, name) for name in ("ColSpan", "RowSpan"))
            taken |= {(column + right, row + down) for right in range(columns) for down in range(lines)}
            yield _Placed(cell, column, row, columns, lines)


def _span(cell: Element, name: str) -> int:
    count = cell.attributes.get("Table", {}).get(name, 1)
    assert isinstance(count, int)  # `elements` writes it so
    return count


def _overlap(first: int, first_count: int, second: int, second_count: int) -> bool:
    return first < second + second_count and second < first + first_count
